//! How a file begins that is no text: its first rows, a line each, for a person who wants to see what is in it before taking it.
//! Only for files that this program made; what comes from elsewhere goes through the readers and their limits.

use calamine::{Data, Reader, Xlsx};
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Row;
use std::io::Cursor;

/// The first rows of the first sheet that have anything in them, their cells apart by strokes. Nothing of what is no workbook.
pub fn workbook(bytes: &[u8], rows: usize) -> Vec<String> {
    let Ok(mut book) = Xlsx::new(Cursor::new(bytes)) else { return Vec::new() };
    let Some(Ok(range)) = book.worksheet_range_at(0) else { return Vec::new() };
    let line = |row: &[Data]| row.iter().map(ToString::to_string).collect::<Vec<_>>().join(" | ");
    range.rows().filter(|row| row.iter().any(|cell| *cell != Data::Empty)).take(rows).map(line).collect()
}

/// The first rows of a table in columns, each value behind the name of its column; what is missing is left out. Nothing of what is no
/// such table.
pub fn columns(bytes: &[u8], rows: usize) -> Vec<String> {
    let read = || -> Result<Vec<String>, ParquetError> {
        let file = SerializedFileReader::new(bytes::Bytes::copy_from_slice(bytes))?;
        file.get_row_iter(None)?.take(rows).map(|row| row.map(|row| line(&row))).collect()
    };
    read().unwrap_or_default()
}

fn line(row: &Row) -> String {
    let columns = row.get_column_iter().filter(|(_, value)| !matches!(value, parquet::record::Field::Null));
    columns.map(|(name, value)| format!("{name}: {value}")).collect::<Vec<_>>().join(", ")
}
