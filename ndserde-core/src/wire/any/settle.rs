//! What the marks mean together, once all of them are there.

use super::{
    form::Form,
    found::{Found, Mark},
    hex,
    key::Key,
    layout::{self, Layout, Sort},
    zip::{self, Zip},
};
use crate::{
    buffer::Buffer,
    byteorder::ByteOrder,
    dtype::{DType, Descr},
    error::Error,
    order::Order,
    payload::LateForm,
    untyped::{Payload, Source, UncheckedArray},
    wire::msgpack_numpy::{Kind, check_kind},
};

impl<'de> Found<'de> {
    /// The array that the document means.
    pub(super) fn settle(mut self, form: &Form<'_>) -> Result<UncheckedArray<'de>, Error> {
        if let Some(whole) = self.whole {
            return Ok(whole);
        }
        let layout = layout::of(self.keys)?;
        if layout.is == Sort::Ndarray {
            self.check_ndarray(layout)?;
        }
        let descr = match (self.descr.take(), layout.is) {
            (_, Sort::NdarrayV1 | Sort::Xarray) => form.field.unstated()?.into(),
            (Some(descr), Sort::JData) if self.parts => complex(descr)?,
            (Some(descr), _) => descr,
            (None, _) => return Err(wrong(layout, "its dtype is the mark of another layout")),
        };
        self.check_marks(layout, &descr)?;
        let dtype = descr.dtype();
        if let Some(late) = self.late.take() {
            // jdata has no bools: to it they are bytes.
            let is_jdata = layout.is == Sort::JData && *dtype != DType::Bool;
            let late = if is_jdata { late.without_bools() } else { late };
            let form = match layout.is {
                Sort::Monty => LateForm::Parts,
                Sort::JData if self.parts => LateForm::Parts,
                Sort::NdarrayV1 => LateForm::HalvesAsBits,
                _ => LateForm::Plain,
            };
            self.data = late.settle(dtype, form)?;
        }
        if let Some(zip) = self.compression(layout, dtype)? {
            let len = self.shape.byte_len(dtype)?;
            let inflated = zip.inflated(&self.data, len);
            self.data = inflated.map_err(|why| wrong(layout, &why.to_string()))?;
        }
        match layout.is {
            Sort::Qcelemental => self.data = hex::decoded(self.data, dtype.width())?,
            Sort::JData if self.order == Some(Order::F) => self.data = in_memory(self.data),
            _ => {}
        }
        let states_shape = !matches!(layout.is, Sort::Xarray | Sort::Monty);
        let has_shape =
            [Key::Shape, Key::Dim, Key::ArraySize].iter().any(|key| self.keys.has(*key));
        let shape = if states_shape && (has_shape || self.mark == Mark::Ase) {
            self.shape
        } else {
            self.data.own_shape(dtype)
        };
        if layout.is == Sort::Xarray && self.dims != shape.len() {
            let (dims, name) = (self.dims, layout.name);
            return Err(Error::custom(format_args!(
                "{name}: {dims} names of axes, and lists of the shape {shape}"
            )));
        }
        let byteorder = match layout.is {
            Sort::Stated | Sort::MsgpackNumpy | Sort::Qcelemental => self.byteorder,
            // An unmarked name is the byte order of the machine that wrote it, and today's machines
            // are little-endian.
            _ => self.byteorder.or(descr.byteorder()).or(Some(ByteOrder::Little)),
        };
        let order = match (layout.is, self.mark) {
            // Bytes stand in C order whatever json_tricks says of the array.
            (Sort::Ndarray, Mark::B64) => Order::C,
            _ => self.order.unwrap_or(Order::C),
        };
        Ok(UncheckedArray { descr, shape, byteorder, order, data: self.data })
    }

    /// How the data is compressed: jsonpickle does not say whether it is.
    fn compression(&self, layout: &Layout, dtype: &DType) -> Result<Option<Zip>, Error> {
        if layout.is != Sort::JsonPickle || !zip::is_zlib(&self.data) {
            return Ok(self.zip);
        }
        if zip::compressed(&self.data)?.len() == self.shape.byte_len(dtype)? {
            return Err(wrong(layout, "its values could be bytes, or bytes compressed by zlib"));
        }
        Ok(Some(Zip::Zlib))
    }

    /// Refuses values that are not those of the layout that the keys are of.
    fn check_marks(&self, layout: &Layout, descr: &Descr) -> Result<(), Error> {
        let is_list = self.late.is_some() || matches!(self.data.0, Source::List(_));
        if self.is_short && layout.name != "plotly" {
            return Err(wrong(
                layout,
                "its dtype lacks the mark of the byte order, as plotly's do",
            ));
        }
        match layout.is {
            Sort::MsgpackNumpy => check_kind(self.kind.unwrap_or(Kind::Plain), Some(descr.dtype())),
            Sort::Little if layout.name == "numpydantic" && self.mark != Mark::TypeNumpy => {
                Err(wrong(layout, "`type` is not \"numpy\""))
            }
            Sort::JData if self.keys.has(Key::ArrayZipData) => {
                let why = "complex numbers that are compressed, which are not read";
                if self.parts { Err(wrong(layout, why)) } else { Ok(()) }
            }
            Sort::JData | Sort::Xarray | Sort::NdarrayV1 | Sort::Monty if !is_list => {
                Err(wrong(layout, "its data is no list"))
            }
            _ => Ok(()),
        }
    }

    /// Which of the five meanings it is, and whether the other keys are those of it.
    fn check_ndarray(&self, layout: &Layout) -> Result<(), Error> {
        let why = match (layout.name, self.mark) {
            ("openpi", Mark::True) | ("ase", Mark::Ase) => return Ok(()),
            ("openpi", _) => "`__ndarray__` is not true, and `data` stands beside it",
            (_, Mark::True) => "`__ndarray__` is true, and there is no `data`, `dtype` and `shape`",
            ("ase", _) => "`__ndarray__` has no dtype and shape",
            (_, Mark::Ase) => {
                return Err(Error::custom(
                    "the list of `__ndarray__` is that of ase, and the keys beside it are those of \
                     json_tricks",
                ));
            }
            (_, Mark::Bytes) if self.keys.has(Key::Corder) || self.keys.has(Key::Endian) => {
                "the keys of json_tricks stand beside base64 without its mark \"b64:\""
            }
            (_, Mark::Bytes) if self.order.is_some() => {
                "`order` is that of the bytes (bokeh 2), \"little\" or \"big\""
            }
            (_, Mark::B64 | Mark::List) if self.keys.has(Key::Order) => {
                "`order` is a key of bokeh 2, and the data is that of json_tricks"
            }
            _ => return Ok(()),
        };
        Err(wrong(layout, why))
    }
}

/// Numbers of a flat list as the bytes that stand in memory, whose order need not be that of C.
fn in_memory(data: Payload<'_>) -> Payload<'_> {
    match data.0 {
        Source::List(list) if list.shape.len() == 1 && ByteOrder::NATIVE == ByteOrder::Little => {
            Payload(Source::Bytes(Buffer::Owned(list.numbers)))
        }
        other => Payload(other),
    }
}

/// The dtype of complex numbers whose parts have this one.
fn complex(descr: Descr) -> Result<Descr, Error> {
    match descr.dtype() {
        DType::Float32 => Ok(DType::Complex64.into()),
        DType::Float64 => Ok(DType::Complex128.into()),
        // Some writers name the dtype of the whole.
        DType::Complex64 | DType::Complex128 => Ok(descr),
        other => Err(Error::custom(format_args!("jdata: complex numbers of {other}"))),
    }
}

fn wrong(layout: &Layout, why: &str) -> Error {
    Error::custom(format_args!("{}: {why}", layout.name))
}
