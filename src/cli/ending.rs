//! Runs that end before they are done.

/// From now on a signal that ends the run leaves nothing half made.
#[cfg(unix)]
pub(crate) fn leave_nothing() -> std::io::Result<()> {
    let signals = naosu::signal::Signals::heed()?;
    std::thread::spawn(move || {
        let signal = signals.wait();
        naosu::site::clear();
        // What a shell tells of a program that died of it.
        std::process::exit(128 + signal)
    });
    Ok(())
}

/// Elsewhere the next run clears away what this one leaves.
#[cfg(not(unix))]
pub(crate) fn leave_nothing() -> std::io::Result<()> {
    Ok(())
}

/// Out of memory, Rust says so and aborts: that is a failure like any other, not a crash.
pub(crate) fn fail_where_memory_ends() {
    #[cfg(unix)]
    {
        use signal_hook::{consts::SIGABRT, flag::register_conditional_shutdown};
        let always = std::sync::Arc::new(true.into());
        // Without it, the same is told by another number.
        let _ = register_conditional_shutdown(SIGABRT, super::exit::FAILURE.into(), always);
    }
}
