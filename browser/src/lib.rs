//! The engine as WebAssembly: the boundary between the page's worker (`static/worker.js`) and
//! `naosu-engine`.
//!
//! The worker asks for room (`ffi::alloc`), puts an argument there, calls a function, which
//! takes the room back, and looks at the `Status`; what the function has to say lies in the
//! output until the next call. Index files stay with the worker: the engine reads parts of them,
//! and where a part is not there yet the whole call ends with `Status::Pending`, to be
//! made again when it is. All that is clever happens in `naosu-engine`.

#[cfg(target_arch = "wasm32")]
mod ffi;
#[cfg(any(target_arch = "wasm32", test))]
mod files;
#[cfg(target_arch = "wasm32")]
mod random;
#[cfg(any(target_arch = "wasm32", test))]
mod session;
