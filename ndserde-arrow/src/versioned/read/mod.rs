//! Record batches as rows.
//!
//! Data flows down this list.
//!
//! | module | what it is |
//! |---|---|
//! | `lists` | lists within lists: where the items of each row lie, and in which shape |
//! | `elements` | the items as bytes of a dtype: lent, or of what has no bytes of its own (`text`, `record`) copied |
//! | `form` | which of the forms of tensors a column has, by its type and metadata |
//! | `places` | the same by the form: with shapes of the metadata, or of the rows' own (`shapes`) |
//! | `tensors` | a column as arrays: all as one, or row by row |
//! | `bound` | what a batch may claim without bytes |
//! | `list` | other columns, by `serde_arrow`; `readable` is what it does not panic over |
//! | `source`, `column`, `value` | the entry points: rows, one array, a value of any content |

use super::{deps, dtype};

mod bound;
mod column;
mod elements;
mod form;
mod list;
mod lists;
mod permute;
mod places;
mod readable;
mod record;
mod shapes;
mod source;
mod tensors;
mod text;
mod value;

pub use column::{column, column_array};
pub use source::from_record_batch;
pub use value::to_value;
