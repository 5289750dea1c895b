//! What stands beside the data: comments, what is meant as one, and the attributes at the head of a file.

use super::lexer::Lexer;
use crate::data::finding::{Finding, Span};
use crate::data::short;
use crate::text::first_unclean;

/// The signs that comments of other languages begin with, and that lists of notes do.
const MARKS: &str = "#-</\\%*／•—";
/// The extensions of RON that change nothing in how an atlas is written.
const EXTENSIONS: [&str; 3] = [
    "implicit_some",
    "unwrap_newtypes",
    "unwrap_variant_newtypes",
];

/// Words in capitals that a remark begins with, which no field and no choice is.
const REMARKS: [&str; 9] = [
    "REM",
    "TODO",
    "FIXME",
    "XXX",
    "NB",
    "NOTE",
    "HACK",
    "ATTENTION",
    "VOIR",
];

impl Lexer<'_> {
    /// Whether nothing but space stands before, on its line.
    pub(super) fn begins_line(&self) -> bool {
        let before = self.slice(0, self.at);
        let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
        line.trim().is_empty()
    }

    /// Whether a line begins here as remarks do: `TODO: …`, `REM …`.
    pub(super) fn is_remark(&self) -> bool {
        let rest = self.rest();
        let begins = |word: &&str| {
            let after = rest.strip_prefix(*word);
            after.is_some_and(|after| after.starts_with([' ', ':', '\u{a0}']))
        };
        REMARKS.iter().any(begins) && self.begins_line()
    }

    /// Whether a name of a field stands right before byte `at`, where a field begins.
    pub(super) fn follows_name(&self, at: usize) -> bool {
        let before = self.slice(0, at);
        let rest = before.trim_end_matches(|c: char| c.is_ascii_lowercase() || c == '_');
        rest.len() < before.len() && rest.trim_end().ends_with(['(', ','])
    }

    /// Lines of a table, pasted from a page: passed over, and told once.
    pub(super) fn pasted_table(&mut self) {
        let start = self.at;
        while self.rest().trim_start().starts_with('|') {
            let rest = self.rest();
            let row = rest.len().saturating_sub(rest.trim_start().len());
            let line = rest.get(row..).and_then(|row| row.find(['\n', '\r']));
            self.at += line.map_or(rest.len(), |line| row.saturating_add(line));
        }
        let place = Span::new(start, start.saturating_add(1));
        let finding = Finding::error(
            self.faults.place(place),
            "un tableau a été collé ici",
            "a table was pasted here",
        );
        self.faults.add(finding.help(
            "écrivez chaque ligne comme un groupe de champs : (champ: valeur, …)",
            "write each row as a group of fields: (field: value, …)",
        ));
    }

    /// Whether a comment in the way of another language begins here.
    pub(super) fn is_wrong_comment(&self) -> bool {
        let rest = self.rest();
        match rest.chars().next() {
            Some('-') => rest.starts_with("--"),
            Some(';') => rest.starts_with(";;") && self.begins_line(),
            Some('<') => rest.starts_with("<!--"),
            sign => sign.is_some_and(|c| MARKS.contains(c)),
        }
    }

    pub(super) fn line_comment(&mut self) {
        let start = self.at;
        let rest = self.rest();
        self.at += rest.find(['\n', '\r']).unwrap_or(rest.len());
        self.signs_of_comment(start);
    }

    /// A comment from `start` to here is not shown by any page, but by editors and by reports: it may not hide anything
    /// from its readers either.
    fn signs_of_comment(&mut self, start: usize) {
        let text = self.slice(start, self.at);
        let mut at = start;
        for part in text.split_inclusive(['\n', '\r', '\t']) {
            let said = part.trim_end_matches(['\n', '\r', '\t']);
            if let Some((inside, sign)) = first_unclean(said) {
                let begin = at.saturating_add(inside);
                let span = Span::new(begin, begin.saturating_add(sign.len_utf8()));
                let code = u32::from(sign);
                let finding = Finding::error(
                    self.faults.place(span),
                    format!(
                        "signe interdit U+{code:04X} dans un commentaire : il se cache, agit sur l'écran ou ne veut rien dire"
                    ),
                    format!(
                        "forbidden sign U+{code:04X} in a comment: it hides, acts on the screen, or means nothing"
                    ),
                );
                self.faults.add(finding.help("effacez-le", "delete it"));
            }
            at = at.saturating_add(part.len());
        }
    }

    /// `#![enable(..)]`: taken when it changes nothing here.
    pub(super) fn header(&mut self) {
        let start = self.at;
        let rest = self.rest();
        let line = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let end = rest.find(']');
        let inside = rest.get(3..end.unwrap_or(line)).unwrap_or_default().trim();
        let named = inside.strip_prefix("enable");
        let named = named.and_then(|n| n.trim().strip_prefix('(')?.strip_suffix(')'));
        let is_known = |name: &str| EXTENSIONS.contains(&name);
        let is_enabled = named.is_some_and(|n| n.split(',').map(str::trim).all(is_known));
        let is_idle = is_enabled || inside.starts_with("type") || inside.starts_with("schema");
        if let Some(end) = end.filter(|_| is_idle) {
            self.at = start.saturating_add(end).saturating_add(1);
            return;
        }
        let length = end.map_or(line, |end| line.min(end.saturating_add(1)));
        self.at = start.saturating_add(length);
        let shown = short(self.slice(start, self.at));
        let finding = self.error(
            start,
            format!("attribut RON qui ne sert pas ici : {shown}"),
            format!("a RON attribute of no use here: {shown}"),
        );
        self.faults.add(finding.help(
            "effacez-le; #![enable(implicit_some)] est admis, et un fichier de l'atlas s'en passe",
            "delete it; #![enable(implicit_some)] is accepted, and a file of the atlas does without",
        ));
    }

    /// Block comments nest. One that never closes swallows the file, so it is reported where it opens.
    pub(super) fn block_comment(&mut self) {
        let start = self.at;
        let mut depth = 0_usize;
        loop {
            let rest = self.rest();
            if rest.starts_with("/*") {
                depth = depth.saturating_add(1);
                self.at += 2;
            } else if rest.starts_with("*/") {
                depth = depth.saturating_sub(1);
                self.at += 2;
                if depth == 0 {
                    self.signs_of_comment(start);
                    return;
                }
            } else if rest.is_empty() {
                break;
            } else {
                let mark = rest.get(1..).and_then(|r| r.find(['/', '*']));
                // After a sign of several bytes `get(1..)` is inside it: go on sign by sign there.
                let step = rest.chars().next().map_or(1, char::len_utf8);
                self.at += mark.map_or(if step > 1 { step } else { rest.len() }, |i| i + 1);
            }
        }
        let end = self.faults.place(Span::new(self.at, self.at));
        let opened = self.faults.place(Span::new(start, start.saturating_add(2)));
        let finding = Finding::error(
            opened,
            "ce commentaire « /* » n'est jamais fermé",
            "this “/*” comment is never closed",
        )
        .help("fermez-le par */", "close it with */")
        .related(end, "le fichier finit ici", "the file ends here");
        self.faults.end_with(finding);
    }

    /// A comment in the way of another language: passed over with its line, or up to its end.
    pub(super) fn wrong_comment(&mut self) {
        let start = self.at;
        let rest = self.rest();
        let line = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let end = match rest.starts_with("<!--") {
            true => rest.find("-->").map_or(line, |at| at + 3),
            false => line,
        };
        let is_word = rest.starts_with(|c: char| c.is_ascii_uppercase());
        let marked = match is_word {
            true => rest.find(|c: char| !c.is_ascii_uppercase()),
            false => rest.find(|c| !matches!(c, '!' | ';') && !MARKS.contains(c)),
        };
        self.at = start.saturating_add(marked.unwrap_or(end).min(end));
        let finding = self.error(
            start,
            "un commentaire ne commence pas ainsi".to_owned(),
            "no comment begins in this way".to_owned(),
        );
        self.faults
            .add(finding.help("un commentaire commence par //", "a comment begins with //"));
        self.at = start.saturating_add(end);
    }
}
