//! What a template is given.

use serde::Serialize;
use std::collections::BTreeMap;
use tera::{Context, Value};

/// What a template is given, by its name there.
#[derive(Clone, Debug, Default)]
pub(crate) struct Given {
    values: BTreeMap<&'static str, Value>,
}

impl Given {
    /// Gives a value.
    pub(crate) fn insert(&mut self, name: &'static str, value: &impl Serialize) {
        self.insert_value(name, Value::from_serializable(value));
    }

    /// Gives a value that was made before.
    pub(crate) fn insert_value(&mut self, name: &'static str, value: Value) {
        self.values.insert(name, value);
    }

    /// The same for the template engine.
    pub(crate) fn into_context(self) -> Context {
        let mut context = Context::new();
        for (name, value) in self.values {
            context.insert_value(name, value);
        }
        context
    }

    /// Each value with its name.
    #[cfg(test)]
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, &Value)> {
        self.values.iter().map(|(name, value)| (*name, value))
    }
}
