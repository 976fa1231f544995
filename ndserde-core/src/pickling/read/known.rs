//! Objects that are plain data, by the names of their classes. None is made: what they were made with
//! says what they are. One that was made otherwise is an object like any other.

use alloc::{
    borrow::{Cow, ToOwned},
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt::Write as _;

use super::{
    super::{
        global::Global,
        heap::{ChainItems, Heap},
        long,
        value::{ClassObject, PyValue},
    },
    fields::NamedValues,
};
use crate::number::BigInt;

/// What an object is.
pub(super) enum PlainObject<'a, 'de> {
    Text(String),
    List(u32),
    /// Keys that are names, and values.
    Entries(ChainItems<'a, 'de>),
    /// Any keys and values in two chains.
    Counts(u32, u32),
    NamedValues(NamedValues),
}

/// The plain data that an object is, if it is.
pub(super) fn plain<'a, 'de>(
    heap: &'a Heap<'de>,
    object: ClassObject,
) -> Option<PlainObject<'a, 'de>> {
    let ClassObject { class, arguments, state, items, entries } = object;
    if let (PyValue::Global(Global::Masked), PyValue::Dict(at)) = (class, state) {
        return Some(PlainObject::Entries(heap.items(at)));
    }
    let is_there = |at| heap.items(at).next().is_some();
    let (module, name) = heap.class_name(class)?;
    if (module, name) == ("collections", "deque") {
        let of = heap.tuple(arguments).map(|[of]| of);
        let of = of.or_else(|| heap.tuple(arguments).map(|[of, _most]| of));
        let Some(PyValue::List(of) | PyValue::Tuple(of)) = of else {
            return heap.tuple(arguments).map(|[]| PlainObject::List(items));
        };
        return match (is_there(of), is_there(items)) {
            (true, true) => None,
            (true, false) => Some(PlainObject::List(of)),
            (false, _) => Some(PlainObject::List(items)),
        };
    }
    if (module, name) == ("collections", "Counter") {
        return match (heap.tuple(arguments), heap.tuple(arguments)) {
            (Some([PyValue::Dict(at)]), _) => Some(PlainObject::Counts(at, entries)),
            (_, Some([])) => Some(PlainObject::Counts(entries, u32::MAX)),
            _ => None,
        };
    }
    if is_there(items) || is_there(entries) {
        return None;
    }
    match (module, name, state) {
        ("types", "SimpleNamespace", PyValue::Dict(at))
            if matches!(heap.tuple(arguments), Some([])) =>
        {
            return Some(PlainObject::Entries(heap.items(at)));
        }
        ("uuid", "UUID", PyValue::Dict(at)) => {
            let mut fields = heap.items(at);
            let (name, value) = (fields.next()?, fields.next()?);
            let is_all = heap.text(name) == Some("int") && fields.next().is_none();
            return uuid(heap, value).filter(|_| is_all).map(PlainObject::Text);
        }
        (.., PyValue::None) => {}
        _ => return None,
    }
    let text = match (module, name) {
        ("datetime", "datetime") => date_time(heap, arguments),
        ("datetime", "date") => date(&bytes(heap, heap.tuple::<1>(arguments)?[0])?),
        ("datetime", "time") => time_of_day(heap, arguments),
        ("datetime", "timedelta") => span(heap, arguments),
        ("decimal" | "_decimal" | "_pydecimal" | "cdecimal", "Decimal") => {
            let [number] = heap.tuple(arguments)?;
            heap.text(number).map(str::to_owned)
        }
        ("fractions", "Fraction") => fraction(heap, arguments),
        ("pathlib" | "pathlib._local", "PosixPath" | "PurePosixPath") => path(heap, arguments, "/"),
        ("pathlib" | "pathlib._local", "WindowsPath" | "PureWindowsPath") => {
            path(heap, arguments, "\\")
        }
        ("builtins" | "__builtin__", "range" | "xrange" | "slice") => {
            let [start, end, by] = heap.tuple(arguments)?;
            let named = [Some(("start", start)), Some(("stop", end)), Some(("step", by)), None];
            return Some(PlainObject::NamedValues(named));
        }
        _ => None,
    };
    text.map(PlainObject::Text)
}

/// The bytes of a date or a time.
fn bytes<'a>(heap: &'a Heap<'_>, value: PyValue) -> Option<Cow<'a, [u8]>> {
    /// As many characters as no date has.
    const MANY: usize = 32;
    match value {
        PyValue::Bytes(at) | PyValue::Str(at) => Some(Cow::Borrowed(&**heap.bytes(at))),
        PyValue::Encoded(at) => {
            let text = heap.text(PyValue::Text(at)).filter(|text| text.len() <= MANY)?;
            let bytes = text.chars().map(|c| u8::try_from(u32::from(c)));
            bytes.collect::<Result<_, _>>().ok().map(Cow::Owned)
        }
        _ => None,
    }
}

/// `2024-01-31`.
fn date(bytes: &[u8]) -> Option<String> {
    let [high, low, month @ 1..=12, day @ 1..=31] = *bytes else { return None };
    let year = u16::from_be_bytes([high, low]);
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// `23:59:58`, and a fraction if there is one.
fn time(bytes: &[u8]) -> Option<String> {
    let [hour @ 0..=23, minute @ 0..=59, second @ 0..=59, high, middle, low] = *bytes else {
        return None;
    };
    let mut text = format!("{hour:02}:{minute:02}:{second:02}");
    match u32::from_be_bytes([0, high, middle, low]) {
        0 => {}
        fraction @ 1..=999_999 => {
            let _ = write!(text, ".{fraction:06}");
        }
        _ => return None,
    }
    Some(text)
}

/// The bytes that an object was made with, and what is said of its zone, if it has one.
fn with_zone<'a>(
    heap: &'a Heap<'_>,
    arguments: PyValue,
) -> Option<(Cow<'a, [u8]>, Option<String>)> {
    let (value, zone) = match (heap.tuple(arguments), heap.tuple(arguments)) {
        (Some([value]), _) => (value, None),
        (_, Some([value, zone])) => (value, Some(zone)),
        _ => return None,
    };
    let zone = match zone {
        Some(zone) => Some(self::zone(heap, zone)?),
        None => None,
    };
    Some((bytes(heap, value)?, zone))
}

/// Bytes without the mark of a time that is the second of its name, where clocks go back; and what stands
/// behind such a time.
fn folded(bytes: &[u8], marked: usize) -> (Vec<u8>, &'static str) {
    const FOLD: u8 = 0x80;
    let mut bytes = bytes.to_vec();
    let is_folded = bytes.get(marked).is_some_and(|byte| byte & FOLD != 0);
    if let Some(byte) = bytes.get_mut(marked) {
        *byte &= !FOLD;
    }
    (bytes, if is_folded { "[fold=1]" } else { "" })
}

fn date_time(heap: &Heap<'_>, arguments: PyValue) -> Option<String> {
    let (bytes, zone) = with_zone(heap, arguments)?;
    // The month is marked.
    let (bytes, fold) = folded(&bytes, 2);
    let (day, clock) = bytes.split_at_checked(4)?;
    Some(format!("{}T{}{}{fold}", date(day)?, time(clock)?, zone.unwrap_or_default()))
}

fn time_of_day(heap: &Heap<'_>, arguments: PyValue) -> Option<String> {
    let (bytes, zone) = with_zone(heap, arguments)?;
    // The hour is marked.
    let (bytes, fold) = folded(&bytes, 0);
    Some(format!("{}{}{fold}", time(&bytes)?, zone.unwrap_or_default()))
}

/// What stands behind a time of a zone: its offset, where there is but one, and its name otherwise, or
/// both: `+02:00`, `[Europe/Berlin]`, `+02:00[Europe/Berlin]`.
fn zone(heap: &Heap<'_>, zone: PyValue) -> Option<String> {
    let PyValue::Object(at) = zone else { return None };
    let zone = heap.objects.get(at)?;
    match heap.class_name(zone.class)? {
        ("pytz", "_UTC") | ("dateutil.tz.tz", "tzutc") => {
            heap.tuple(zone.arguments).map(|[]| "+00:00".to_owned())
        }
        ("datetime", "timezone") => {
            let (one, two) = (heap.tuple(zone.arguments), heap.tuple(zone.arguments));
            let fixed = one.map(|[offset]| offset).or_else(|| two.map(|[offset, _name]| offset))?;
            span_of(heap, fixed).map(offset)
        }
        ("dateutil.tz.tz", "tzoffset") => {
            let [_name, fixed] = heap.tuple(zone.arguments)?;
            span_of(heap, fixed).map(offset)
        }
        ("pytz", "FixedOffset") => {
            let [PyValue::Int(minutes)] = heap.tuple(zone.arguments)? else { return None };
            i128::from(minutes).checked_mul(60_000_000).map(offset)
        }
        // The offset at that time, the part of it that is summer time, and what the clocks are called.
        ("pytz", "_p") => {
            if let Some([name]) = heap.tuple(zone.arguments) {
                return zone_name(heap, name);
            }
            let [name, PyValue::Int(seconds), _, _] = heap.tuple(zone.arguments)? else {
                return None;
            };
            let offset = offset(i128::from(seconds).checked_mul(1_000_000)?);
            Some(offset + &zone_name(heap, name)?)
        }
        ("zoneinfo", "ZoneInfo._unpickle") => {
            let [name, PyValue::Int(_) | PyValue::Bool(_)] = heap.tuple(zone.arguments)? else {
                return None;
            };
            zone_name(heap, name)
        }
        ("zoneinfo" | "backports.zoneinfo", "ZoneInfo") => {
            let [name] = heap.tuple(zone.arguments)?;
            zone_name(heap, name)
        }
        ("dateutil.tz._tzfile" | "dateutil.tz.tz", "_unpickle" | "tzfile") => {
            let PyValue::Tuple(at) = zone.arguments else { return None };
            heap.items(at).take(4).find_map(|name| zone_name(heap, name))
        }
        _ => None,
    }
}

/// The name of a zone, as RFC 9557 has it behind a time: `[Europe/Berlin]`.
fn zone_name(heap: &Heap<'_>, name: PyValue) -> Option<String> {
    /// As long as no name of a zone is.
    const LONGEST: usize = 64;
    let name = heap.text(name)?;
    // dateutil names the file, where it has one.
    let name = name.strip_prefix("/usr/share/zoneinfo/").unwrap_or(name);
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-' | '+' | '.');
    let is_name = !name.is_empty() && name.len() <= LONGEST && name.chars().all(is_plain);
    is_name.then(|| format!("[{name}]"))
}

/// An offset from UTC in microseconds: `+02:00`.
fn offset(offset: i128) -> String {
    let (seconds, fraction) = divided(offset.unsigned_abs(), 1_000_000);
    let ((minutes, seconds), sign) = (divided(seconds, 60), if offset < 0 { '-' } else { '+' });
    let (hours, minutes) = divided(minutes, 60);
    let mut text = format!("{sign}{hours:02}:{minutes:02}");
    if seconds > 0 || fraction > 0 {
        let _ = write!(text, ":{seconds:02}");
    }
    if fraction > 0 {
        let _ = write!(text, ".{fraction:06}");
    }
    text
}

/// The microseconds of a `timedelta`.
fn span_of(heap: &Heap<'_>, span: PyValue) -> Option<i128> {
    let PyValue::Object(at) = span else { return None };
    let span = heap.objects.get(at)?;
    (heap.class_name(span.class)? == ("datetime", "timedelta")).then_some(())?;
    microseconds(heap, span.arguments)
}

/// The quotient and the rest.
fn divided(number: u128, by: u128) -> (u128, u128) {
    (number.checked_div(by).unwrap_or_default(), number.checked_rem(by).unwrap_or_default())
}

/// What a span of days, seconds and microseconds is in all.
fn microseconds(heap: &Heap<'_>, arguments: PyValue) -> Option<i128> {
    const DAY: i128 = 86_400_000_000;
    let [PyValue::Int(days), PyValue::Int(seconds), PyValue::Int(rest)] = heap.tuple(arguments)?
    else {
        return None;
    };
    let seconds = i128::from(seconds).checked_mul(1_000_000)?;
    i128::from(days).checked_mul(DAY)?.checked_add(seconds)?.checked_add(rest.into())
}

/// As ISO 8601 has it: `P1DT2H3M4.5S`.
fn span(heap: &Heap<'_>, arguments: PyValue) -> Option<String> {
    let span = microseconds(heap, arguments)?;
    let (seconds, fraction) = divided(span.unsigned_abs(), 1_000_000);
    let (minutes, seconds) = divided(seconds, 60);
    let (hours, minutes) = divided(minutes, 60);
    let (days, hours) = divided(hours, 24);
    let mut text = if span < 0 { "-P" } else { "P" }.to_owned();
    if days > 0 {
        let _ = write!(text, "{days}D");
    }
    if hours > 0 || minutes > 0 || seconds > 0 || fraction > 0 || days == 0 {
        text.push('T');
    }
    for (count, letter) in [(hours, 'H'), (minutes, 'M')] {
        if count > 0 {
            let _ = write!(text, "{count}{letter}");
        }
    }
    if fraction > 0 {
        let fraction = format!("{fraction:06}");
        let _ = write!(text, "{seconds}.{}S", fraction.trim_end_matches('0'));
    } else if seconds > 0 || text.ends_with('T') {
        let _ = write!(text, "{seconds}S");
    }
    Some(text)
}

/// `1/3`, and `2` where that is all.
fn fraction(heap: &Heap<'_>, arguments: PyValue) -> Option<String> {
    if let Some([text]) = heap.tuple(arguments) {
        return heap.text(text).map(str::to_owned);
    }
    let [above, below] = heap.tuple(arguments)?;
    let (above, below) = (integer(heap, above)?, integer(heap, below)?);
    Some(if below == "1" { above } else { format!("{above}/{below}") })
}

/// An integer of any length, in digits.
fn integer(heap: &Heap<'_>, number: PyValue) -> Option<String> {
    Some(match number {
        PyValue::Int(number) => number.to_string(),
        PyValue::Wide(at) => heap.wide(at).to_string(),
        PyValue::Huge(at) => {
            let (tag, bytes) = long::to_cbor(heap.bytes(at));
            BigInt::from_cbor(tag == 3, &bytes).to_string()
        }
        _ => return None,
    })
}

fn uuid(heap: &Heap<'_>, number: PyValue) -> Option<String> {
    let number = match number {
        PyValue::Int(number) => u128::try_from(number).ok()?,
        PyValue::Wide(at) => u128::try_from(heap.wide(at)).ok()?,
        PyValue::Huge(at) => long::to_u128(heap.bytes(at))?,
        _ => return None,
    };
    let digits = format!("{number:032x}");
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if matches!(place, 8 | 12 | 16 | 20) {
            text.push('-');
        }
        text.push(digit);
    }
    Some(text)
}

/// The parts of a path, the first of which may be its root.
fn path(heap: &Heap<'_>, arguments: PyValue, between: &str) -> Option<String> {
    let PyValue::Tuple(at) = arguments else { return None };
    let mut path = String::new();
    for part in heap.items(at) {
        if !path.is_empty() && !path.ends_with(between) {
            path.push_str(between);
        }
        path.push_str(heap.text(part)?);
    }
    Some(if path.is_empty() { ".".to_owned() } else { path })
}
