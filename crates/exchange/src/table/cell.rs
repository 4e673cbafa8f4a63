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

/// Which of the two numbers of `03/04/2011` is the day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Order {
    /// As in London and Bishkek.
    DayFirst,
    /// As in New York.
    MonthFirst,
}

/// What a date with strokes shows of the order in its column: `16/10/2008` has the day first, whatever stands around it.
pub(crate) fn order(cell: &str) -> Option<Order> {
    let (first, second, _) = strokes(cell)?;
    match (first > 12, second > 12) {
        (true, false) => Some(Order::DayFirst),
        (false, true) => Some(Order::MonthFirst),
        _ => None,
    }
}

/// A date: ISO 8601 in any precision, `30.11.2011`, `11.2011`, `2011/11/30`, `30 November 2011`, `ноябрь 2011 г.`.
/// `03/04/2011` means one day in London and another in New York: it is a date where its column shows which.
pub(crate) fn date(cell: &str, in_column: Option<Order>) -> Option<PartialDate> {
    let cell = cell.trim();
    let cell = ["года", "год", "гг.", "г."].iter().find_map(|end| cell.strip_suffix(end)).unwrap_or(cell).trim_end();
    let dotted = || {
        let parts: Vec<&str> = cell.split_whitespace().next()?.split('.').collect();
        PartialDate::parse(&match *parts {
            [day, month, year] => format!("{year}-{month:0>2}-{day:0>2}"),
            [month, year] => format!("{year}-{month:0>2}"),
            _ => return None,
        })
    };
    let with_strokes = || {
        let (first, second, year) = strokes(cell)?;
        let (day, month) = match order(cell).or(in_column).or((first == second).then_some(Order::DayFirst))? {
            Order::DayFirst => (first, second),
            Order::MonthFirst => (second, first),
        };
        PartialDate::parse(&format!("{year}-{month:02}-{day:02}"))
    };
    PartialDate::parse(cell)
        .or_else(dotted)
        .or_else(|| PartialDate::parse(&cell.replace('/', "-")))
        .or_else(with_strokes)
        .or_else(|| in_words(cell))
}

/// Day, month and year of `03/04/2011`, in the order they stand; a time behind them is left out.
fn strokes(cell: &str) -> Option<(u8, u8, u16)> {
    let mut parts = cell.split_whitespace().next()?.split('/');
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Some((first.parse().ok()?, second.parse().ok()?, year.parse().ok()?))
}

/// A date whose month is a word, in English or Russian; a day is not needed, a year is.
fn in_words(cell: &str) -> Option<PartialDate> {
    const MONTHS: [[&str; 2]; 12] = [
        ["jan", "янв"],
        ["feb", "фев"],
        ["mar", "мар"],
        ["apr", "апр"],
        ["may", "ма"],
        ["jun", "июн"],
        ["jul", "июл"],
        ["aug", "авг"],
        ["sep", "сен"],
        ["oct", "окт"],
        ["nov", "ноя"],
        ["dec", "дек"],
    ];
    if cell.len() > 40 {
        return None;
    }
    let cell = cell.to_lowercase();
    let words: Vec<&str> = cell.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let month_of = |word: &str| {
        // `мар` before `ма`: March is not May.
        let found = MONTHS.iter().enumerate().filter(|(_, names)| names.iter().any(|name| word.starts_with(name)));
        found.max_by_key(|(_, names)| names.iter().filter(|name| word.starts_with(**name)).map(|name| name.len()).max())
    };
    let month = words.iter().find_map(|word| month_of(word)).map(|(at, _)| at + 1)?;
    let year = words.iter().find(|word| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()))?;
    let day = words.iter().find_map(|word| word.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']).parse::<u8>().ok());
    let is_plain = words.len() <= 3;
    match day {
        Some(day) => PartialDate::parse(&format!("{year}-{month:02}-{day:02}")),
        None => PartialDate::parse(&format!("{year}-{month:02}")),
    }
    .filter(|_| is_plain)
}

/// Start and end in one cell: `2019–2021`, `01.2019 - 12.2020`, `с 2019 по 2021`; one date alone is the start.
pub(crate) fn term(cell: &str) -> Option<(PartialDate, Option<PartialDate>)> {
    let cell = cell.trim();
    let inner = cell.strip_prefix("с ").or_else(|| cell.strip_prefix("from ")).unwrap_or(cell);
    let parts = ["–", "—", " - ", " to ", " по ", "-"].iter().filter_map(|between| inner.split_once(between));
    let both = |(start, end): (&str, &str)| Some((date(start, None)?, Some(date(end, None)?)));
    parts.filter_map(both).next().or_else(|| Some((date(inner, None)?, None)))
}

/// An amount and, where the cell names it, its currency: `6150000`, `6 150 000`, `1,500,000.50`, `66666,67`, `USD 1500`.
pub(crate) fn amount(cell: &str) -> Option<(Amount, Option<String>)> {
    let currency = cell.split_whitespace().find(is_code).map(str::to_ascii_uppercase);
    let currency = currency.or_else(|| cell.contains('€').then(|| "EUR".to_owned()));
    let currency = currency.or_else(|| cell.contains('$').then(|| "USD".to_owned()));
    Amount::parse(&number(cell)).map(|amount| (amount, currency))
}

/// The number of a cell with a point before its decimals and nothing else in it, if it is one.
pub(crate) fn number(cell: &str) -> String {
    let number: String = cell.split_whitespace().filter(|word| !is_code(word)).collect();
    let number = number.replace(['€', '$', '\'', '’'], "");
    // Bookkeepers write what is taken back in brackets.
    let number = match number.strip_prefix('(').and_then(|number| number.strip_suffix(')')) {
        Some(taken) => format!("-{taken}"),
        None => number,
    };
    match (number.rfind(','), number.rfind('.')) {
        (Some(comma), Some(point)) if comma > point => number.replace('.', "").replace(',', "."),
        (Some(_), Some(_)) => number.replace(',', ""),
        // `1,500` and `1,500,000` part thousands, `66666,67` parts cents.
        (Some(_), None) if !number.starts_with('0') && number.split(',').skip(1).all(|group| group.len() == 3) => {
            number.replace(',', "")
        }
        (Some(_), None) => number.replace(',', "."),
        (None, _) => number,
    }
}

fn is_code(word: &&str) -> bool {
    word.len() == 3 && word.bytes().all(|b| b.is_ascii_alphabetic())
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
