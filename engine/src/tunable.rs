//! Numbers that were chosen rather than derived: costs, bounds, thresholds.
//!
//! Each is declared with `tunables!` beside the code that uses it, with a comment that says how it
//! was chosen. For the product it is a constant. With the feature `sweep` it is a static that
//! `cargo xtask sweep` sets to half and to twice its value, to see what it is worth.

use std::fmt;

#[cfg(feature = "sweep")]
use std::sync::atomic::{AtomicI64, Ordering};

/// Stands for "as it was declared".
#[cfg(feature = "sweep")]
const AS_DECLARED: i64 = i64::MIN;

/// A chosen number as `cargo xtask sweep` sees it.
pub trait Number: Sync {
    /// What the code calls it.
    fn name(&self) -> &'static str;

    /// The value that it was declared with.
    fn declared(&self) -> i64;

    /// Gives it another value, or its own again.
    #[cfg(feature = "sweep")]
    fn set(&self, value: Option<i64>);
}

impl fmt::Debug for dyn Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} = {}", self.name(), self.declared())
    }
}

/// A chosen number in the code.
pub(crate) struct Tunable<T> {
    name: &'static str,
    declared: T,
    #[cfg(feature = "sweep")]
    set: AtomicI64,
}

impl<T: Copy> Tunable<T> {
    pub(crate) const fn new(name: &'static str, declared: T) -> Tunable<T> {
        Tunable {
            name,
            declared,
            #[cfg(feature = "sweep")]
            set: AtomicI64::new(AS_DECLARED),
        }
    }
}

#[cfg(not(feature = "sweep"))]
impl<T: Copy> Tunable<T> {
    /// Its value: a constant.
    pub(crate) const fn get(&self) -> T {
        self.declared
    }
}

#[cfg(feature = "sweep")]
impl<T: Integer> Tunable<T> {
    /// Its value, as it is set now.
    #[inline]
    pub(crate) fn get(&self) -> T {
        match self.set.load(Ordering::Relaxed) {
            AS_DECLARED => self.declared,
            value => T::from_i64(value),
        }
    }
}

impl<T: Integer> Number for Tunable<T> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn declared(&self) -> i64 {
        self.declared.to_i64()
    }

    #[cfg(feature = "sweep")]
    fn set(&self, value: Option<i64>) {
        self.set
            .store(value.unwrap_or(AS_DECLARED), Ordering::Relaxed);
    }
}

/// The types that a chosen number can have.
pub(crate) trait Integer: Copy + Sync {
    fn to_i64(self) -> i64;

    #[cfg(feature = "sweep")]
    fn from_i64(value: i64) -> Self;
}

macro_rules! integers {
    ($($integer:ty)*) => {$(
        impl Integer for $integer {
            fn to_i64(self) -> i64 {
                i64::try_from(self).unwrap_or(i64::MAX)
            }

            #[cfg(feature = "sweep")]
            fn from_i64(value: i64) -> Self {
                Self::try_from(value).unwrap_or(Self::MAX)
            }
        }
    )*};
}

integers! { u8 i32 u32 usize }

/// Declares chosen numbers and the list `NUMBERS` of those declared together, for
/// [`crate::numbers`].
macro_rules! tunables {
    ($($(#[$doc:meta])* $vis:vis $name:ident: $integer:ty = $value:expr;)*) => {
        $(
            $(#[$doc])*
            #[cfg(not(feature = "sweep"))]
            $vis const $name: crate::tunable::Tunable<$integer> =
                crate::tunable::Tunable::new(stringify!($name), $value);
            $(#[$doc])*
            #[cfg(feature = "sweep")]
            $vis static $name: crate::tunable::Tunable<$integer> =
                crate::tunable::Tunable::new(stringify!($name), $value);
        )*

        /// The numbers that this file chooses.
        pub(crate) static NUMBERS: &[&dyn crate::tunable::Number] = &[$(&$name),*];
    };
}

pub(crate) use tunables;
