//! Times of Python's `datetime`, and the zones of the libraries that people have beside it, in ISO 8601.

use alloc::{
    borrow::{Cow, ToOwned},
    format,
    string::String,
    vec::Vec,
};
use core::fmt::Write as _;

use super::super::{heap::Heap, value::PyValue};

pub(super) fn day(heap: &Heap<'_>, arguments: PyValue) -> Option<String> {
    let [value] = heap.tuple(arguments)?;
    date(&bytes(heap, value)?)
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

pub(super) fn date_time(heap: &Heap<'_>, arguments: PyValue) -> Option<String> {
    let (bytes, zone) = with_zone(heap, arguments)?;
    // The month is marked.
    let (bytes, fold) = folded(&bytes, 2);
    let (day, clock) = bytes.split_at_checked(4)?;
    Some(format!("{}T{}{}{fold}", date(day)?, time(clock)?, zone.unwrap_or_default()))
}

pub(super) fn time_of_day(heap: &Heap<'_>, arguments: PyValue) -> Option<String> {
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
            Some(format!("{offset}{}", zone_name(heap, name)?))
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
pub(super) fn span(heap: &Heap<'_>, arguments: PyValue) -> Option<String> {
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
