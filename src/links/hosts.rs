//! One request a host at a time, and a pause between two.

use super::web::{Method, Reply, Web};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard},
    time::Duration,
};

/// Between two requests to a host.
const PAUSE: Duration = Duration::from_secs(1);

/// How often a host that says it has too much to do is asked again.
const RETRIES: usize = 2;

/// How long is waited before, where it does not say.
const RETRY_AFTER: u64 = 10;

/// What it may say: whoever wants a longer wait is asked another day.
const LONGEST: u64 = 60;

/// After how many links without an answer a host is left alone.
const SILENT: usize = 2;

/// What is known of a host.
#[derive(Default)]
struct Turn {
    was_asked: bool,
    /// How many links in a row it has not answered.
    silent: usize,
}

/// The web with a turn for each host.
pub(super) struct Hosts<'w> {
    web: &'w dyn Web,
    turns: Mutex<BTreeMap<String, Arc<Mutex<Turn>>>>,
}

impl<'w> Hosts<'w> {
    pub(super) fn new(web: &'w dyn Web) -> Hosts<'w> {
        Hosts {
            web,
            turns: Mutex::default(),
        }
    }

    /// Asks, when it is the host's turn, whether a page is there; for the page itself where that
    /// is not answered well. A host that has too much to do is left alone for a while first.
    pub(super) fn ask(&self, host: &str, address: &str) -> Result<Reply, String> {
        let turn = {
            let mut turns = locked(&self.turns);
            turns.entry(host.to_owned()).or_default().clone()
        };
        let mut turn = locked(&turn);
        if turn.silent >= SILENT {
            return Err("its server answers nothing".to_owned());
        }
        let mut ask = |method| {
            if std::mem::replace(&mut turn.was_asked, true) {
                self.web.wait(PAUSE);
            }
            self.web.ask(method, address)
        };
        let mut reply = patient(self.web, || ask(Method::Head));
        let is_good =
            |reply: &Result<Reply, String>| reply.as_ref().is_ok_and(|reply| reply.status < 400);
        let is_busy =
            |reply: &Result<Reply, String>| reply.as_ref().is_ok_and(|reply| reply.status == 429);
        if !is_good(&reply) && !is_busy(&reply) {
            reply = patient(self.web, || ask(Method::Get));
        }
        turn.silent = match reply {
            Ok(_) => 0,
            Err(_) => turn.silent + 1,
        };
        reply
    }
}

/// Asks again where the answer is: not now.
fn patient(web: &dyn Web, mut ask: impl FnMut() -> Result<Reply, String>) -> Result<Reply, String> {
    let mut reply = ask();
    for _ in 0..RETRIES {
        let Ok(Reply {
            status: 429 | 503,
            retry_after,
            ..
        }) = reply
        else {
            break;
        };
        let after = retry_after.unwrap_or(RETRY_AFTER);
        if after > LONGEST {
            break;
        }
        web.wait(Duration::from_secs(after));
        reply = ask();
    }
    reply
}

/// Whoever broke off left nothing half done in it.
pub(super) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|broken| broken.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A web that answers these one after another, and notes what it is asked and made to wait.
    struct Script {
        answers: Mutex<Vec<Reply>>,
        seen: Mutex<Vec<String>>,
    }

    impl Web for Script {
        fn ask(&self, method: Method, _: &str) -> Result<Reply, String> {
            locked(&self.seen).push(format!("{method:?}"));
            locked(&self.answers)
                .pop()
                .ok_or_else(|| "silence".to_owned())
        }

        fn wait(&self, time: Duration) {
            locked(&self.seen).push(format!("{} s", time.as_secs()));
        }
    }

    /// What is asked of a host that gives these answers to so many links, and waited between.
    fn seen(links: usize, answers: &[(u16, Option<u64>)]) -> String {
        let answers = answers.iter().rev().map(|(status, retry_after)| Reply {
            status: *status,
            retry_after: *retry_after,
            ..Reply::default()
        });
        let web = Script {
            answers: Mutex::new(answers.collect()),
            seen: Mutex::default(),
        };
        let hosts = Hosts::new(&web);
        for _ in 0..links {
            let _ = hosts.ask("a.example", "https://a.example/");
        }
        locked(&web.seen).join(", ")
    }

    #[test]
    fn a_host_has_a_pause_between_two_requests() {
        assert_eq!(seen(2, &[(200, None), (200, None)]), "Head, 1 s, Head");
        assert_eq!(seen(1, &[(405, None), (200, None)]), "Head, 1 s, Get");
    }

    #[test]
    fn a_host_that_answers_nothing_is_left_alone() {
        let twice = "Head, 1 s, Get, 1 s, Head, 1 s, Get";
        assert_eq!(seen(9, &[]), twice);
        let once = [(200, None)];
        assert_eq!(seen(9, &once), format!("Head, 1 s, {twice}"));
    }

    #[test]
    fn a_host_that_has_too_much_to_do_is_asked_again_when_it_says_and_not_for_ever() {
        let busy = |after| (429, after);
        let again = [busy(Some(7)), (200, None)];
        assert_eq!(seen(1, &again), "Head, 7 s, 1 s, Head");
        let always = [busy(None), busy(None), busy(None), busy(None)];
        assert_eq!(seen(1, &always), "Head, 10 s, 1 s, Head, 10 s, 1 s, Head");
        assert_eq!(seen(1, &[busy(Some(3600))]), "Head");
    }
}
