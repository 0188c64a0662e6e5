//! What is pasted, and what it must find: the engine on a small knowledge base.

mod codes;
mod knowledge;
mod loading;
mod pastes;
mod properties;
mod results;
mod words;
