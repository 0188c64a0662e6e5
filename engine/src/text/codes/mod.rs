//! Error codes: the same code however it is written.
//!
//! A code is compared by its key: its letters and digits in lower case without what stands
//! between them, so that `TS2322`, `ts(2322)` and `TS 2322` are one, and without leading zeros
//! behind letters (`ORA-00942`, `ORA-942`). Thirty-two-bit numbers are compared by value, so that
//! `0x80070005`, `&H80070005`, `-2147024891` and `2,147,942,405` are one; a Windows system error
//! inside an HRESULT (`0x8007052E`) is that system error (`1326`) as well.
//!
//! What an entry declares is indexed by its whole key and by what people write in its stead: the
//! number without its letters, a part, the code as a scanner reads it. Each is a weaker
//! [`Sign`](key::Sign) of it than the one before.

pub(crate) mod declared;
pub(crate) mod key;
mod number;
pub(crate) mod possible;
mod runs;
pub(crate) mod series;
#[cfg(test)]
mod writings;
