//! From a command of the command line to its answer.

use std::io::{self, IsTerminal, Write};

use crate::cli::{self, Verb};
use crate::command::{self, Context, Desk, Failure, Inspection, Outcome, Pages, Request};
use crate::data::{Atlas, Date, Lang};
use crate::search::Catalogue::{Changes, Glossary, Opportunities, Reach, Sources};
use crate::search::{Hit, Index, Query};
use crate::sheet::Choice;
use crate::text::clean;
use crate::words::{self, Words};

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
        | None => search(context, query, out),
    }
}

/// Searches for words that no command stands before.
fn search(context: &Context, query: &[String], out: &mut dyn Write) -> Result<Outcome, Failure> {
    not_a_command(query, &context.atlas, (context.lang, context.today))?;
    command::search(context, &query.join(" "), out)
}

/// Refuses words that begin with a misspelt command, unless something in the atlas is written as they are.
pub(super) fn not_a_command(
    query: &[String],
    atlas: &Atlas,
    (lang, today): (Lang, Date),
) -> Result<(), Failure> {
    let Some((first, rest)) = query.split_first() else {
        return Ok(());
    };
    let Some(meant) = cli::misspelt(first) else {
        return Ok(());
    };
    let hits = Index::new(atlas, today).search(&Query::parse(first), lang);
    if hits.iter().any(Hit::is_certain) {
        return Ok(());
    }
    let words = Words::of(lang);
    let line = [&[meant][..], rest].concat().join(" ");
    Err(Failure::Refused(format!(
        "{} {}{}luopan {}\n{}{}luopan search {}",
        words::echoed(first, lang),
        words.command.no_command,
        words.colon,
        clean(&line),
        words.command.search_it,
        words.colon,
        clean(first),
    )))
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
