//! What WebAssembly exports and imports. The only code of the project that is `unsafe`: bytes
//! can cross the boundary as an address and a length in no other way.
#![allow(unsafe_code)]
// Whoever reaches these functions is outside of Rust.
#![allow(unreachable_pub)]

use crate::session::{Session, Status};
use std::sync::{Mutex, MutexGuard, PoisonError};

static SESSION: Mutex<Session> = Mutex::new(Session::new());

#[link(wasm_import_module = "naosu")]
unsafe extern "C" {
    /// Copies `length` bytes of a file from `offset` on to `into`; 0 where they are not there.
    #[link_name = "read"]
    fn host_read(file: u32, offset: f64, into: *mut u8, length: usize) -> u32;
}

fn read(file: u32, offset: u64, into: &mut [u8]) -> bool {
    // Whole numbers up to 2^53 are exact, and JavaScript has no others.
    // SAFETY: the worker writes `into.len()` bytes at most, within `into`.
    unsafe { host_read(file, offset as f64, into.as_mut_ptr(), into.len()) != 0 }
}

fn session() -> MutexGuard<'static, Session> {
    SESSION.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Room for an argument of `length` bytes. The call that is given it takes it back.
#[unsafe(no_mangle)]
pub extern "C" fn alloc(length: usize) -> *mut u8 {
    Box::into_raw(vec![0u8; length].into_boxed_slice()).cast()
}

/// # Safety
/// `argument` is what [`alloc`] gave for `length`, and is not used again.
unsafe fn take(argument: *mut u8, length: usize) -> Box<[u8]> {
    let slice = std::ptr::slice_from_raw_parts_mut(argument, length);
    // SAFETY: `alloc` made it as a boxed slice of this length; the caller gives it up.
    unsafe { Box::from_raw(slice) }
}

/// Opens the index; the argument lists its files.
///
/// # Safety
/// As for [`take`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn open(argument: *mut u8, length: usize) -> Status {
    // SAFETY: the caller's promise.
    let files = unsafe { take(argument, length) };
    session().open(&files, read)
}

/// Takes the lexicon.
///
/// # Safety
/// As for [`take`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lexicon(argument: *mut u8, length: usize) -> Status {
    // SAFETY: the caller's promise.
    let compact = unsafe { take(argument, length) };
    session().lexicon(&compact)
}

/// Answers the paste in the argument.
///
/// # Safety
/// As for [`take`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn find(argument: *mut u8, length: usize) -> Status {
    // SAFETY: the caller's promise.
    let request = unsafe { take(argument, length) };
    session().find(&request)
}

/// Gives the card of the entry whose id is the argument.
///
/// # Safety
/// As for [`take`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn card(argument: *mut u8, length: usize) -> Status {
    // SAFETY: the caller's promise.
    let id = unsafe { take(argument, length) };
    session().card(&id)
}

/// Where the output of the last call begins.
#[unsafe(no_mangle)]
pub extern "C" fn output() -> *const u8 {
    session().output().as_ptr()
}

/// How many bytes it has.
#[unsafe(no_mangle)]
pub extern "C" fn output_length() -> usize {
    session().output().len()
}
