//! The lines of the table, by what they are measured against.

pub mod addresses;
pub mod any;
pub mod binary;
pub mod borrow;
pub mod cast;
pub mod columns;
pub mod compressed;
pub mod element_wise;
pub mod elements;
pub mod json;
pub mod json_reader;
pub mod latin1;
pub mod layout;
pub mod lists;
pub mod memory;
pub mod packed;
pub mod peers;
pub mod python;
pub mod records;
pub mod small;
pub mod text;
pub mod value;
