//! `value["key"][3]`: what stands at a key or a place.

use alloc::string::String;
use core::ops;

use super::{Key, Value};

/// What [`Value::get`] finds things by: a key of a map (`str`, [`Key`]), or a place in a list
/// (`usize`).
pub trait Index: sealed::Sealed {
    #[doc(hidden)]
    fn of<'a>(&self, value: &'a Value) -> Option<&'a Value>;

    #[doc(hidden)]
    fn of_mut<'a>(&self, value: &'a mut Value) -> Option<&'a mut Value>;
}

mod sealed {
    pub trait Sealed {}
}

macro_rules! index {
    ($($of:ty: |$index:ident, $value:ident| $get:expr, $get_mut:expr;)*) => {$(
        impl sealed::Sealed for $of {}

        impl Index for $of {
            fn of<'a>(&self, $value: &'a Value) -> Option<&'a Value> {
                let $index = self;
                $get
            }

            fn of_mut<'a>(&self, $value: &'a mut Value) -> Option<&'a mut Value> {
                let $index = self;
                $get_mut
            }
        }
    )*};
}

index! {
    str: |key, value| value.untagged().as_map()?.get(key), value.untagged_mut().as_map_mut()?.get_mut(key);
    String: |key, value| value.untagged().as_map()?.get(key), value.untagged_mut().as_map_mut()?.get_mut(key);
    Key: |key, value| value.untagged().as_map()?.get_key(key), value.untagged_mut().as_map_mut()?.get_key_mut(key);
    usize: |place, value| value.untagged().as_list()?.get(*place), value.untagged_mut().as_list_mut()?.get_mut(*place);
}

impl<I: Index + ?Sized> sealed::Sealed for &I {}

impl<I: Index + ?Sized> Index for &I {
    fn of<'a>(&self, value: &'a Value) -> Option<&'a Value> {
        (**self).of(value)
    }

    fn of_mut<'a>(&self, value: &'a mut Value) -> Option<&'a mut Value> {
        (**self).of_mut(value)
    }
}

impl Value {
    /// What stands at a key of a map, or at a place in a list.
    ///
    /// ```
    /// use ndserde::Value;
    ///
    /// let mut value: Value = serde_json::from_str(r#"{"a": [1, 2]}"#)?;
    /// assert_eq!(value.get("a").and_then(|list| list.get(1)), Some(&Value::Integer(2)));
    /// if let Some(item) = value.get_mut("a").and_then(|list| list.get_mut(0)) {
    ///     *item = "one".into();
    /// }
    /// assert_eq!(value["a"][0].as_str(), Some("one"));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn get<I: Index>(&self, index: I) -> Option<&Self> {
        index.of(self)
    }

    /// As [`get`](Self::get), to be changed.
    #[must_use]
    pub fn get_mut<I: Index>(&mut self, index: I) -> Option<&mut Self> {
        index.of_mut(self)
    }
}

/// Returned where nothing stands.
static NULL: Value = Value::Null;

/// The value of a key, or the item at a place; null where there is none.
///
/// There is no `IndexMut`, which could only panic then: [`get_mut`](Value::get_mut) finds what can be
/// changed, and [`Map::insert`](super::Map::insert) adds what is new.
impl<I: Index> ops::Index<I> for Value {
    type Output = Self;

    fn index(&self, index: I) -> &Self {
        self.get(index).unwrap_or(&NULL)
    }
}
