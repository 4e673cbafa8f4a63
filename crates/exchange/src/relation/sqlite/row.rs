//! One row as SQLite keeps it: a head that says the kind of each value, then the values. Not for pages.

use crate::relation::Value;

/// A number in one to nine bytes, seven bits in each, the ninth whole.
pub(super) fn variable(number: u64, to: &mut Vec<u8>) {
    if number > 0x00FF_FFFF_FFFF_FFFF {
        let mut rest = number >> 8;
        let mut bytes = [0; 9];
        bytes[8] = number as u8;
        for at in (0..8).rev() {
            bytes[at] = (rest & 0x7F) as u8 | 0x80;
            rest >>= 7;
        }
        to.extend(bytes);
        return;
    }
    let length = (1..=8).find(|length| number < 1 << (7 * length)).unwrap_or(8);
    for at in (0..length).rev() {
        let more = if at > 0 { 0x80 } else { 0 };
        to.push((number >> (7 * at) & 0x7F) as u8 | more);
    }
}

/// The bytes of a row.
pub(super) fn encoded(row: &[Value<'_>]) -> Vec<u8> {
    let (mut kinds, mut values) = (Vec::new(), Vec::new());
    for value in row {
        let kind = match value {
            Value::None => 0,
            Value::Text(text) => {
                values.extend(text.bytes());
                13 + 2 * text.len() as u64
            }
            Value::Day(day) => {
                let text = day.to_string();
                values.extend(text.bytes());
                13 + 2 * text.len() as u64
            }
            Value::Money(amount) => {
                values.extend((amount.0 as f64 / 100.0).to_be_bytes());
                7
            }
            Value::Whole(number) => whole(*number, &mut values),
        };
        variable(kind, &mut kinds);
    }
    // The head counts its own length, which is one byte or two.
    let length = kinds.len() + if kinds.len() < 127 { 1 } else { 2 };
    let mut bytes = Vec::with_capacity(length + values.len());
    variable(length as u64, &mut bytes);
    bytes.append(&mut kinds);
    bytes.append(&mut values);
    bytes
}

/// A whole number in as few bytes as it needs; its kind.
fn whole(number: i64, to: &mut Vec<u8>) -> u64 {
    let bytes = number.to_be_bytes();
    let fits = |bits: u32| number >= -(1 << (bits - 1)) && number < 1 << (bits - 1);
    let (kind, length) = match number {
        0 => (8, 0),
        1 => (9, 0),
        _ if fits(8) => (1, 1),
        _ if fits(16) => (2, 2),
        _ if fits(24) => (3, 3),
        _ if fits(32) => (4, 4),
        _ if fits(48) => (5, 6),
        _ => (6, 8),
    };
    to.extend(&bytes[8 - length..]);
    kind
}
