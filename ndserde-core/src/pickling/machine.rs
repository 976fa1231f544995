//! The machine: opcodes, a stack and a memo. It makes lists, dicts and numbers of its own, and calls
//! nothing.

use alloc::borrow::Cow;

use super::{
    global::Global,
    heap::Heap,
    input::PickleBytes,
    line, long,
    memo::Memo,
    spelled::LastSpelled,
    stack::{Marked, Stack},
    value::{Chain, ClassName, PyValue},
};
use crate::{compressed::compressed_by, error::Error};

/// How many formats the numbers of Python's own arrays may have.
pub(super) const CODES: usize = 18;

/// A pickle that has been taken apart.
pub(super) struct Machine<'de> {
    pub(super) input: PickleBytes<'de>,
    pub(super) stack: Stack,
    memo: Memo,
    pub(super) heap: Heap<'de>,
    last: LastSpelled<'de>,
    /// How many chains there were when a value was last made to stand in two places: those that came
    /// later stand in one.
    pub(super) shared: usize,
    /// How many parts of records have been looked at so far.
    pub(super) parts: usize,
    /// Whether this is a pickle within the pickle.
    is_enclosed: bool,
    /// The dtype of the masks of arrays, once there was one.
    pub(super) boolean: Option<u32>,
    /// The dtypes of Python's own arrays, by the places of their codes, once there were such.
    pub(super) plain_dtypes: [Option<u32>; CODES],
}

impl<'de> Machine<'de> {
    /// The values of a whole pickle, and the one that it stands for.
    pub(super) fn run(bytes: &'de [u8]) -> Result<(Heap<'de>, PyValue), Error> {
        if let Some(other) = other_file(bytes) {
            return Err(Error::custom(format_args!("this is {other}, not a pickle")));
        }
        if let Some(why) = compressed_by(bytes) {
            return Err(Error::custom(why));
        }
        let mut machine = Self {
            input: PickleBytes::new(bytes),
            stack: Stack::new(),
            memo: Memo::new(),
            heap: Heap::new(),
            last: LastSpelled::default(),
            shared: 0,
            parts: 0,
            is_enclosed: false,
            boolean: None,
            plain_dtypes: [None; CODES],
        };
        machine.steps()?;
        if machine.input.left() > 0 {
            let left = machine.input.left();
            return Err(Error::custom(format_args!("{left} bytes behind the end of the pickle")));
        }
        let root = machine.stack.pop()?;
        Ok((machine.heap, root))
    }

    /// Takes all steps up to the end of a pickle.
    fn steps(&mut self) -> Result<(), Error> {
        loop {
            let at = self.input.at();
            match self.input.byte()? {
                b'.' => return Ok(()),
                opcode => self.step(opcode, at)?,
            }
        }
    }

    /// The value of a pickle that stands within this one, with a stack and a memo of its own. There is
    /// none within that.
    pub(super) fn enclosed(&mut self) -> Result<PyValue, Error> {
        if core::mem::replace(&mut self.is_enclosed, true) {
            return Err(Error::custom("the pickle has a pickle within a pickle within it"));
        }
        let stack = core::mem::replace(&mut self.stack, Stack::new());
        let memo = core::mem::replace(&mut self.memo, Memo::enclosed(self.input.at()));
        self.steps()?;
        let value = self.stack.pop();
        (self.stack, self.memo, self.is_enclosed) = (stack, memo, false);
        value
    }

    fn step(&mut self, opcode: u8, at: usize) -> Result<(), Error> {
        match opcode {
            b'N' | b'I' | b'L' | b'J' | b'K' | b'M' | b'F' | b'G' | 0x88..=0x8b => {
                let value = self.number(opcode)?;
                self.stack.push(value)
            }
            b'S' | b'T' | b'U' | b'V' | b'X' | b'B' | b'C' | 0x8c..=0x8e | 0x96 => {
                let value = self.string(opcode)?;
                self.stack.push(value)
            }
            b'(' => self.stack.mark(),
            b'0' => self.stack.pop().map(drop),
            b'1' => self.stack.pop_mark(&mut self.heap).map(drop),
            b'2' => {
                self.shared = self.heap.chains();
                let top = self.stack.top()?;
                self.heap.repeat(top);
                self.stack.push(top)
            }
            b')' | b't' | 0x85..=0x87 => self.tuple(opcode),
            b']' | b'l' => self.list(opcode == b'l'),
            b'}' | b'd' => self.dict(opcode == b'd'),
            0x8f | 0x91 => self.set(opcode == 0x91),
            b'a' | b'e' | b's' | b'u' | 0x90 => self.extend(opcode),
            b'p' | b'q' | b'r' | b'g' | b'h' | b'j' | 0x94 => self.memo(opcode),
            b'c' => match self.last.array(&mut self.input, &mut self.heap)? {
                Some(array) => self.stack.push(array),
                None => self.global(true),
            },
            0x93 => self.global(false),
            b'R' => self.reduce(),
            b'b' => self.build(),
            0x81 | 0x92 | b'i' | b'o' => self.object(opcode),
            0x80 => match self.input.byte()? {
                0..=5 => Ok(()),
                other => {
                    Err(Error::custom(format_args!("protocol {other} is unknown, 0 to 5 are read")))
                }
            },
            // A frame only says how much to read from a file at a time.
            0x95 => self.input.array::<8>().map(drop),
            _ => Err(refused(opcode, at)),
        }
    }

    fn number(&mut self, opcode: u8) -> Result<PyValue, Error> {
        match opcode {
            b'N' => Ok(PyValue::None),
            0x88 | 0x89 => Ok(PyValue::Bool(opcode == 0x88)),
            b'K' => self.input.byte().map(|n| PyValue::Int(n.into())),
            b'M' => self.input.array().map(|n| PyValue::Int(u16::from_le_bytes(n).into())),
            b'J' => self.input.array().map(|n| PyValue::Int(i32::from_le_bytes(n))),
            b'G' => self.heap.float(f64::from_be_bytes(self.input.array()?)),
            b'F' => self.heap.float(line::float(self.input.text_line()?)?),
            b'I' | b'L' => match self.input.text_line()? {
                "00" if opcode == b'I' => Ok(PyValue::Bool(false)),
                "01" if opcode == b'I' => Ok(PyValue::Bool(true)),
                digits => {
                    let digits = digits.strip_suffix('L').unwrap_or(digits);
                    match line::integer(digits)? {
                        Some(value) => self.heap.integer(value),
                        None => long::of_digits(digits, &mut self.heap),
                    }
                }
            },
            _ => {
                let bytes = if opcode == 0x8a {
                    self.input.counted::<1>()
                } else {
                    self.input.counted::<4>()
                }?;
                long::of_bytes(bytes, &mut self.heap)
            }
        }
    }

    fn string(&mut self, opcode: u8) -> Result<PyValue, Error> {
        let bytes = match opcode {
            b'S' => return self.heap.string(line::string(self.input.line()?)?).map(PyValue::Str),
            b'V' => {
                let text = line::text(self.input.line()?)?;
                return self.text(text);
            }
            b'U' | b'C' | 0x8c => self.input.counted::<1>()?,
            b'T' | b'X' | b'B' => self.input.counted::<4>()?,
            _ => self.input.counted::<8>()?,
        };
        match opcode {
            b'T' | b'U' => self.heap.string(bytes).map(PyValue::Str),
            b'B' | b'C' | 0x8e | 0x96 => self.heap.string(bytes).map(PyValue::Bytes),
            _ => self.text(Cow::Borrowed(bytes)),
        }
    }

    /// Text, in which Python may have halves of surrogate pairs.
    fn text(&mut self, bytes: Cow<'de, [u8]>) -> Result<PyValue, Error> {
        let is_text = core::str::from_utf8(&bytes).is_ok();
        if !is_text && !is_with_surrogates(&bytes) {
            return Err(Error::custom("the pickle has text that is not UTF-8"));
        }
        let at = self.heap.string(bytes)?;
        Ok(if is_text { PyValue::Text(at) } else { PyValue::Surrogates(at) })
    }

    fn tuple(&mut self, opcode: u8) -> Result<(), Error> {
        let chain = if opcode == b't' {
            self.stack.pop_mark(&mut self.heap)?.chain
        } else {
            let mut chain = Chain::EMPTY;
            let len = if opcode == b')' { 0 } else { opcode.saturating_sub(0x84) };
            self.stack.take(len.into(), &mut chain, &mut self.heap)?;
            chain
        };
        let tuple = PyValue::Tuple(self.heap.chain(chain)?);
        self.stack.push(tuple)
    }

    fn list(&mut self, marked: bool) -> Result<(), Error> {
        let chain = if marked { self.stack.pop_mark(&mut self.heap)?.chain } else { Chain::EMPTY };
        let list = PyValue::List(self.heap.chain(chain)?);
        self.stack.push(list)
    }

    fn set(&mut self, marked: bool) -> Result<(), Error> {
        let chain = if marked { self.stack.pop_mark(&mut self.heap)?.chain } else { Chain::EMPTY };
        let set = PyValue::Set(self.heap.chain(chain)?);
        self.stack.push(set)
    }

    fn dict(&mut self, marked: bool) -> Result<(), Error> {
        let chain = if marked { self.pairs()? } else { Chain::EMPTY };
        let dict = PyValue::Dict(self.heap.chain(chain)?);
        self.stack.push(dict)
    }

    /// The keys and values above the last mark.
    fn pairs(&mut self) -> Result<Chain, Error> {
        let Marked { chain, len } = self.stack.pop_mark(&mut self.heap)?;
        if len % 2 == 0 {
            Ok(chain)
        } else {
            Err(Error::custom("the pickle has a dict whose last key has no value"))
        }
    }

    /// Puts values into the list, set or dict below them.
    fn extend(&mut self, opcode: u8) -> Result<(), Error> {
        let mut chain = Chain::EMPTY;
        match opcode {
            b'a' => self.stack.take(1, &mut chain, &mut self.heap)?,
            b's' => self.stack.take(2, &mut chain, &mut self.heap)?,
            b'u' => chain = self.pairs()?,
            _ => chain = self.stack.pop_mark(&mut self.heap)?.chain,
        }
        match (opcode, self.stack.top()?) {
            (b'a' | b'e', PyValue::List(at))
            | (b's' | b'u', PyValue::Dict(at))
            | (0x90, PyValue::Set(at)) => {
                self.heap.append(at, chain);
                Ok(())
            }
            (_, PyValue::Object(at)) => {
                self.heap.append_to_object(at, chain, matches!(opcode, b's' | b'u'))
            }
            (_, other) => {
                Err(Error::custom(format_args!("the pickle puts items into {}", other.sort())))
            }
        }
    }

    fn memo(&mut self, opcode: u8) -> Result<(), Error> {
        let place = match opcode {
            0x94 => self.memo.places(),
            b'p' | b'g' => {
                let place = line::integer(self.input.text_line()?)?;
                place.and_then(|place| usize::try_from(place).ok()).unwrap_or(usize::MAX)
            }
            b'q' | b'h' => self.input.byte()?.into(),
            _ => usize::try_from(u32::from_le_bytes(self.input.array()?)).unwrap_or(usize::MAX),
        };
        match opcode {
            0x94 | b'p' | b'q' | b'r' => {
                if self.memo.remember(place, self.stack.top()?, &self.input)? {
                    self.shared = self.heap.chains();
                }
                Ok(())
            }
            _ => {
                let value = self.memo.recall(place)?;
                self.heap.repeat(value);
                self.stack.push(value)
            }
        }
    }

    fn global(&mut self, in_lines: bool) -> Result<(), Error> {
        let global = if in_lines {
            self.named()?
        } else {
            let (name, module) = (self.stack.pop()?, self.stack.pop()?);
            match (module, name, self.heap.text(module), self.heap.text(name)) {
                (
                    PyValue::Text(module_at) | PyValue::Str(module_at),
                    PyValue::Text(name_at) | PyValue::Str(name_at),
                    Some(module),
                    Some(name),
                ) => {
                    let known = Global::named(module, name).map(PyValue::Global);
                    let name = ClassName::Two { module: module_at, name: name_at };
                    known.map_or_else(|| self.heap.class(name), Ok)?
                }
                _ => return Err(Error::custom("the pickle has a name that is no text")),
            }
        };
        self.stack.push(global)
    }

    /// What a name in two lines means.
    pub(super) fn named(&mut self) -> Result<PyValue, Error> {
        let lines = self.input.rest();
        let (module, name) = (self.input.text_line()?, self.input.text_line()?);
        if let Some(global) = Global::named(module, name) {
            return Ok(PyValue::Global(global));
        }
        let len = module.len().saturating_add(name.len()).saturating_add(1);
        let lines = self.heap.string(lines.get(..len).unwrap_or_default())?;
        self.heap.class(ClassName::Lines(lines))
    }
}

/// Whether bytes are UTF-8 but for surrogates, which are spelled as if they were characters.
fn is_with_surrogates(mut bytes: &[u8]) -> bool {
    loop {
        let Err(error) = core::str::from_utf8(bytes) else { return true };
        match bytes.get(error.valid_up_to()..) {
            Some([0xed, 0xa0..=0xbf, 0x80..=0xbf, rest @ ..]) => bytes = rest,
            _ => return false,
        }
    }
}

/// What else the bytes may be, which start as no pickle does.
fn other_file(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x93, b'N', b'U', b'M', b'P', b'Y', ..] => Some("a .npy file"),
        [b'P', b'K', 3, 4, ..] => Some("a zip archive (such as .npz)"),
        [b'Z', b'F', b'0', b'x', ..] => {
            Some("a compressed file of joblib before 0.10, which joblib.load and joblib.dump renew")
        }
        _ => None,
    }
}

/// The opcodes that plain data has no use for.
#[cold]
fn refused(opcode: u8, at: usize) -> Error {
    let what = match opcode {
        b'P' | b'Q' => {
            "a persistent id, which stands for something outside the pickle, as tensors do where \
             PyTorch saves them"
        }
        0x82..=0x84 => {
            "an extension code, which stands for a class; nothing in a pickle is executed"
        }
        0x97 | 0x98 => "a buffer that was kept outside the pickle",
        _ => {
            return Error::custom(format_args!(
                "byte {at} is {opcode:#04x}, which is no opcode of a pickle"
            ));
        }
    };
    Error::custom(format_args!("the pickle has {what} (opcode {opcode:#04x} at byte {at})"))
}
