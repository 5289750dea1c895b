//! Search: fold (case, accents, width) -> query -> index -> rank -> hit (byte ranges in the original text).
//!
//! Names, native names, aliases, owners, analogues and terms are matched by letter: as a whole, from the start,
//! inside, scattered (by fuzzy-matcher), and with one slip. Sentences are matched by word only.
//!
//! ```
//! use luopan::search::Query;
//!
//! let query = Query::parse("wei xin pays:jp");
//! assert!(query.problems().is_empty());
//! assert_eq!(query.marks("微信 Wēixìn"), vec![7..15]);
//! ```

mod amount;
mod board;
mod catalogue;
mod complete;
mod filter;
mod fold;
mod han;
mod hit;
mod hunt;
mod index;
mod lexicon;
mod memory;
mod most;
mod near;
mod needle;
mod parse;
mod piece;
mod place;
mod query;
mod question;
mod results;
mod run;
mod searcher;
mod shelf;
mod short;
mod sift;
mod slip;
mod slot;
mod spacing;
mod starts;
mod texts;
mod token;
mod told;
mod usage;
mod values;
mod weight;

pub use catalogue::{Catalogue, Entry};
pub use complete::{Choice, Completion, complete};
pub use filter::Key;
pub use fold::Folded;
pub use hit::{Excerpt, Hit};
pub use index::Index;
pub use most::Matches;
pub use place::mentions;
pub use query::{Problem, Query};
pub use searcher::{AT_ONCE, Answer, Searcher, Worker};
pub use shelf::Shelf;
pub use slot::Field;
