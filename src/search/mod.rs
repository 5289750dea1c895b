//! placeholder until merge
/// Place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Place {
    Name,
    Owner,
    Tagline,
    Like(usize),
    About(usize),
    Figure(usize),
    Feature(usize),
    Opportunity(usize),
    Audience(usize),
    Entry(usize),
    Caution(usize),
    ThenAndNow(usize),
    Term(usize),
}
