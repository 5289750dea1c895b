//! What a process uses, as Linux tells it; elsewhere nothing is told.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;

/// What a process has used so far; memory at this moment.
#[derive(Clone, Debug, Default)]
pub(crate) struct Use {
    /// Of each thread: processor time, wake-ups.
    threads: BTreeMap<OsString, (f64, f64)>,
    /// Processor time in milliseconds.
    pub(crate) processor: f64,
    /// How often one of its threads fell asleep, and so was woken.
    pub(crate) wakes: f64,
    /// Memory in MiB, with the parts of the program's file in use.
    pub(crate) memory: f64,
    /// Memory in MiB that is this process's alone.
    pub(crate) own_memory: f64,
}

impl Use {
    /// Of the process with this id.
    pub(crate) fn of(id: u32) -> Self {
        let mut used = Self::default();
        let threads = fs::read_dir(format!("/proc/{id}/task"));
        for thread in threads.into_iter().flatten().flatten() {
            let read = |name| fs::read_to_string(thread.path().join(name)).unwrap_or_default();
            let nanoseconds = read("schedstat").split(' ').next().map(str::parse::<f64>);
            let processor = nanoseconds.and_then(Result::ok).unwrap_or_default() / 1e6;
            let wakes = field(&read("status"), "voluntary_ctxt_switches:");
            used.threads.insert(thread.file_name(), (processor, wakes));
        }
        let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
        used.memory = field(&status, "VmRSS:") / 1024.0;
        used.own_memory = field(&status, "RssAnon:") / 1024.0;
        used
    }

    /// What the threads that live on used after `before`.
    pub(crate) fn since(mut self, before: &Self) -> Self {
        for (thread, (processor, wakes)) in &self.threads {
            let earlier = before.threads.get(thread).copied().unwrap_or_default();
            self.processor += processor - earlier.0;
            self.wakes += wakes - earlier.1;
        }
        self
    }
}

fn field(status: &str, name: &str) -> f64 {
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|rest| rest.split_whitespace().next())
        .and_then(|number| number.parse().ok())
        .unwrap_or_default()
}
