//! The built example in a real Chromium, and in Firefox what people cannot do without: over http
//! and from a disk, by keyboard, with an input method, without scripts, in both languages, and with
//! the answers of the terminal.

/// The same sentences about each browser: its tests stand in a module of its name.
macro_rules! in_each_browser {
    ($($test:ident),+ $(,)?) => {
        mod chromium {
            use crate::driver::Make;
            $(#[test] fn $test() { super::$test(Make::Chromium); })+
        }
        mod firefox {
            use crate::driver::Make;
            $(#[test] fn $test() { super::$test(Make::Firefox); })+
        }
    };
}

mod accessible;
mod agreement;
mod answer;
mod asking;
mod bundle;
mod copying;
mod driver;
mod embed;
mod example;
mod feedback;
mod foreign;
mod history;
mod hosts;
mod keyboard;
mod length;
mod linking;
mod lists;
mod moved;
mod notices;
mod offline;
mod pictures;
mod print;
mod promises;
mod reading;
mod results;
mod search;
mod server;
mod steady;
mod storage;
mod touch;
mod walk;
mod words;
