//! Objects of classes in pickles.

use alloc::string::String;

use super::Value;

/// An object of a class, as a pickle has it: the name of the class, and what the object holds.
///
/// Nothing of it is executed: the name is only a name. What it holds is its attributes, as a map, or
/// what it was made with, as a list; [`pickle::from_slice`](crate::pickle::from_slice) says which. A class
/// or function that stands by itself holds null. An object that stands in more than one place is there once, and [`Value::Same`] elsewhere.
///
/// [`Value::get`], [`Value::get_path`] and [`Value::iter_arrays`] look into it by themselves. Writing it is
/// an error, since no format has a form for it.
///
/// ```
/// use ndserde::{Value, pickle};
///
/// // pickle.dumps(fractions.Fraction) and pickle.dumps(Model(bias=1)), in protocol 0
/// let class: Value = pickle::from_slice(b"cfractions\nFraction\n.")?;
/// assert_eq!(class.as_object().map(|object| object.class()), Some("fractions.Fraction"));
/// let model: Value = pickle::from_slice(b"ccopyreg\n_reconstructor\n(cmodels\nModel\ncbuiltins\nobject\nNtR(dVbias\nI1\nsb.")?;
/// assert_eq!(model.as_object().map(|object| object.class()), Some("models.Model"));
/// assert_eq!(model["bias"], 1.into());
/// assert_eq!(model.to_string(), "models.Model:\nbias: 1");
/// # Ok::<(), ndserde::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Object {
    class: String,
    state: Value,
}

impl Object {
    pub(super) const fn new(class: String, state: Value) -> Self {
        Self { class, state }
    }

    /// The name of the class behind that of its module: `sklearn.svm._classes.SVC`.
    #[must_use]
    pub fn class(&self) -> &str {
        &self.class
    }

    /// What it holds.
    #[must_use]
    pub const fn state(&self) -> &Value {
        &self.state
    }

    /// The same, to be changed.
    #[must_use]
    pub const fn state_mut(&mut self) -> &mut Value {
        &mut self.state
    }

    /// The same by itself.
    #[must_use]
    pub fn into_state(self) -> Value {
        self.state
    }
}
