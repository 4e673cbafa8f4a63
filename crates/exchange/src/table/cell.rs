//! Reads single cells as people fill them: dates with dots, amounts with blanks and commas. Not for whole rows.

use plan::{Amount, Lang, PartialDate};

/// The values of a cell that may hold several.
pub(crate) fn values(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(';').map(str::trim).filter(|value| !value.is_empty())
}

/// The cell without the apostrophe that keeps a spreadsheet from taking a text for a formula; `sheet` puts it there.
pub(crate) fn plain(cell: &str) -> &str {
    let cell = cell.trim();
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])).unwrap_or(cell)
}

/// A date: ISO 8601 in any precision, `30.11.2011`, `11.2011`, `2011/11/30`.
/// `03/04/2011` is no date here, since it means one day in London and another in New York.
pub(crate) fn date(cell: &str) -> Option<PartialDate> {
    let cell = cell.trim().trim_end_matches("г.").trim_end();
    let dotted = || {
        let parts: Vec<&str> = cell.split('.').collect();
        PartialDate::parse(&match *parts {
            [day, month, year] => format!("{year}-{month:0>2}-{day:0>2}"),
            [month, year] => format!("{year}-{month:0>2}"),
            _ => return None,
        })
    };
    PartialDate::parse(cell).or_else(dotted).or_else(|| PartialDate::parse(&cell.replace('/', "-")))
}

/// An amount and, where the cell names it, its currency: `6150000`, `6 150 000`, `1,500,000.50`, `66666,67`, `USD 1500`.
pub(crate) fn amount(cell: &str) -> Option<(Amount, Option<String>)> {
    let is_code = |word: &&str| word.len() == 3 && word.bytes().all(|b| b.is_ascii_alphabetic());
    let words: Vec<&str> = cell.split_whitespace().collect();
    let currency = words.iter().find(|word| is_code(word)).map(|code| code.to_ascii_uppercase());
    let currency = currency.or_else(|| cell.contains('€').then(|| "EUR".to_owned()));
    let number: String = words.into_iter().filter(|word| !is_code(word)).collect();
    let number = number.replace(['€', '\'', '’'], "");
    let number = match (number.rfind(','), number.rfind('.')) {
        (Some(comma), Some(point)) if comma > point => number.replace('.', "").replace(',', "."),
        (Some(_), Some(_)) => number.replace(',', ""),
        // `1,500` and `1,500,000` part thousands, `66666,67` parts cents.
        (Some(_), None) if !number.starts_with('0') && number.split(',').skip(1).all(|group| group.len() == 3) => {
            number.replace(',', "")
        }
        (Some(_), None) => number.replace(',', "."),
        (None, _) => number,
    };
    Amount::parse(&number).map(|amount| (amount, currency))
}

/// The language of a text whose column does not name one: Russian where all Cyrillic letters are Russian ones,
/// undetermined where others stand among them, else English.
pub(crate) fn language(text: &str) -> Lang {
    let mut cyrillic = text.chars().filter(|c| matches!(c, '\u{400}'..='\u{52F}')).peekable();
    if cyrillic.peek().is_none() {
        return Lang::EN;
    }
    if cyrillic.all(|c| matches!(c, 'А'..='я' | 'Ё' | 'ё')) { Lang::RU } else { Lang::UND }
}
