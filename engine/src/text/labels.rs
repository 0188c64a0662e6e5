//! The words by which programs say how grave a line is.

use naosu_vocabulary::closed_vocabulary;

closed_vocabulary! {
    /// How grave a program says that it is.
    pub enum Gravity {
        /// An explanation, a hint, a progress report.
        Note = "note",
        /// Nothing is said of it.
        Plain = "plain",
        /// Something may be wrong.
        Warning = "warning",
        /// Something went wrong.
        Error = "error",
        /// Nothing goes on.
        Fatal = "fatal",
    }
}

/// The labels of programs in both languages.
pub(super) const LABELS: &[(Gravity, &[&str])] = &[
    (
        Gravity::Fatal,
        &[
            "fatal",
            "panic",
            "emerg",
            "emergency",
            "alert",
            "crit",
            "critical",
            "severe",
            "重大",
            "致命的",
            "致命的エラー",
            "パニック",
            "緊急",
        ],
    ),
    (
        Gravity::Error,
        &[
            "error",
            "err",
            "failure",
            "exception",
            "エラー",
            "例外",
            "原因",
        ],
    ),
    (Gravity::Warning, &["warning", "warn", "警告", "注意"]),
    (
        Gravity::Note,
        &[
            "note",
            "notice",
            "hint",
            "detail",
            "details",
            "context",
            "statement",
            "log",
            "info",
            "information",
            "debug",
            "trace",
            "verbose",
            "fine",
            "finer",
            "finest",
            "ヒント",
            "詳細",
            "情報",
            "文",
            "コンテキスト",
            "注",
            "注記",
            "通知",
            "備考",
            "デバッグ",
            "ログ",
        ],
    ),
];

/// Labels of one letter, as apt and Android have them: at the beginning of a line alone.
pub(super) const LETTERS: &[(char, Gravity)] = &[
    ('f', Gravity::Fatal),
    ('e', Gravity::Error),
    ('w', Gravity::Warning),
    ('n', Gravity::Note),
    ('i', Gravity::Note),
    ('d', Gravity::Note),
];
