//! Asking the search box, for all tests that do.

use crate::driver::Browser;

pub(crate) const PASTE: &str =
    "2026-11-22 10:12:01 ERROR Cannot connect to mail01.example. Check port 993";
pub(crate) const IN_JAPANESE: &str = "Exchangeサーバーへのアクセスにはパスワードが必要です";
pub(crate) const ANSWERED: &str = "const panel = document.querySelector('.find-panel');
    return panel && !panel.hidden && document.querySelector('.find-status').textContent";

/// Goes to a page and pastes a text into its search box.
pub(crate) fn ask(browser: &Browser, page: &str, paste: &str) {
    browser.go(page);
    browser.press(&["/"]);
    browser.insert(paste);
    browser.wait("an answer", ANSWERED);
}
