//! A few named columns of a table, for lists that people fill in and hand back. Not for initiatives: see `table`.

/// Among how many rows the headings are looked for: our own tables have their rule above.
const ROWS_ABOVE: usize = 25;

/// Reads the columns of these headings, row by row, trimmed; what is missing is told.
/// Comma, semicolon and tab are tried as separators; the text may be in any encoding that offices use.
pub fn columns(bytes: &[u8], wanted: &[&str]) -> Result<Vec<Vec<String>>, Vec<String>> {
    let text = crate::encoding::decode(bytes).text;
    let mut missing: Vec<String> = wanted.iter().map(|&heading| heading.to_owned()).collect();
    for delimiter in *b",;\t" {
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().filter_map(Result::ok).collect();
        for (at, heads) in rows.iter().take(ROWS_ABOVE).enumerate() {
            let place = |heading: &&str| heads.iter().position(|cell| cell.trim().eq_ignore_ascii_case(heading));
            let places: Vec<Option<usize>> = wanted.iter().map(place).collect();
            let absent: Vec<String> =
                wanted.iter().zip(&places).filter(|(_, place)| place.is_none()).map(|(&heading, _)| heading.to_owned()).collect();
            if absent.is_empty() {
                let cell = |row: &csv::StringRecord, place: &Option<usize>| {
                    place.and_then(|at| row.get(at)).unwrap_or_default().trim().to_owned()
                };
                let below = rows[at + 1..].iter().map(|row| places.iter().map(|place| cell(row, place)).collect());
                return Ok(below.collect());
            }
            if absent.len() < missing.len() {
                missing = absent;
            }
        }
    }
    Err(missing)
}
