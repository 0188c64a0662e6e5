//! Whether addresses lead somewhere.

use super::{
    address::{host, joined},
    cache::Cache,
    collect::Links,
    hosts::{Hosts, locked},
    verdict::Verdict,
    web::Web,
};
use jiff::civil::Date;
use std::{
    collections::{BTreeMap, VecDeque},
    sync::Mutex,
    thread,
};

/// How many hosts are asked at the same time.
const AT_ONCE: usize = 8;

/// How often an answer may send on to another address.
const REDIRECTS: usize = 5;

/// Asks for every address that the cache does not know from the last days. `tell` hears how many
/// are done of how many, and may keep the cache: what is known so far is in it.
pub fn check(
    links: &Links,
    mut cache: Cache,
    today: Date,
    web: &dyn Web,
    tell: &(dyn Fn(usize, usize, &Cache) + Sync),
) -> (BTreeMap<String, Verdict>, Cache) {
    cache.keep_only(links);
    let mut verdicts = BTreeMap::new();
    let mut by_host: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for address in links.keys() {
        match (cache.get(address, today), host(address)) {
            (Some(known), _) => {
                verdicts.insert(address.clone(), known);
            }
            (None, Some(host)) => by_host.entry(host).or_default().push(address),
            (None, None) => {}
        }
    }
    let total = by_host.values().map(Vec::len).sum();
    let work: Mutex<VecDeque<Vec<&str>>> = Mutex::new(by_host.into_values().collect());
    let hosts = Hosts::new(web);
    let done = Mutex::new((verdicts, cache, 0));
    let ask = || {
        while let Some(addresses) = next(&work) {
            for address in addresses {
                let verdict = follow(&hosts, address);
                let mut done = locked(&done);
                let (verdicts, cache, count) = &mut *done;
                cache.keep(address, &verdict, today);
                verdicts.insert(address.to_owned(), verdict);
                *count += 1;
                tell(*count, total, cache);
            }
        }
    };
    thread::scope(|scope| {
        (0..AT_ONCE).for_each(|_| drop(scope.spawn(ask)));
    });
    let (verdicts, cache, _) = done
        .into_inner()
        .unwrap_or_else(|broken| broken.into_inner());
    (verdicts, cache)
}

fn next<T>(work: &Mutex<VecDeque<T>>) -> Option<T> {
    locked(work).pop_front()
}

/// Asks for an address, and for those that it sends on to.
fn follow(hosts: &Hosts, address: &str) -> Verdict {
    let mut at = address.to_owned();
    let mut for_good = true;
    for _ in 0..=REDIRECTS {
        let Some(host) = host(&at) else {
            break;
        };
        let reply = match hosts.ask(&host, &at) {
            Ok(reply) => reply,
            Err(why) => return Verdict::Unanswered(why),
        };
        match reply.status {
            300..400 if reply.status != 304 => {
                for_good &= matches!(reply.status, 301 | 308);
                match reply.location.and_then(|to| joined(&at, &to)) {
                    Some(to) => at = to,
                    None => return Verdict::Broken("the server sends on to no page".to_owned()),
                }
            }
            status => return verdict(status, address, at, for_good),
        }
    }
    Verdict::Broken("the server sends on without end".to_owned())
}

fn verdict(status: u16, address: &str, at: String, for_good: bool) -> Verdict {
    let answers = format!("the server answers {status}");
    match status {
        0..400 if for_good && at != address => Verdict::Moved(at),
        0..400 => Verdict::Good,
        // What is for those who have signed in, or for browsers, says nothing of the link.
        401 | 402 | 403 | 405 | 406 | 407 | 408 | 425 | 429 | 451 => Verdict::Unanswered(answers),
        400..500 => Verdict::Broken(answers),
        _ => Verdict::Unanswered(answers),
    }
}
