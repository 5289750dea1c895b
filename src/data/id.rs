//! Ids and codes.

/// An id or a code, as data files write it: short enough, nearly always, to stand where it is held. Two texts in three
/// of an atlas are ids.
pub type Id = compact_str::CompactString;
