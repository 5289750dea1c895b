//! A query against the index.

use std::cmp::Reverse;

use crate::data::Lang;

use super::board::{Board, Found};
use super::hit::Hit;
use super::index::{Index, Tag, is_own};
use super::lexicon::Hunt;
use super::needle::{Class, Mode, Needle, Prose};
use super::place::{Field, Place, Slot};
use super::query::{Body, Clause, Query, Term};
use super::slip::{Scattered, slipped};
use super::texts::{Entry, Line, Texts};
use super::weight::{self, Way};

/// How many texts, or bytes of text, are looked at between two questions whether to stop.
const NAMES_A_TURN: usize = 4_096;
const BYTES_A_TURN: usize = 1 << 20;

/// Hits whose texts are searched for one that holds all the words: those that can be seen.
const SEEN: usize = 200;

/// True matches beyond which nobody looks for scattered letters.
const PLENTY: usize = 1_000;

/// Points from which a refused word throws a platform out: its names, owner, likeness, kinds, places and features, not
/// what is told of it.
const REFUSED: u32 = 530;

/// Asked now and then whether the search is still wanted; `None` then runs up to [`Index::search_until`].
type Stop<'a> = &'a dyn Fn() -> bool;

/// What the clauses of a query found.
struct Results {
    /// One board a clause, and whether the clause is a loose word, which a phrase can stand for.
    clauses: Vec<(Board, bool)>,
    phrase: Option<Board>,
}

impl Index {
    /// The platforms that match, best first. An empty query matches all, in the order of the atlas.
    ///
    /// Equals are ordered by reach, then by name. The order depends on the query alone, never on earlier ones.
    pub fn search(&self, query: &Query, lang: Lang) -> Vec<Hit> {
        self.search_until(query, lang, &|| false)
            .unwrap_or_default()
    }

    /// As [`Self::search`], asking `stop` every millisecond or so; `None` once it says yes.
    pub fn search_until(&self, query: &Query, lang: Lang, stop: Stop<'_>) -> Option<Vec<Hit>> {
        let mut results = Results {
            clauses: Vec::new(),
            phrase: None,
        };
        for clause in &query.clauses {
            if let Some(board) = self.clause(clause, lang, stop)? {
                results.clauses.push((board, clause.is_loose()));
            }
        }
        if results.clauses.is_empty() {
            return Some((0..self.len()).map(Hit::unsought).collect());
        }
        for needle in &query.phrases {
            let mut board = Board::new(self.len());
            self.letters(needle, lang, &mut board, stop)?;
            match &mut results.phrase {
                Some(phrase) => phrase.merge(&board),
                None => results.phrase = Some(board),
            }
        }
        let mut hits: Vec<Hit> = (0..self.len())
            .filter_map(|platform| results.hit(platform))
            .collect();
        self.order(&mut hits);
        self.gather(query, lang, &results, &mut hits);
        (!stop()).then_some(hits)
    }

    fn order(&self, hits: &mut [Hit]) {
        let standing = |hit: &Hit| self.cards.get(hit.platform).map(|card| card.standing);
        hits.sort_by_cached_key(|hit| (Reverse(hit.score), standing(hit)));
    }

    /// The platforms that satisfy a clause; an inner `None` when nothing of it can be understood.
    fn clause(&self, clause: &Clause, lang: Lang, stop: Stop<'_>) -> Option<Option<Board>> {
        let mut union: Option<Board> = None;
        for term in &clause.any {
            let Some(board) = self.term(term, lang, stop)? else {
                continue;
            };
            match &mut union {
                Some(union) => union.merge(&board),
                None => union = Some(board),
            }
        }
        Some(union)
    }

    fn term(&self, term: &Term, lang: Lang, stop: Stop<'_>) -> Option<Option<Board>> {
        let board = match &term.body {
            Body::Filter(filter) => match self.filter(filter) {
                Some(board) if term.refused => self.without(&board, weight::FILTER),
                Some(board) => board,
                None => return Some(None),
            },
            Body::Word(needle) if term.refused => {
                let mut board = Board::new(self.len());
                self.named(needle, lang, &mut board, stop)?;
                self.without(&board, REFUSED)
            }
            Body::Word(needle) => self.word(needle, lang, stop)?,
        };
        Some(Some(board))
    }

    /// The platforms that `board` gives fewer than `points`.
    fn without(&self, board: &Board, points: u32) -> Board {
        let mut rest = Board::new(self.len());
        for platform in (0..).take(self.len()) {
            if board.points(platform) < points {
                rest.offer(platform, Found::at_name());
            }
        }
        rest
    }

    fn word(&self, needle: &Needle, lang: Lang, stop: Stop<'_>) -> Option<Board> {
        let mut board = Board::new(self.len());
        self.named(needle, lang, &mut board, stop)?;
        if needle.mode() != Mode::Anchored {
            self.sentences(needle, lang, &mut board, stop)?;
        }
        if needle.mode() == Mode::Loose {
            self.scattered(needle, &mut board, stop)?;
            if !board.reaches(weight::SAID) {
                self.slips(needle, lang, &mut board, stop)?;
            }
        }
        Some(board)
    }

    /// True matches alone.
    fn letters(
        &self,
        needle: &Needle,
        lang: Lang,
        board: &mut Board,
        stop: Stop<'_>,
    ) -> Option<()> {
        self.named(needle, lang, board, stop)?;
        self.sentences(needle, lang, board, stop)
    }

    fn named(&self, needle: &Needle, lang: Lang, board: &mut Board, stop: Stop<'_>) -> Option<()> {
        Scan {
            index: self,
            needle,
            prose: Prose::No,
            lang,
            stop,
        }
        .run(board)?;
        if needle.mode() != Mode::Anchored {
            self.lexicon.search(
                &Hunt {
                    needle,
                    lang,
                    slips: false,
                },
                board,
            );
        }
        Some(())
    }

    fn sentences(
        &self,
        needle: &Needle,
        lang: Lang,
        board: &mut Board,
        stop: Stop<'_>,
    ) -> Option<()> {
        // One letter says nothing in a sentence.
        if needle.is_tiny() && needle.text().len() == 1 {
            return Some(());
        }
        Scan {
            index: self,
            needle,
            prose: Prose::Yes,
            lang,
            stop,
        }
        .run(board)
    }

    /// Gives the names that lack at most `missing` of the letters in `mask`.
    fn each_name<'a>(
        &'a self,
        mask: u64,
        missing: u32,
        stop: Stop<'_>,
        mut each: impl FnMut(&'a Tag, Line<'a>),
    ) -> Option<()> {
        let entries = self.names.entries().chunks(NAMES_A_TURN);
        for (entries, masks) in entries.zip(self.masks.chunks(NAMES_A_TURN)) {
            if stop() {
                return None;
            }
            for (entry, letters) in entries.iter().zip(masks) {
                if (mask & !letters).count_ones() <= missing {
                    each(&entry.tag, self.names.line(entry));
                }
            }
        }
        Some(())
    }

    fn scattered(&self, needle: &Needle, board: &mut Board, stop: Stop<'_>) -> Option<()> {
        if board.count() > PLENTY {
            return Some(());
        }
        let matcher = Scattered::default();
        let Some(perfect) = matcher.perfect(needle.text()) else {
            return Some(());
        };
        self.each_name(needle.mask(), 0, stop, |tag, line| {
            let best = weight::points(tag.slot.field, Way::Scattered(1000));
            if board.points(tag.platform) < best
                && let Some((quality, _)) = matcher.find(needle.text(), line, perfect)
            {
                board.offer(tag.platform, tag.found(Way::Scattered(quality), Lang::Fr));
            }
        })
    }

    fn slips(&self, needle: &Needle, lang: Lang, board: &mut Board, stop: Stop<'_>) -> Option<()> {
        // A slip adds, drops or changes one letter at most.
        self.each_name(needle.mask(), 1, stop, |tag, line| {
            if let Some(range) = slipped(needle.text(), line) {
                let whole = range.len() == line.text().len();
                board.offer(tag.platform, tag.found(Way::Slip { whole }, lang));
            }
        })?;
        self.lexicon.search(
            &Hunt {
                needle,
                lang,
                slips: true,
            },
            board,
        );
        Some(())
    }

    /// Raises the hits one of whose texts holds all words that do not name the platform, and points to that text.
    fn gather(&self, query: &Query, lang: Lang, results: &Results, hits: &mut [Hit]) {
        let words: Vec<&Needle> = query.words().collect();
        if words.len() < 2 {
            return;
        }
        for hit in hits.iter_mut().take(SEEN) {
            let telling: Vec<&Needle> = words
                .iter()
                .copied()
                .filter(|needle| !self.is_name_of(hit.platform, needle))
                .collect();
            if telling.len() < 2 || results.is_phrase(hit.platform) {
                continue;
            }
            if let Some(found) = self.together(hit.platform, &telling, lang) {
                hit.score += weight::TOGETHER;
                hit.point_to(&found);
            }
        }
        let (seen, _) = hits.split_at_mut(hits.len().min(SEEN));
        self.order(seen);
    }

    fn is_name_of(&self, platform: usize, needle: &Needle) -> bool {
        let first = self
            .cards
            .get(platform)
            .map_or(usize::MAX, |card| card.names);
        own(&self.names, first, platform)
            .filter(|entry| entry.tag.slot.field.is_identity())
            .any(|entry| needle.best(self.names.line(entry), Prose::No).is_some())
    }

    fn together(&self, platform: usize, words: &[&Needle], lang: Lang) -> Option<Found> {
        let first = self.cards.get(platform)?.prose;
        let mut best: Option<Found> = None;
        for entry in own(&self.prose, first, platform) {
            let line = self.prose.line(entry);
            let worst = words
                .iter()
                .map(|needle| needle.best(line, Prose::Yes))
                .try_fold(Class::Whole, |worst, class| Some(worst.max(class?)));
            let Some(class) = worst.filter(|class| *class != Class::Inside) else {
                continue;
            };
            let found = entry.tag.found(Way::True(class), lang);
            if best.is_none_or(|best| {
                (found.points, found.own_language) > (best.points, best.own_language)
            }) {
                best = Some(found);
            }
        }
        best
    }
}

/// The texts of one platform, whose first is given.
fn own(texts: &Texts<Tag>, first: usize, platform: usize) -> impl Iterator<Item = &Entry<Tag>> {
    let from_first = texts.entries().iter().skip(first);
    from_first.take_while(move |entry| entry.tag.platform as usize == platform)
}

/// One pass over all names, or over all sentences. A platform that has its best match already is skipped over.
struct Scan<'a> {
    index: &'a Index,
    needle: &'a Needle,
    prose: Prose,
    lang: Lang,
    stop: Stop<'a>,
}

impl Scan<'_> {
    fn texts(&self) -> &Texts<Tag> {
        match self.prose {
            Prose::No => &self.index.names,
            Prose::Yes => &self.index.prose,
        }
    }

    fn run(&self, board: &mut Board) -> Option<()> {
        let (texts, needle) = (self.texts(), self.needle);
        let bytes = texts.bytes();
        let (mut from, mut entry) = (0, 0);
        while from < bytes.len() {
            if (self.stop)() {
                return None;
            }
            let turn = from.saturating_add(BYTES_A_TURN).min(bytes.len());
            // Long enough to hold a match that begins before the turn ends.
            let window = turn.saturating_add(needle.text().len()).min(bytes.len());
            let mut at = from;
            while let Some(found) = bytes
                .get(at..window)
                .and_then(|rest| needle.finder().find(rest))
            {
                at = at.saturating_add(found);
                let end = at.saturating_add(needle.text().len());
                let is_part = !texts.starts(at) || (self.prose == Prose::Yes && !texts.ends(end));
                if needle.is_tiny() && is_part {
                    at = at.saturating_add(1);
                    continue;
                }
                entry = texts.entry_at(at, entry);
                at = self.judge(entry, at, board);
            }
            from = turn.max(at);
        }
        Some(())
    }

    /// Judges the letters found at byte `at`, in the entry given; the byte from which to search on.
    fn judge(&self, entry: usize, at: usize, board: &mut Board) -> usize {
        let texts = self.texts();
        let Some(entry) = texts.entries().get(entry) else {
            return usize::MAX;
        };
        let tag = &entry.tag;
        // Texts stand in the order of their weight: nothing that follows of this platform can weigh more.
        let best = tag.found(Way::True(Class::Whole), self.lang);
        if board.satisfied(tag.platform, best.points) {
            return self.after(tag.platform);
        }
        let inside = at.saturating_sub(entry.range().start);
        if let Some((_, class)) = self.needle.at(texts.line(entry), inside, self.prose) {
            board.offer(tag.platform, tag.found(Way::True(class), self.lang));
        }
        at.saturating_add(1)
    }

    /// Where the texts of the next platform start.
    fn after(&self, platform: u32) -> usize {
        let card = self.index.cards.get(platform as usize + 1);
        let first = card.map(|card| match self.prose {
            Prose::No => card.names,
            Prose::Yes => card.prose,
        });
        let entry = first.and_then(|first| self.texts().entries().get(first));
        entry.map_or(usize::MAX, |entry| entry.range().start)
    }
}

impl Tag {
    fn found(&self, way: Way, lang: Lang) -> Found {
        Found {
            points: weight::points(self.slot.field, way) + u32::from(self.bonus),
            own_language: is_own(&self.slot, lang),
            slot: self.slot,
            way,
        }
    }
}

impl Found {
    /// Nothing in particular: shown at the name.
    pub(super) const fn at_name() -> Self {
        Self {
            points: weight::FILTER,
            own_language: true,
            slot: Slot {
                field: Field::Name,
                place: Place::Name,
                lang: None,
                nth: 0,
            },
            way: Way::True(Class::Whole),
        }
    }
}

impl Clause {
    /// One loose word, which a phrase may stand for.
    fn is_loose(&self) -> bool {
        match self.any.as_slice() {
            [
                Term {
                    refused: false,
                    body: Body::Word(needle),
                    ..
                },
            ] => needle.mode() == Mode::Loose,
            _ => false,
        }
    }
}

impl Results {
    fn is_phrase(&self, platform: usize) -> bool {
        self.phrase
            .as_ref()
            .is_some_and(|board| board.get(platform).is_some())
    }

    /// The hit of a platform, when it satisfies every clause.
    fn hit(&self, platform: usize) -> Option<Hit> {
        let phrase = self.phrase.as_ref().and_then(|board| board.get(platform));
        let (mut sum, mut words) = (0_u32, 0_u32);
        let mut complete = true;
        let mut best: Option<(bool, &Found)> = None;
        for (board, loose) in &self.clauses {
            let Some(found) = board.get(platform) else {
                // The words may run together: "wei xin" in "weixin".
                if *loose && phrase.is_some() {
                    complete = false;
                    continue;
                }
                return None;
            };
            if found.points > weight::FILTER {
                sum += found.points;
                words += 1;
            }
            // "wechat paiement" is about paying: the name is on the row anyway.
            let tells = found.points > weight::FILTER && !found.slot.field.is_identity();
            if best.is_none_or(|(told, best)| (tells, found.points) > (told, best.points)) {
                best = Some((tells, found));
            }
        }
        let mean = sum.checked_div(words).unwrap_or(weight::FILTER);
        let Some(phrase) = phrase else {
            return best.map(|(_, best)| Hit::new(platform, mean, best));
        };
        let points = if complete {
            mean.max(phrase.points)
        } else {
            phrase.points
        };
        Some(Hit::new(platform, points + weight::PHRASE, phrase))
    }
}
