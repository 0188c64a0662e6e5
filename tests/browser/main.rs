//! The built example in a real Chromium: over http and from a disk, by keyboard, with an input
//! method, without scripts, in both languages, and with the answers of the terminal.

mod accessible;
mod agreement;
mod answer;
mod asking;
mod bundle;
mod copying;
mod driver;
mod example;
mod feedback;
mod foreign;
mod hosts;
mod keyboard;
mod length;
mod linking;
mod moved;
mod offline;
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
