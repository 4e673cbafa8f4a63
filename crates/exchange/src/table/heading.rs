//! Which column of a table is which field. Not for the values in the columns.

use crate::words::fold;
use csv::{Reader, ReaderBuilder};
use plan::Lang;

/// A field of an initiative that a column can hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Field {
    Identifier,
    Title,
    Description,
    Lead,
    Implementers,
    Funders,
    Partners,
    Countries,
    Start,
    End,
    Status,
    Budget,
    Currency,
    Source,
    Kind,
    Parent,
    Provisions,
}

/// The headings met for each field, folded; the first is the one to suggest.
const WORDS: [(Field, &[&str]); 17] = [
    (
        Field::Identifier,
        &[
            "id",
            "identifier",
            "reference",
            "ref",
            "code",
            "number",
            "iati identifier",
            "activity id",
            "project id",
            "код",
            "идентификатор",
            "номер",
            "ид",
            "шифр",
        ],
    ),
    (
        Field::Title,
        &[
            "title",
            "name",
            "project",
            "initiative",
            "project title",
            "project name",
            "activity title",
            "initiative title",
            "название",
            "наименование",
            "проект",
            "инициатива",
            "название проекта",
            "наименование проекта",
            "название инициативы",
            "наименование инициативы",
        ],
    ),
    (
        Field::Description,
        &["description", "summary", "about", "objectives", "описание", "краткое описание", "содержание", "цель", "цели"],
    ),
    (
        Field::Lead,
        &[
            "lead",
            "lead organisation",
            "lead organization",
            "lead agency",
            "organisation",
            "organization",
            "agency",
            "ведущая организация",
            "организация",
            "головная организация",
            "ответственный",
            "ответственная организация",
        ],
    ),
    (
        Field::Implementers,
        &[
            "implementers",
            "implementer",
            "implementing organisation",
            "implementing organisations",
            "implementing organization",
            "implementing organizations",
            "implementing partner",
            "implementing partners",
            "implementing agency",
            "исполнители",
            "исполнитель",
        ],
    ),
    (
        Field::Funders,
        &[
            "funders",
            "funder",
            "donors",
            "donor",
            "funding",
            "funded by",
            "доноры",
            "донор",
            "финансирование",
            "источник финансирования",
            "источники финансирования",
        ],
    ),
    (Field::Partners, &["partners", "partner", "партнеры", "партнер"]),
    (
        Field::Countries,
        &[
            "countries",
            "country",
            "states",
            "state",
            "recipient country",
            "recipient countries",
            "страны",
            "страна",
            "государства",
            "государство",
        ],
    ),
    (Field::Start, &["start", "start date", "begin", "begins", "from", "дата начала", "начало", "начало проекта"]),
    (
        Field::End,
        &[
            "end",
            "end date",
            "ends",
            "finish",
            "until",
            "to",
            "дата окончания",
            "окончание",
            "дата завершения",
            "завершение",
            "конец",
        ],
    ),
    (Field::Status, &["status", "статус", "состояние"]),
    (
        Field::Budget,
        &[
            "budget",
            "amount",
            "total budget",
            "budget amount",
            "cost",
            "бюджет",
            "сумма",
            "общий бюджет",
            "стоимость",
            "объем финансирования",
        ],
    ),
    (Field::Currency, &["currency", "budget currency", "валюта", "валюта бюджета"]),
    (Field::Source, &["source", "sources", "source url", "url", "link", "web", "источник", "источники", "ссылка"]),
    (Field::Kind, &["kind", "type", "вид", "тип"]),
    (Field::Parent, &["parent", "part of", "programme id", "часть", "входит в"]),
    (
        Field::Provisions,
        &[
            "provisions",
            "provision",
            "actions",
            "action",
            "measures",
            "measure",
            "jpoa action",
            "jpoa actions",
            "plan action",
            "plan actions",
            "пункты",
            "пункт",
            "мероприятия",
            "мероприятие",
            "меры",
            "мера",
            "пункт плана",
            "пункты плана",
            "мероприятие плана",
            "мероприятия плана",
        ],
    ),
];

/// The languages a heading can name behind its word: `title_ru`, `Описание (en)`.
const LANGUAGES: [&str; 8] = ["en", "ru", "kk", "ky", "tg", "tk", "uz", "fr"];

/// What a heading names: a field and, for texts, a language.
type Named = (Field, Option<Lang>);

impl Field {
    /// The headings to suggest, one for each field.
    pub(crate) fn names() -> Vec<&'static str> {
        WORDS.iter().filter_map(|(_, words)| words.first().copied()).collect()
    }

    /// The field a heading names, with its language where it names one.
    fn of(heading: &str) -> Option<Named> {
        let heading = fold(heading);
        let known = |word: &str| WORDS.iter().find(|(_, words)| words.contains(&word)).map(|(field, _)| *field);
        if let Some(field) = known(&heading) {
            return Some((field, None));
        }
        let (word, lang) = heading.rsplit_once(' ').filter(|(_, lang)| LANGUAGES.contains(lang))?;
        known(word).filter(|field| matches!(field, Self::Title | Self::Description)).map(|field| (field, Lang::parse(lang)))
    }
}

/// The row of headings of a table.
pub(crate) struct Headings {
    /// What stands between cells.
    pub(crate) delimiter: u8,
    /// The line of the row.
    pub(crate) line: u32,
    columns: Vec<(Box<str>, Option<Named>)>,
}

impl Headings {
    /// Finds the headings among the first rows: the first row that names a title and the most other fields.
    /// What stands between cells is what makes the most headings known.
    pub(crate) fn find(text: &str, among: usize) -> Option<Self> {
        let mut best: Option<(usize, Self)> = None;
        for delimiter in [b',', b';', b'\t'] {
            for record in rows(text, delimiter).records().take(among).flatten() {
                let columns: Vec<_> = record.iter().map(|heading| (heading.trim().into(), Field::of(heading))).collect();
                let fields = columns.iter().filter(|(_, field)| field.is_some()).count();
                let has_title = columns.iter().any(|(_, field)| matches!(field, Some((Field::Title, _))));
                if has_title && best.as_ref().is_none_or(|(most, _)| fields > *most) {
                    best = Some((fields, Self { delimiter, line: line_of(&record, text), columns }));
                }
            }
        }
        best.map(|(_, headings)| headings)
    }

    /// How many columns the table has; columns without a heading at its right edge do not count.
    pub(crate) fn width(&self) -> usize {
        self.columns.iter().rposition(|(heading, _)| !heading.is_empty()).map_or(0, |last| last + 1)
    }

    /// The headings that name no known field.
    pub(crate) fn unused(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().filter(|(heading, field)| field.is_none() && !heading.is_empty()).map(|(heading, _)| &**heading)
    }

    /// The columns of one field: number, heading, language.
    pub(crate) fn of(&self, wanted: Field) -> impl Iterator<Item = (usize, &str, Option<Lang>)> {
        self.columns.iter().enumerate().filter_map(move |(at, (heading, field))| match field {
            Some((field, lang)) if *field == wanted => Some((at, &**heading, *lang)),
            _ => None,
        })
    }
}

/// Reads the rows of a table as they are, of any width.
pub(crate) fn rows(text: &str, delimiter: u8) -> Reader<&[u8]> {
    ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// The line a row begins on. The reader counts from the end of the row before, line end and empty lines included.
pub(crate) fn line_of(record: &csv::StringRecord, text: &str) -> u32 {
    let Some(at) = record.position() else { return 0 };
    let start = usize::try_from(at.byte()).unwrap_or(usize::MAX).min(text.len());
    let ends = text.as_bytes()[start..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| **byte == b'\n');
    u32::try_from(at.line()).unwrap_or(u32::MAX).saturating_add(u32::try_from(ends.count()).unwrap_or(u32::MAX))
}

/// The cells of the first row, for saying what was found instead of headings.
pub(crate) fn first_row(text: &str) -> Vec<String> {
    let widest = [b',', b';', b'\t'].into_iter().filter_map(|delimiter| rows(text, delimiter).records().next()?.ok());
    let cells = widest.max_by_key(csv::StringRecord::len).unwrap_or_default();
    cells.iter().map(|cell| cell.trim().chars().take(40).collect()).take(30).collect()
}
