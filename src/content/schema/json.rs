//! JSON whose objects keep the order in which they were written, so that a schema reads as the
//! documentation does and is the same from build to build.

use serde::{Serialize, Serializer};

/// A JSON value.
pub(super) enum Json {
    Text(String),
    Flag(bool),
    Number(u32),
    List(Vec<Json>),
    Object(Object),
}

/// The members of an object, in order.
pub(super) type Object = Vec<(String, Json)>;

/// A member of an object.
pub(super) fn member(name: &str, value: impl Into<Json>) -> (String, Json) {
    (name.to_owned(), value.into())
}

impl From<&str> for Json {
    fn from(text: &str) -> Json {
        Json::Text(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Json {
        Json::Text(text)
    }
}

impl From<bool> for Json {
    fn from(flag: bool) -> Json {
        Json::Flag(flag)
    }
}

impl From<u32> for Json {
    fn from(number: u32) -> Json {
        Json::Number(number)
    }
}

impl From<Object> for Json {
    fn from(object: Object) -> Json {
        Json::Object(object)
    }
}

impl<T: Into<Json>> FromIterator<T> for Json {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Json {
        Json::List(values.into_iter().map(Into::into).collect())
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Text(text) => serializer.serialize_str(text),
            Json::Flag(flag) => serializer.serialize_bool(*flag),
            Json::Number(number) => serializer.serialize_u32(*number),
            Json::List(values) => serializer.collect_seq(values),
            Json::Object(members) => {
                serializer.collect_map(members.iter().map(|(name, value)| (name, value)))
            }
        }
    }
}
