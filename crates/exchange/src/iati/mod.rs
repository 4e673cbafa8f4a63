//! IATI activity files of every version, in any encoding, read one activity at a time; also inside another root, as
//! datastores answer. Not for: validation against the schema, results, documents, and never for people:
//! `contact-info` is not read.
//!
//! Rules a reader of figures must know:
//! - Of the budgets for the same period only the revised ones (type 2) count, where there are any; then the
//!   periods are added up, each currency for itself.
//! - Commitments are transactions of type 2; what was paid out or spent is types 3 and 4 together.
//! - An actual date goes before a planned one; where they differ, the planned one is kept as a claim.
//! - A description of several types is one text: general, then objectives, then target groups.

mod activity;
mod codes;
mod file;
mod money;
mod names;
pub mod out;
mod own;
mod piece;
mod pieces;
mod place;
mod rules;
mod skip;
mod standard;
#[cfg(test)]
mod tests;
mod tree;

pub(crate) use codes::{status, transaction};

use crate::encoding::{Conversion, Utf8};
use crate::{Origin, Reading};
use file::File;
use piece::Said;
use pieces::{Piece, Pieces};
use plan::{Initiative, Placed};
use rayon::prelude::*;
use std::io::{self, BufRead};

/// How many pieces are read at once.
const BATCH: usize = 8;

/// Reads a file and gives what `work` makes of its activities to `take`, one by one, in their order. The file is read in
/// pieces on all cores: `work` is called on any of them, `take` on one at a time. Needs memory for a few pieces, for the
/// identifiers as hashes and for the findings. The error is the machine's: the input could not be read to its end.
pub fn read<T: Send>(
    input: impl BufRead + Send,
    origin: &Origin<'_>,
    work: &(dyn Fn(Placed<Initiative>) -> T + Sync),
    take: &mut (dyn FnMut(T) + Send),
) -> io::Result<Reading> {
    read_in_pieces(input, pieces::SIZE, origin, work, take)
}

fn read_in_pieces<T: Send>(
    mut input: impl BufRead + Send,
    size: usize,
    origin: &Origin<'_>,
    work: &(dyn Fn(Placed<Initiative>) -> T + Sync),
    take: &mut (dyn FnMut(T) + Send),
) -> io::Result<Reading> {
    let part = crate::rejects::is_part(input.fill_buf()?);
    let mut file = File::new(origin, work, take);
    let mut pieces = match Utf8::new(input)? {
        Ok(input) => Pieces::of(input, size),
        Err(encoding) => {
            file.critical("encoding-unsupported", &[("encoding", &encoding)]);
            return Ok(file.finish(Conversion::default(), 1));
        }
    };
    // The first piece alone says where the others begin.
    let mut spare = Vec::new();
    if let Some(first) = pieces.next()? {
        let said = piece::read(&first, file.place(), origin, work);
        spare.extend(file.add(first, said));
    }
    let mut read: Vec<(Piece, Said<T>)> = Vec::new();
    let mut next = batch(&mut pieces)?;
    while !file.is_over() && (!next.is_empty() || !read.is_empty()) {
        let place = file.place().clone();
        let current = std::mem::take(&mut next);
        // While one batch is read, the one before is put together and the one after is fetched.
        pieces.reuse(std::mem::take(&mut spare));
        let (fetched, (reading, texts)) = rayon::join(
            || batch(&mut pieces),
            || {
                rayon::join(
                    || {
                        current
                            .into_par_iter()
                            .map(|piece| (piece::read(&piece, &place, origin, work), piece))
                            .collect::<Vec<_>>()
                    },
                    || read.drain(..).filter_map(|(piece, said)| file.add(piece, said)).collect::<Vec<_>>(),
                )
            },
        );
        next = fetched?;
        spare = texts;
        read = reading.into_iter().map(|(said, piece)| (piece, said)).collect();
    }
    Ok(Reading { part, ..file.finish(pieces.conversion(), pieces.line()) })
}

fn batch(pieces: &mut Pieces<impl BufRead>) -> io::Result<Vec<Piece>> {
    std::iter::from_fn(|| pieces.next().transpose()).take(BATCH).collect()
}
