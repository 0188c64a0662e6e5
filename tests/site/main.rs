//! Whole sites, built from files into folders, and looked at as a browser would.

#![allow(clippy::unwrap_used)]

mod attacks;
mod looks;
mod output;
mod pages;
mod support;
