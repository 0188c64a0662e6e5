//! A progress bar, where somebody watches.

use super::terminal;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use naosu::site::Progress;

/// The bar of a long run. Says nothing unless standard error is a terminal.
pub(crate) struct Bar(ProgressBar);

impl Bar {
    /// A bar that waits for its first news.
    pub(crate) fn new() -> Bar {
        let target = if terminal::is_watched() {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(None, target);
        if let Ok(style) = ProgressStyle::with_template("{msg:8} {wide_bar} {pos}/{len}") {
            bar.set_style(style);
        }
        Bar(bar)
    }

    /// Shows how far the build is. Called from several threads.
    pub(crate) fn show(&self, progress: Progress) {
        self.tell(progress.phase.name(), progress.done, progress.total);
    }

    /// Shows how much of something is done. Called from several threads.
    pub(crate) fn tell(&self, what: &'static str, done: usize, total: usize) {
        if self.0.is_hidden() {
            return;
        }
        self.0.set_message(what);
        self.0.set_length(total as u64);
        self.0.set_position(done as u64);
    }

    /// Says what is being waited for, where nobody knows how much there is.
    pub(crate) fn say(&self, what: &str) {
        if let Ok(style) = ProgressStyle::with_template("{spinner} {wide_msg}") {
            self.0.set_style(style);
        }
        self.0.set_message(terminal::shown(what));
        self.0.tick();
    }

    /// Takes it off the screen.
    pub(crate) fn clear(&self) {
        self.0.finish_and_clear();
    }
}
