//! One word against the index.

use std::ops::Range;
use std::thread::{self, available_parallelism};

use crate::data::Lang;

use super::board::{Board, Found, Part};
use super::index::{Index, Tag, is_own};
use super::lexicon::{Best, Look};
use super::memory::{Depth, Outcome, Platforms};
use super::needle::{Class, Mode, Needle, Prose};
use super::slip::{Scattered, is_far, slipped};
use super::slot::Field;
use super::texts::{Entry, Line, Texts};
use super::weight::{self, Way};

/// How many texts, or bytes of text, are looked at between two questions whether to stop.
const NAMES_A_TURN: usize = 1_024;
const BYTES_A_TURN: usize = 1 << 20;

/// Platforms from which on several threads share the texts, and how many threads at most: beyond them the memory is the
/// limit.
const SHARED: usize = 10_000;
const THREADS: usize = 4;

/// Bytes of a word too short to say something inside a word of a term.
const FEW: usize = 5;

/// True matches beyond which nobody looks for scattered letters.
const PLENTY: usize = 1_000;

/// Asked now and then whether the search is still wanted. What runs while it is wanted gives `None` once it is not.
pub(super) type Stop<'a> = &'a (dyn Fn() -> bool + Sync);

/// A word on its way through the index.
#[derive(Clone, Copy)]
pub(super) struct Hunt<'a> {
    pub(super) index: &'a Index,
    pub(super) needle: &'a Needle,
    /// The language of the interface.
    pub(super) lang: Lang,
    pub(super) stop: Stop<'a>,
    /// What found fewer of its letters in names, and in sentences: it is looked for only there.
    pub(super) wider: [Option<&'a Outcome>; 2],
    /// It is a word of the vocabulary.
    pub(super) is_word: bool,
}

impl Hunt<'_> {
    /// Every match to this depth.
    pub(super) fn to(&self, depth: Depth) -> Option<Outcome> {
        let threads = match self.index.len() {
            0..SHARED => 1,
            _ => available_parallelism().map_or(1, |threads| threads.get().min(THREADS)),
        };
        self.on(threads, depth)
    }

    /// The same by so many threads.
    fn on(&self, threads: usize, depth: Depth) -> Option<Outcome> {
        let mut outcome = Outcome::new(self.index.len());
        self.true_matches(threads, depth, &mut outcome)?;
        if depth == Depth::All && self.needle.mode() == Mode::Loose && !self.needle.is_idle() {
            self.scattered(threads, &mut outcome.board)?;
            if !outcome.board.reaches(weight::SAID) {
                self.slips(threads, &mut outcome.board)?;
            }
            if outcome.board.count() == 0 {
                self.far(threads, &mut outcome.board)?;
            }
        }
        Some(outcome)
    }

    /// The letters as they stand, in names, in the vocabulary and in sentences.
    fn true_matches(&self, threads: usize, depth: Depth, outcome: &mut Outcome) -> Option<()> {
        // A whole text that starts so is a name; and one letter, or "les", says nothing in a sentence.
        let anchored = self.needle.mode() == Mode::Anchored;
        let told = depth != Depth::Named && !anchored && !self.needle.is_idle();
        let spoken = match anchored {
            true => Vec::new(),
            false => self.vocabulary(false),
        };
        let hunt = Self {
            is_word: self.index.lexicon.holds(self.needle),
            ..*self
        };
        let holders = self.share(threads, &mut outcome.board, |part| {
            let names = hunt.scan(Prose::No, part)?;
            self.index.lexicon.offer(&spoken, part, self.stop)?;
            let sentences = match told {
                true => Some(hunt.scan(Prose::Yes, part)?),
                false => None,
            };
            Some([Some(names), sentences])
        })?;
        // Of tiny words not every place is looked at.
        if !self.needle.is_tiny() {
            for [names, sentences] in holders {
                outcome.add_holders(Prose::No, names);
                outcome.add_holders(Prose::Yes, sentences);
            }
        }
        Some(())
    }

    /// Does the work for all platforms, each thread for its share: what one finds concerns no other's.
    fn share<R: Send>(
        &self,
        threads: usize,
        board: &mut Board,
        work: impl Fn(&mut Part<'_>) -> Option<R> + Sync,
    ) -> Option<Vec<R>> {
        let share = self.index.len().div_ceil(threads);
        let (mut done, mut left) = (Vec::new(), Vec::new());
        let work = &work;
        thread::scope(|scope| {
            let mut parts = board.parts(share);
            let own = parts.next();
            let beside: Vec<_> = parts
                .map(|mut part| {
                    let first = part.platforms().start;
                    let thread = thread::Builder::new();
                    (first, thread.spawn_scoped(scope, move || work(&mut part)))
                })
                .collect();
            if let Some(mut own) = own {
                done.push(work(&mut own)?);
            }
            for (first, thread) in beside {
                match thread {
                    Ok(thread) => done.push(thread.join().ok()??),
                    Err(_) => left.push(first),
                }
            }
            Some(())
        })?;
        // No thread to spare: then here.
        for mut part in board.parts(share) {
            if left.contains(&part.platforms().start) {
                done.push(work(&mut part)?);
            }
        }
        Some(done)
    }

    fn vocabulary(&self, slips: bool) -> Vec<Option<Best>> {
        self.index.lexicon.search(&Look {
            needle: self.needle,
            lang: self.lang,
            slips,
        })
    }

    /// Letters scattered over names.
    fn scattered(&self, threads: usize, board: &mut Board) -> Option<()> {
        let word = self.needle.text();
        let perfect = Scattered::default().perfect(word);
        let Some(perfect) = perfect.filter(|_| board.count() <= PLENTY) else {
            return Some(());
        };
        self.share(threads, board, |part| {
            let matcher = Scattered::default();
            self.each_name(0, part, |part, tag, line| {
                let best = weight::points(tag.slot.field, Way::Scattered(1000));
                // Over the syllables of a term any letters can lie.
                if tag.slot.field != Field::Term
                    && part.points(tag.platform) < best
                    && let Some((quality, places)) = matcher.find(word, line, perfect)
                {
                    // Over the words of a description any letters can lie; their first ones are no chance.
                    let is_part = tag.slot.field == Field::Alias
                        && line.crosses(&(0..line.text().len()))
                        && !places.iter().all(|place| line.starts(place.start));
                    let way = match is_part {
                        true => Way::Strewn(quality),
                        false => Way::Scattered(quality),
                    };
                    part.offer(tag.platform, tag.found(way, self.lang));
                }
            })
        })?;
        Some(())
    }

    /// Names and words of the vocabulary one slip away.
    fn slips(&self, threads: usize, board: &mut Board) -> Option<()> {
        let spoken = self.vocabulary(true);
        self.share(threads, board, |part| {
            // A slip brings in one strange letter at most.
            self.each_name(1, part, |part, tag, line| {
                if let Some(range) = slipped(self.needle.text(), line) {
                    let whole = range.len() == line.text().len();
                    part.offer(tag.platform, tag.found(Way::Slip { whole }, self.lang));
                }
            })?;
            self.index.lexicon.offer(&spoken, part, self.stop)
        })?;
        Some(())
    }

    /// Names written far off.
    fn far(&self, threads: usize, board: &mut Board) -> Option<()> {
        self.share(threads, board, |part| {
            self.each_name(2, part, |part, tag, line| {
                if tag.slot.field.is_identity() && is_far(self.needle.text(), line.text()) {
                    part.offer(tag.platform, tag.found(Way::Far, self.lang));
                }
            })
        })?;
        Some(())
    }

    /// Gives the names that lack at most `missing` letters of the word.
    fn each_name<'b>(
        &self,
        missing: u32,
        part: &mut Part<'b>,
        each: impl Fn(&mut Part<'b>, &Tag, Line<'_>),
    ) -> Option<()> {
        let names = &self.index.names;
        let range = self.entries(Prose::No, &part.platforms());
        let masks = self.index.masks.get(range.clone())?.chunks(NAMES_A_TURN);
        for (first, masks) in range.step_by(NAMES_A_TURN).zip(masks) {
            if (self.stop)() {
                return None;
            }
            for (number, letters) in (first..).zip(masks) {
                if (self.needle.mask() & !letters).count_ones() <= missing
                    && let Some(entry) = names.entry(number)
                {
                    each(part, entry.tag, entry.line);
                }
            }
        }
        Some(())
    }

    fn texts(&self, prose: Prose) -> &Texts<Tag> {
        match prose {
            Prose::No => &self.index.names,
            Prose::Yes => &self.index.prose,
        }
    }

    /// One pass over all names, or over all sentences, of some platforms; only over those of platforms that can hold
    /// the word, where they are known. Gives the platforms that hold the letters.
    fn scan(&self, prose: Prose, board: &mut Part<'_>) -> Option<Platforms> {
        let mut holders = Platforms::none_of(self.index.len());
        let share = board.platforms();
        if self.needle.is_tiny() && prose == Prose::Yes {
            self.scan_short(board)?;
            return Some(holders);
        }
        let [names, sentences] = self.wider;
        let wider = match prose {
            Prose::No => names,
            Prose::Yes => sentences,
        };
        let bytes_of = |platforms: Range<usize>| {
            (
                self.first(prose, platforms.start),
                self.start(prose, platforms.start)..self.start(prose, platforms.end),
            )
        };
        match wider.and_then(|wider| wider.holders(prose)) {
            Some(platforms) => {
                for platform in platforms.within(&share) {
                    let part = bytes_of(platform..platform + 1);
                    self.scan_part(prose, part, (board, &mut holders))?;
                }
            }
            None => self.scan_part(prose, bytes_of(share), (board, &mut holders))?,
        }
        Some(holders)
    }

    /// Looks for a word of two letters, which stands alone, where it stands. Its first place in a text is its best.
    fn scan_short(&self, board: &mut Part<'_>) -> Option<()> {
        let (texts, word) = (&self.index.prose, self.needle.text());
        let Range { start, end } = board.platforms();
        let holders = self.index.short_words.holders(word);
        let before = |platform| holders.partition_point(|holder| (*holder as usize) < platform);
        for turn in holders
            .get(before(start)..before(end))?
            .chunks(NAMES_A_TURN)
        {
            if (self.stop)() {
                return None;
            }
            for platform in turn {
                let platform = *platform as usize;
                let mut entry = self.first(Prose::Yes, platform);
                let mut at = texts.start(entry);
                let end = self.start(Prose::Yes, platform + 1);
                while let Some(found) = texts.find_alone(word, at..end) {
                    entry = texts.entry_at(found, entry);
                    let next = self.judge(Prose::Yes, (entry, found), board);
                    entry += 1;
                    at = next.max(texts.start(entry));
                }
            }
        }
        Some(())
    }

    /// One pass over some bytes, the first entry of which is given. A platform that has its best match already is
    /// skipped over.
    fn scan_part(
        &self,
        prose: Prose,
        (mut entry, part): (usize, Range<usize>),
        (board, holders): (&mut Part<'_>, &mut Platforms),
    ) -> Option<()> {
        let (texts, needle) = (self.texts(prose), self.needle);
        let letters = needle.root().len();
        let mut from = part.start;
        while from < part.end {
            if (self.stop)() {
                return None;
            }
            let turn = from.saturating_add(BYTES_A_TURN).min(part.end);
            // Long enough to hold a match that begins before the turn ends.
            let window = turn.saturating_add(letters).min(part.end);
            let mut at = from;
            while let Some(found) = self.next(prose, at..window) {
                at = found;
                entry = texts.entry_at(at, entry);
                if let Some(tag) = texts.tag(entry) {
                    holders.insert(tag.platform);
                }
                at = self.judge(prose, (entry, at), board);
            }
            from = turn.max(at);
        }
        Some(())
    }

    /// Where the letters stand next in these bytes; of a tiny word, where it starts one.
    fn next(&self, prose: Prose, bytes: Range<usize>) -> Option<usize> {
        let (texts, needle) = (self.texts(prose), self.needle);
        let part = texts.bytes().get(bytes.clone())?;
        let mut places = needle.finder().find_iter(part).map(|at| bytes.start + at);
        places.find(|at| !needle.is_tiny() || texts.starts(*at))
    }

    /// Judges the letters found at byte `at`, in the entry given; the byte from which to search on.
    fn judge(&self, prose: Prose, (entry, at): (usize, usize), board: &mut Part<'_>) -> usize {
        let texts = self.texts(prose);
        let Some(tag) = texts.tag(entry) else {
            return usize::MAX;
        };
        // Texts stand in the order of their weight: nothing that follows of this platform can weigh more.
        let satisfied = |class| {
            let best = tag.found(Way::True(class), self.lang);
            board.satisfied(tag.platform, best.points)
        };
        if satisfied(Class::Whole) {
            return self.start(prose, tag.platform as usize + 1);
        }
        let inside = at.saturating_sub(texts.start(entry));
        // Letters inside a word are found often, and seldom better anything.
        if !texts.starts(at) && satisfied(Class::Inside) {
            return at.saturating_add(1);
        }
        if let Some(Entry { line, .. }) = texts.entry(entry)
            && let Some(found) = self.needle.at(line, inside, prose)
            && let Some(way) = tag.way(self.needle, line, found)
        {
            let way = match self.is_word {
                true => way.of_word(tag.slot.field),
                false => way,
            };
            board.offer(tag.platform, tag.found(way, self.lang));
        }
        at.saturating_add(1)
    }

    /// Number of the first text of a platform.
    fn first(&self, prose: Prose, platform: usize) -> usize {
        let firsts = self.index.firsts(platform);
        firsts.map_or(usize::MAX, |[names, sentences]| match prose {
            Prose::No => names,
            Prose::Yes => sentences,
        })
    }

    /// The numbers of the texts of some platforms.
    fn entries(&self, prose: Prose, platforms: &Range<usize>) -> Range<usize> {
        let most = self.texts(prose).len();
        let first = |platform| self.first(prose, platform).min(most);
        first(platforms.start)..first(platforms.end)
    }

    /// Where the texts of a platform start; the end of all, past the last.
    fn start(&self, prose: Prose, platform: usize) -> usize {
        self.texts(prose).start(self.first(prose, platform))
    }
}

impl Tag {
    /// How a match counts in this text; `None` for a plural that only folds to a name: "notes" is not note.
    pub(super) fn way(
        &self,
        needle: &Needle,
        line: Line<'_>,
        (range, class): (Range<usize>, Class),
    ) -> Option<Way> {
        let field = self.slot.field;
        if (field.is_identity() || field == Field::Owner) && !needle.is_spelled_by(&range) {
            return None;
        }
        // What runs into the second word is an alias that is being typed.
        let is_typed = class == Class::Whole || (class == Class::Prefix && line.crosses(&range));
        let is_part = field == Field::Alias && !is_typed && line.crosses(&(0..line.text().len()));
        // Inside a word of a description, or a few inside a term, letters say nothing: the "tim" of "line timeline".
        let is_few = needle.text().len() < FEW;
        if class == Class::Inside && (is_part || (field == Field::Term && is_few)) {
            return None;
        }
        Some(if is_part { Way::Part } else { Way::True(class) })
    }

    /// What a match of this text is worth.
    pub(super) fn found(&self, way: Way, lang: Lang) -> Found {
        Found {
            points: weight::points(self.slot.field, way) + u32::from(self.bonus),
            own_language: is_own(&self.slot, lang),
            slot: self.slot,
            way,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Date;

    #[test]
    fn threads_find_together_what_one_finds_alone() {
        let atlas = crate::embedded().unwrap();
        let index = Index::new(&atlas, Date::day(2026, 11, 22));
        for word in [
            "wechat", "mess", "live", "co", "微", "paiement", "duban", "lrb", "zzz",
        ] {
            let needle = Needle::new(word, Mode::Loose).unwrap();
            let hunt = Hunt {
                index: &index,
                needle: &needle,
                lang: Lang::Fr,
                stop: &|| false,
                wider: [None, None],
                is_word: false,
            };
            let found = |threads| hunt.on(threads, Depth::All).unwrap();
            let alone = found(1);
            for threads in [2, 3, 28, 64] {
                assert_eq!(found(threads), alone, "{word} on {threads} threads");
            }
        }
    }
}
