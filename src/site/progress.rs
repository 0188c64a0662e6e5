//! How far a build is, and how long its parts take.

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    time::{Duration, Instant},
};

/// A part of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Prose to HTML.
    Prose,
    /// Pages through templates.
    Pages,
    /// The search index.
    Search,
    /// Files as they are, and the swap.
    Files,
}

impl Phase {
    /// The word for it in progress bars and summaries.
    pub fn name(self) -> &'static str {
        match self {
            Phase::Prose => "prose",
            Phase::Pages => "pages",
            Phase::Search => "search",
            Phase::Files => "files",
        }
    }
}

/// How far a part of the work is.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// Which part.
    pub phase: Phase,
    /// How many of its items are done.
    pub done: usize,
    /// How many there are.
    pub total: usize,
}

/// Whoever wants to know how far the work is. It is called from several threads.
pub(crate) type Listener<'a> = &'a (dyn Fn(Progress) + Sync);

/// Counts items done and tells of each.
pub(crate) struct Counter<'a> {
    phase: Phase,
    total: usize,
    done: AtomicUsize,
    listener: Listener<'a>,
}

impl<'a> Counter<'a> {
    /// Begins a part of the work.
    pub(crate) fn new(phase: Phase, total: usize, listener: Listener<'a>) -> Counter<'a> {
        let counter = Counter {
            phase,
            total,
            done: AtomicUsize::new(0),
            listener,
        };
        counter.tell(0);
        counter
    }

    /// One more is done.
    pub(crate) fn one(&self) {
        self.tell(self.done.fetch_add(1, Ordering::Relaxed) + 1);
    }

    fn tell(&self, done: usize) {
        (self.listener)(Progress {
            phase: self.phase,
            done,
            total: self.total,
        });
    }
}

/// How long each part of the work takes.
pub(crate) struct Clock {
    since: Instant,
    laps: Vec<(Phase, Duration)>,
}

impl Clock {
    /// Begins with the first part.
    pub(crate) fn start() -> Clock {
        Clock {
            since: Instant::now(),
            laps: Vec::new(),
        }
    }

    /// Ends a part; the next one begins.
    pub(crate) fn lap(&mut self, phase: Phase) {
        self.laps.push((phase, self.since.elapsed()));
        self.since = Instant::now();
    }

    /// Ends parts that were done at once, each with how long it took.
    pub(crate) fn laps(&mut self, laps: impl IntoIterator<Item = (Phase, Duration)>) {
        self.laps.extend(laps);
        self.since = Instant::now();
    }

    /// The parts in the order in which they were done.
    pub(crate) fn all(self) -> Vec<(Phase, Duration)> {
        self.laps
    }
}
