//! The derive macros of ndserde.
