//! The `naosu` command.

fn main() {}
