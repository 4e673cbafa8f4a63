//! The row of numbers of each piece, as short codes for frequent numbers. Nothing of the table is lost: a row is what the wheel
//! has, in less than half of its room.

use super::file::{Sections, number};

/// Numbers in a row.
pub(super) const WIDTH: usize = 512;
/// Rows belong to chunks, each with a scale of its own.
const CHUNKS: usize = 17;
/// Rows of about the same spread share a code.
const CLASSES: usize = 16;
/// Numbers from -40 to 39 have codes.
const SYMBOLS: usize = 80;
/// Bits of the longest code.
const LONGEST: u32 = 12;

/// The rows of all pieces.
pub(super) struct Rows {
    chunks: &'static [u8],
    classes: &'static [u8],
    starts: &'static [u8],
    bits: &'static [u8],
    codes: Vec<[Code; 1 << LONGEST]>,
    scales: Vec<f32>,
    offsets: Vec<f32>,
}

/// What the next bits say: a number, and how many of the bits it took.
#[derive(Clone, Copy, Default)]
struct Code {
    value: i8,
    bits: u8,
}

impl Rows {
    pub(super) fn open(sections: &mut Sections, pieces: usize) -> Option<Self> {
        let (chunks, classes) = (sections.exact(pieces)?, sections.exact(pieces)?);
        let codes = sections.exact(CLASSES * SYMBOLS)?.chunks_exact(SYMBOLS).map(codes).collect();
        let (starts, bits) = (sections.exact(4 * pieces + 4)?, sections.any()?);
        Some(Self { chunks, classes, starts, bits, codes, scales: sections.floats(CHUNKS)?, offsets: sections.floats(CHUNKS)? })
    }

    /// Writes the row of a piece. A number of the row times the scale, plus the offset, is the number of the model.
    pub(super) fn read(&self, piece: usize, row: &mut [i8]) -> (f32, f32) {
        let codes = &self.codes[usize::from(self.classes[piece])];
        let mut at = 8 * number(self.starts, piece);
        for four in row.as_chunks_mut::<4>().0 {
            let bytes = self.bits.get(at / 8..).and_then(|rest| rest.first_chunk()).copied().unwrap_or_default();
            let mut word = u64::from_be_bytes(bytes) << (at % 8);
            for value in four {
                let code = codes[(word >> (64 - LONGEST)) as usize];
                *value = code.value;
                word <<= code.bits;
                at += usize::from(code.bits);
            }
        }
        let chunk = usize::from(self.chunks[piece]);
        (self.scales[chunk], self.offsets[chunk])
    }
}

/// The code of a class from the lengths of its words: shorter words first, among equals the smaller number first.
fn codes(lengths: &[u8]) -> [Code; 1 << LONGEST] {
    let mut table = [Code::default(); 1 << LONGEST];
    let mut at = 0;
    for bits in 1..=LONGEST as u8 {
        for (symbol, _) in lengths.iter().enumerate().filter(|(_, length)| **length == bits) {
            let room = 1 << (LONGEST - u32::from(bits));
            let code = Code { value: (symbol as i16 - SYMBOLS as i16 / 2) as i8, bits };
            table.iter_mut().skip(at).take(room).for_each(|entry| *entry = code);
            at += room;
        }
    }
    table
}
