//! Tells the encoding of a text that does not say it, by its letters. Not for telling its language.

use encoding_rs::{Encoding, IBM866, KOI8_R, UTF_8, WINDOWS_1251, WINDOWS_1252};

/// How many bytes that are not ASCII are looked at.
const SAMPLE: usize = 8192;

/// The letters that make up two thirds of any Russian text, in the order of how often they stand.
const COMMON: &str = "оеаинтсрвл";

/// The encoding a text seems to be in.
pub(crate) fn encoding(bytes: &[u8]) -> &'static Encoding {
    let Err(error) = std::str::from_utf8(bytes) else { return UTF_8 };
    let (first, sample) = sample(bytes, error.valid_up_to());
    // Letters of several bytes that fit together are no accident: then the text is UTF-8 with damage in it.
    let whole = String::from_utf8_lossy(sample);
    let wide = bytes[..first].iter().filter(|byte| **byte >= 0xC0).count()
        + whole.chars().filter(|c| !c.is_ascii() && *c != '\u{FFFD}').count();
    let damaged = whole.chars().filter(|c| *c == '\u{FFFD}').count();
    if wide > damaged {
        return UTF_8;
    }
    let scored = [WINDOWS_1251, KOI8_R, IBM866].map(|encoding| (cyrillic(encoding, sample), encoding));
    let (score, best) = scored.into_iter().fold((0, WINDOWS_1251), |best, next| if next.0 > best.0 { next } else { best });
    // In Western texts letters with a sign stand alone among plain ones.
    let high = sample.iter().filter(|byte| **byte >= 0x80).count();
    let alone = sample.windows(3).filter(|three| three[1] >= 0x80 && three[0] < 0x80 && three[2] < 0x80).count();
    if alone * 2 > high || score * 4 < high { WINDOWS_1252 } else { best }
}

/// The part of the text from its first byte that is not UTF-8.
fn sample(bytes: &[u8], first: usize) -> (usize, &[u8]) {
    let start = first.saturating_sub(1);
    (first, &bytes[start..bytes.len().min(start + SAMPLE)])
}

/// How many letters are common small Cyrillic ones, if the text were in this encoding.
fn cyrillic(encoding: &'static Encoding, sample: &[u8]) -> usize {
    let (text, _) = encoding.decode_without_bom_handling(sample);
    text.chars().filter(|c| COMMON.contains(*c)).count()
}
