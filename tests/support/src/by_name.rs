//! Wires, element types and backends by their names.

/// `with_wire!(name, W => expression)`: the expression with `W` as the wire of that name.
#[macro_export]
macro_rules! with_wire {
    ($name:expr, $W:ident => $body:expr) => {{
        let (name, mut found) = ($name, None);
        $crate::for_each_wire!($W => {
            if found.is_none() && <$W as ndserde::wire::Wire>::NAME == name {
                found = Some($body);
            }
        });
        $crate::for_each_wire_of_cbor!($W => {
            if found.is_none() && <$W as ndserde::wire::Wire>::NAME == name {
                found = Some($body);
            }
        });
        $crate::for_each_wire_of_one_axis!($W => {
            if found.is_none() && <$W as ndserde::wire::Wire>::NAME == name {
                found = Some($body);
            }
        });
        $crate::for_each_wire_that_looks!($W => {
            if found.is_none() && <$W as ndserde::wire::Wire>::NAME == name {
                found = Some($body);
            }
        });
        found.unwrap_or_else(|| panic!("no wire is named {name}"))
    }};
}

/// `with_element!(dtype, A => expression)`: the expression with `A` as the first element type of
/// that dtype.
#[macro_export]
macro_rules! with_element {
    ($dtype:expr, $A:ident => $body:expr) => {{
        let (dtype, mut found) = ($dtype, None);
        $crate::for_each_element!($A => {
            if found.is_none() && <$A as ndserde::Element>::DTYPE.to_string() == dtype {
                found = Some($body);
            }
        });
        found.unwrap_or_else(|| panic!("no element type has the dtype {dtype}"))
    }};
}

/// `with_backend!(backend, B in [JsonSlice, Ciborium] => expression)`: the expression with `B` as the
/// type of the backend. The others are not compiled, which for every wire and element takes minutes.
#[macro_export]
macro_rules! with_backend {
    ($backend:expr, $B:ident in [$($name:ident),+ $(,)?] => $body:expr) => {
        match $backend {
            $($crate::Backend::$name => {
                type $B = $crate::backend::one::$name;
                $body
            })+
            other => panic!("give {other:?} its place in the list"),
        }
    };
}

/// The dtypes of the element types, each once.
pub fn dtypes() -> Vec<String> {
    let mut dtypes = Vec::new();
    crate::for_each_element!(A => dtypes.push(<A as ndserde::Element>::DTYPE.to_string()));
    // `isize` and `usize` stand behind those that they are written as.
    dtypes.dedup();
    dtypes
}
