//! Whole sites, built from files into folders, and looked at as a browser would.

#![allow(clippy::unwrap_used)]

mod around;
mod attacks;
mod kept;
mod looks;
mod one_file;
mod output;
mod pages;
mod support;
