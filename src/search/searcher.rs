//! Searches for someone who types: each key searches less than the one before, and none waits for another.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{Builder, JoinHandle};

use crate::data::Lang;

use super::hit::Hit;
use super::hunt::Stop;
use super::index::Index;
use super::memory::Memory;
use super::most::Matches;
use super::query::Query;

/// Most platforms that are searched within a frame, so that it may be done where the keys are read. More of them want
/// a [`Worker`].
pub const AT_ONCE: usize = 5_000;

/// The number of a request that is never made.
const CLOSED: u64 = u64::MAX;

/// Answers one query after another. What the earlier ones found shortens the search, and never changes its result.
#[derive(Debug)]
pub struct Searcher {
    index: Arc<Index>,
    memory: Memory,
}

impl Searcher {
    /// Searches in `index`.
    pub fn new(index: Arc<Index>) -> Self {
        Self {
            index,
            memory: Memory::default(),
        }
    }

    /// Exactly what [`Index::search`] gives.
    pub fn search(&mut self, query: &Query, lang: Lang) -> Vec<Hit> {
        self.search_until(query, lang, &|| false)
            .unwrap_or_default()
    }

    /// As [`Self::search`], asking `stop` every thousand names or megabyte of text; `None` once it says yes.
    pub fn search_until(
        &mut self,
        query: &Query,
        lang: Lang,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<Vec<Hit>> {
        let found = self.index.search_on(query, lang, stop, &mut self.memory)?;
        Some(found.0)
    }

    /// What [`Index::search_most`] gives; `None` once `stop` says yes.
    fn search_most_until(&mut self, query: &Query, lang: Lang, stop: Stop<'_>) -> Option<Matches> {
        self.index
            .search_most_on(query, lang, stop, &mut self.memory)
    }
}

/// A thread that searches. The newest request wins: the search under way for an older one stops, and requests that
/// were waiting are never begun.
#[derive(Debug)]
pub struct Worker {
    requests: Option<Sender<Request>>,
    /// The number of the newest request.
    newest: Arc<AtomicU64>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Request {
    number: u64,
    query: Query,
    lang: Lang,
}

/// What a [`Worker`] found.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The number that [`Worker::ask`] gave to the request.
    pub number: u64,
    /// What matches, or matches in the most words.
    pub matches: Matches,
}

impl Worker {
    /// Starts a thread that makes the index or waits for it, searches in it, and calls `answer` with what it finds.
    ///
    /// # Errors
    /// When the system has no thread to spare.
    pub fn new(
        index: impl FnOnce() -> Arc<Index> + Send + 'static,
        answer: impl FnMut(Answer) + Send + 'static,
    ) -> io::Result<Self> {
        let (requests, received) = channel();
        let newest = Arc::new(AtomicU64::new(0));
        let seen = Arc::clone(&newest);
        let thread = Builder::new()
            .name("search".into())
            .spawn(move || work(Searcher::new(index()), &received, &seen, answer))?;
        Ok(Self {
            requests: Some(requests),
            newest,
            thread: Some(thread),
        })
    }

    /// Asks for a query in place of all asked before, and gives the number that its answer will bear. Returns at once.
    pub fn ask(&self, query: Query, lang: Lang) -> u64 {
        let number = self.newest.fetch_add(1, Ordering::Relaxed) + 1;
        if let Some(requests) = &self.requests {
            // Fails only when the thread is gone, and then nobody answers.
            let _ = requests.send(Request {
                number,
                query,
                lang,
            });
        }
        number
    }

    /// Whether an answer is to the newest request. An older one may still be on its way when a new one is asked.
    pub fn is_newest(&self, answer: &Answer) -> bool {
        answer.number == self.newest.load(Ordering::Relaxed)
    }
}

impl Drop for Worker {
    /// Stops the search under way and waits for the thread.
    fn drop(&mut self) {
        self.newest.store(CLOSED, Ordering::Relaxed);
        self.requests = None;
        if let Some(thread) = self.thread.take() {
            // A panic in it was reported when it happened.
            let _ = thread.join();
        }
    }
}

fn work(
    mut searcher: Searcher,
    requests: &Receiver<Request>,
    newest: &AtomicU64,
    mut answer: impl FnMut(Answer),
) {
    for Request {
        number,
        query,
        lang,
    } in requests
    {
        let is_old = || newest.load(Ordering::Relaxed) != number;
        if is_old() {
            continue;
        }
        if let Some(matches) = searcher.search_most_until(&query, lang, &is_old) {
            answer(Answer { number, matches });
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;
    use std::sync::mpsc;

    use proptest::prelude::*;

    use super::*;
    use crate::data::{Atlas, Date};

    fn index(copies: usize) -> Arc<Index> {
        let shipped = crate::embedded().unwrap();
        let platforms = (0..copies).flat_map(|_| shipped.platforms.clone());
        let atlas = Atlas {
            platforms: platforms.collect(),
            ..shipped.clone()
        };
        Arc::new(Index::new(&atlas, Date::day(2026, 11, 22)))
    }

    /// Every state of the line while `text` is typed, and while half of it is taken back.
    fn states(text: &str) -> Vec<String> {
        let letters: Vec<char> = text.chars().collect();
        let typed = 1..=letters.len();
        let back = (letters.len() / 2..letters.len()).rev();
        let line = |length| letters[..length].iter().collect();
        typed.chain(back).map(line).collect()
    }

    #[test]
    fn typing_finds_what_a_search_from_scratch_finds() {
        let index = index(1);
        let mut searcher = Searcher::new(Arc::clone(&index));
        for text in [
            "xiaohongshu",
            "twitter chinois",
            "notes de films",
            "reserver un taxi",
            "wei xin zhifu",
            "wechatt pay",
            "messageries japonaises !line",
            "\"live commerce\" pays:jp",
            "^we | dou",
            "微博热搜",
            "카카오톡 gift",
        ] {
            for line in states(text) {
                for lang in [Lang::Fr, Lang::En] {
                    let query = Query::parse(&line);
                    let fresh = index.search(&query, lang);
                    assert_eq!(searcher.search(&query, lang), fresh, "{line}");
                }
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn whatever_was_typed_before(lines in prop::collection::vec("[a-eilnorstw微博 !\"|^]{1,10}", 1..6)) {
            thread_local!(static INDEX: Arc<Index> = index(1));
            let index = INDEX.with(Arc::clone);
            let mut searcher = Searcher::new(Arc::clone(&index));
            for line in lines.iter().flat_map(|line| states(line)) {
                let query = Query::parse(&line);
                let fresh = index.search(&query, Lang::Fr);
                prop_assert_eq!(searcher.search(&query, Lang::Fr), fresh, "{}", line);
            }
        }
    }

    #[test]
    fn a_search_asks_often_and_stops_at_the_first_yes() {
        let index = index(40);
        for line in ["duban", "messagerie japonaise", "qq"] {
            let query = Query::parse(line);
            let asked = AtomicUsize::new(0);
            let count_to = |last: usize| {
                asked.store(0, Ordering::Relaxed);
                Searcher::new(Arc::clone(&index)).search_until(&query, Lang::Fr, &|| {
                    asked.fetch_add(1, Ordering::Relaxed) >= last
                })
            };
            assert!(count_to(usize::MAX).is_some());
            let all = asked.load(Ordering::Relaxed);
            // A few thousand names and a few megabytes of text each, at every word.
            assert!(all >= 10, "{line}: asked {all} times");
            for last in [0, all / 2, all - 1] {
                assert_eq!(count_to(last), None, "{line}");
                assert_eq!(
                    asked.load(Ordering::Relaxed),
                    last + 1,
                    "{line}: went on after a yes"
                );
            }
        }
    }

    #[test]
    fn a_search_that_was_stopped_leaves_no_trace() {
        let index = index(1);
        let query = Query::parse("messagerie japonaise");
        let mut searcher = Searcher::new(Arc::clone(&index));
        for last in 0..8 {
            let asked = AtomicUsize::new(0);
            searcher.search_until(&query, Lang::Fr, &|| {
                asked.fetch_add(1, Ordering::Relaxed) >= last
            });
        }
        assert_eq!(
            searcher.search(&query, Lang::Fr),
            index.search(&query, Lang::Fr)
        );
    }

    #[test]
    fn the_newest_request_is_answered() {
        let index = index(1);
        let (answers, received) = mpsc::channel();
        let own = Arc::clone(&index);
        let worker = Worker::new(
            move || own,
            move |answer| {
                let _ = answers.send(answer);
            },
        )
        .unwrap();
        let numbers = states("xiaohongshu")
            .iter()
            .map(|line| worker.ask(Query::parse(line), Lang::Fr))
            .collect::<Vec<_>>();
        let last = worker.ask(Query::parse("douban"), Lang::Fr);
        assert!(numbers.iter().all(|number| *number < last));
        let answer = received
            .iter()
            .find(|answer| answer.number == last)
            .unwrap();
        assert!(worker.is_newest(&answer));
        assert_eq!(
            answer.matches.hits,
            index.search(&Query::parse("douban"), Lang::Fr)
        );
        worker.ask(Query::parse("qq"), Lang::Fr);
        assert!(!worker.is_newest(&answer));
    }

    #[test]
    fn a_request_that_waited_too_long_is_never_begun() {
        let index = index(1);
        let (answers, received) = mpsc::channel();
        let (hold, held) = mpsc::channel::<()>();
        let worker = Worker::new(
            move || index,
            move |answer: Answer| {
                let _ = answers.send(answer.number);
                // The thread waits here until the test lets go.
                let _ = held.recv();
            },
        )
        .unwrap();
        let first = worker.ask(Query::parse("we"), Lang::Fr);
        assert_eq!(received.recv(), Ok(first));
        worker.ask(Query::parse("wec"), Lang::Fr);
        worker.ask(Query::parse("wech"), Lang::Fr);
        let last = worker.ask(Query::parse("wecha"), Lang::Fr);
        drop(hold);
        assert_eq!(received.recv(), Ok(last));
        drop(worker);
        assert!(received.recv().is_err());
    }
}
