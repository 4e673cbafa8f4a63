//! Where a list goes on: behind the last thing that was told, so that what is entered or closed meanwhile shifts nothing.

use std::fmt::Write;

/// A cursor that stands behind this place; opaque to whoever gets it.
pub(super) fn behind(place: &str) -> String {
    place.bytes().fold(String::with_capacity(2 * place.len()), |mut cursor, byte| {
        let _ = write!(cursor, "{byte:02x}");
        cursor
    })
}

/// The place a cursor stands behind, as bytes; nothing where it is none.
pub(super) fn place(cursor: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).filter(|_| !byte.is_ascii_uppercase());
    let pairs = cursor.as_bytes().chunks(2).map(|pair| match pair {
        [high, low] => u8::try_from(digit(*high)? * 16 + digit(*low)?).ok(),
        _ => None,
    });
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_leads_back_to_its_place_and_nothing_else_is_one() {
        for text in ["", "kg:10/2 ?x=\"1\"", "Название\u{1}jpoa/2022/II.3", "\0"] {
            assert_eq!(place(&behind(text)).as_deref(), Some(text.as_bytes()));
        }
        for other in ["0", "zz", "4A", "+1", "61 ", "ы"] {
            assert_eq!(place(other), None, "{other}");
        }
    }
}
