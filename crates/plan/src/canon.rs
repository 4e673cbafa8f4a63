//! The one form in which records and entries are written down, so that equal things are equal bytes:
//! JSON on one line, fields in the order of the type, nothing empty written, nothing escaped that need not be.

use crate::{Entry, Initiative, InitiativeKey, MadeCheck, PartyKey, ProvisionKey, Record, Settled, Submission, Verdict};
use rayon::prelude::*;

/// An entry as the journal keeps it.
pub fn write_entry(entry: &Entry) -> String {
    serde_json::to_string(entry).unwrap_or_else(|error| unreachable!("an entry is plain data: {error}"))
}

/// Reads an entry back; the message says what is wrong with the text.
pub fn read_entry(line: &str) -> Result<Entry, String> {
    serde_json::from_str(line).map_err(|error| error.to_string())
}

/// A record as a load keeps it: one line, with its line end.
pub fn write_record(record: &Record, to: &mut Vec<u8>) {
    serde_json::to_writer(&mut *to, record).unwrap_or_else(|error| unreachable!("a record is plain data: {error}"));
    to.push(b'\n');
}

/// An initiative as a load keeps it: the line of its record.
pub(crate) fn write_initiative(initiative: &Initiative, to: &mut Vec<u8>) {
    #[derive(serde::Serialize)]
    struct Line<'a> {
        initiative: &'a Initiative,
    }
    serde_json::to_writer(&mut *to, &Line { initiative }).unwrap_or_else(|error| unreachable!("plain data: {error}"));
    to.push(b'\n');
}

/// Any plain data, for numbers that stand for it.
pub(crate) fn bytes(data: &impl serde::Serialize) -> Vec<u8> {
    serde_json::to_vec(data).unwrap_or_else(|error| unreachable!("plain data: {error}"))
}

/// A verdict, as it goes into the digest of a state.
pub fn write_verdict(pair: (&InitiativeKey, &InitiativeKey), verdict: &Verdict, to: &mut Vec<u8>) {
    to.extend(bytes(&(pair, verdict)));
    to.push(b'\n');
}

/// A check, as it goes into the digest of a state.
pub fn write_check(made: &MadeCheck, to: &mut Vec<u8>) {
    to.extend(bytes(made));
    to.push(b'\n');
}

/// A submission, as it goes into the digest of a state.
pub fn write_submission(submission: &Submission, to: &mut Vec<u8>) {
    to.extend(bytes(submission));
    to.push(b'\n');
}

/// A settled gap, as it goes into the digest of a state.
pub fn write_settled(provision: &ProvisionKey, state: &PartyKey, settled: &Settled, to: &mut Vec<u8>) {
    serde_json::to_writer(&mut *to, &(provision, state, settled)).unwrap_or_else(|error| unreachable!("plain data: {error}"));
    to.push(b'\n');
}

/// Reads the records of a load, on all cores, in their order; a bad line is named by its number.
pub fn read_records(lines: &[u8]) -> Result<Vec<Record>, String> {
    let lines: Vec<&[u8]> = lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).collect();
    lines
        .par_iter()
        .enumerate()
        .map(|(at, line)| serde_json::from_slice(line).map_err(|error| format!("line {}: {error}", at + 1)))
        .collect()
}
