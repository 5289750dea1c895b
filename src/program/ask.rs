//! From a command of the command line to its answer.

use std::io::{self, IsTerminal, Write};

use crate::cli::Verb;
use crate::command::{self, Context, Desk, Failure, Inspection, Outcome, Pages, Request};
use crate::search::Catalogue::{Changes, Glossary, Opportunities, Reach, Sources};
use crate::sheet::Choice;

use super::desk::given;

/// Answers a question that takes an atlas.
pub(super) fn ask(
    verb: Option<Verb>,
    query: &[String],
    (context, desk): (&Context, &Desk),
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    match verb {
        Some(Verb::List { query }) => command::list(context, &query.join(" "), out),
        Some(Verb::Show { id, section }) => command::show(context, &id, section, out),
        Some(Verb::Search { query }) => command::search(context, &query.join(" "), out),
        Some(Verb::Compare { ids, diff }) => command::compare(context, &ids, diff, out),
        Some(Verb::Matrix {
            query,
            all,
            by_count,
        }) => command::matrix(context, &query.join(" "), Choice::new(all, by_count), out),
        Some(Verb::Opportunities { query }) => {
            command::catalogue(context, Opportunities, &query.join(" "), out)
        }
        Some(Verb::Reach { metric }) => command::catalogue(context, Reach, &metric.join(" "), out),
        Some(Verb::Term { word }) => command::catalogue(context, Glossary, &word.join(" "), out),
        Some(Verb::Sources { query }) => {
            command::catalogue(context, Sources, &query.join(" "), out)
        }
        Some(Verb::Changes { query }) => {
            command::catalogue(context, Changes, &query.join(" "), out)
        }
        Some(Verb::Rules { country }) => command::rules(context, &country.join(" "), out),
        Some(Verb::Stale { months }) => {
            let months = months.unwrap_or(context.atlas.limits.stale);
            command::stale(context, months, out)
        }
        Some(Verb::Export {
            chosen,
            format,
            what,
            output,
            force,
            agency,
            private: _,
        }) => {
            let request = Request {
                ids: chosen,
                format,
                what,
                output,
                force,
                agency: agency.or_else(|| context.agency.clone()),
            };
            command::export(context, &request, out)
        }
        Some(Verb::Note { note_id, text }) => {
            let given = given(&text, context)?;
            command::note(context, desk, &note_id, given, out)
        }
        Some(Verb::Notes { words }) => command::notes(context, desk, &words.join(" "), out),
        Some(Verb::New { slug }) => command::new(context, &slug, out),
        Some(
            Verb::Check { .. }
            | Verb::Config { .. }
            | Verb::Completions { .. }
            | Verb::Man
            | Verb::Tour,
        )
        | None => command::search(context, &query.join(" "), out),
    }
}

/// Checks, once or for as long as somebody reads.
pub(super) fn inspect(
    asked: Inspection<'_>,
    watch: bool,
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    if watch {
        let pages = Pages {
            clear: io::stdout().is_terminal(),
            clock: &super::clock,
        };
        return command::watch(asked, &pages, out);
    }
    command::check(asked, out)
}
