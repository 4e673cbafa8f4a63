//! Handing back what did not enter: the file is read once more, and its rejected records are copied with what is wrong.
//! Not for where the copy goes, and not for the words.

use crate::import_register::ImportRegister;
use crate::intake::START;
use crate::{Loaded, Refusal, Trouble};
use exchange::rejects::{self, Form, Rows, Say};
use exchange::{Format, Origin};
use std::io::{BufReader, Read, Write};

/// Copies the rejected records of a file that was taken in or tried, and tells how many are in the copy: what is broken off
/// or too large is not. A workbook holds tables only, and a table of text only one.
pub fn hand_back(file: &ImportRegister, loaded: &Loaded, form: Form, say: &Say<'_>, out: &mut dyn Write) -> Result<u64, Trouble> {
    let fault = file.fault();
    let mut input = BufReader::new(file.contents.open().map_err(&fault)?);
    let mut start = Vec::new();
    input.by_ref().take(START as u64).read_to_end(&mut start).map_err(&fault)?;
    if exchange::detect(&start, &file.name) == Format::Iati {
        if form == Form::Xlsx {
            return Err(Refusal::new("rejects-not-tables").into());
        }
        return rejects::activities(start.as_slice().chain(input), &loaded.rejects, say, out).map_err(fault);
    }
    input.read_to_end(&mut start).map_err(&fault)?;
    let source = file.source();
    let origin =
        Origin { file: &file.name, source: &source, address: source.as_str(), parties: &|_, _| None, columns: &loaded.columns };
    let unwritable = |error| Trouble::from(store::Fault::of_file(&file.name, std::io::Error::other(error)));
    match rejects::rows(&start, &origin, &loaded.rejects, form, say).map_err(unwritable)? {
        Rows::Copy(copy, count) => {
            if count > 0 {
                out.write_all(&copy).map_err(&fault)?;
            }
            Ok(count)
        }
        Rows::SeveralTables(tables) => Err(Refusal::new("rejects-several-tables").with("tables", tables).into()),
    }
}
