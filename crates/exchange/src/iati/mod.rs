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
mod counted;
mod file;
mod money;
mod rules;
mod standard;
mod tree;

pub(crate) use codes::{status, transaction};

use crate::encoding::Utf8;
use crate::{Origin, Reading, limits};
use counted::Counted;
use file::File;
use plan::{Initiative, Placed};
use quick_xml::{Error, Reader};
use std::io::{self, BufRead};

/// Reads a file and gives its activities one by one, in their order. Needs memory for one activity, the
/// identifiers and the findings. The error is the machine's: the input could not be read to its end.
pub fn read(input: impl BufRead, origin: &Origin<'_>, sink: &mut dyn FnMut(Placed<Initiative>)) -> io::Result<Reading> {
    let mut file = File::new(origin, sink);
    let input = match Utf8::new(input)? {
        Ok(input) => input,
        Err(encoding) => {
            file.critical("encoding-unsupported", 1, &[("encoding", &encoding)]);
            return Ok(file.finish());
        }
    };
    let mut reader = Reader::from_reader(Counted::new(input));
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        buffer.shrink_to(limits::TEXT);
        reader.get_mut().begin_piece();
        let line = reader.get_ref().line();
        match reader.read_event_into(&mut buffer) {
            Ok(event) => {
                if file.take(event, line).is_break() {
                    break;
                }
            }
            Err(Error::Io(_)) if reader.get_ref().is_full() => {
                file.critical("element-too-large", line, &[("limit", &limits::PIECE.to_string())]);
                break;
            }
            Err(Error::Io(error)) => return Err(io::Error::new(error.kind(), error)),
            Err(error) => {
                file.broken(line, &error.to_string());
                break;
            }
        }
    }
    file.converted(reader.get_ref().inner().conversion());
    Ok(file.finish())
}
