//! The fields of an initiative that a column can hold, with their permanent names. Not for the words of headings.

use compact_str::CompactString;
use plan::Lang;

/// A field that a column can hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Field {
    Identifier,
    Title,
    Description,
    Lead,
    Implementer,
    Funder,
    Partner,
    Reporter,
    State,
    Area,
    Start,
    End,
    /// Start and end in one cell: `2019–2021`.
    Term,
    /// A year of spending, where the table has no start.
    Year,
    /// A quarter of that year.
    Quarter,
    Status,
    Kind,
    /// Money, of the kind the row names.
    Amount,
    /// Money promised.
    Commitment,
    /// Money paid out.
    Disbursement,
    Currency,
    /// What the money of the row is: the type of a transaction.
    BudgetKind,
    Sector,
    Provision,
    Source,
    Parent,
    /// A column that was looked at and is not wanted.
    Ignore,
    /// A person: never read, whatever anybody says of the column.
    Personal,
    /// What this program said of the row once, in a copy of rejected rows.
    Problem,
}

/// What a column is.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Named {
    /// The field.
    pub(crate) field: Field,
    /// The language of its texts, where the heading names one.
    pub(crate) lang: Option<Lang>,
    /// The currency of its amounts, where the heading names one.
    pub(crate) currency: Option<CompactString>,
    /// What its amounts are to be multiplied by: 1,000 where the heading says thousands.
    pub(crate) scale: i64,
    /// What all rows hold that say nothing else; such a field needs no column.
    pub(crate) value: Option<CompactString>,
}

/// The names in the order of a register's columns. They are permanent: people write them, and programs keep them.
const NAMES: [(&str, Field); 27] = [
    ("identifier", Field::Identifier),
    ("title", Field::Title),
    ("description", Field::Description),
    ("lead", Field::Lead),
    ("implementer", Field::Implementer),
    ("funder", Field::Funder),
    ("partner", Field::Partner),
    ("reporter", Field::Reporter),
    ("state", Field::State),
    ("area", Field::Area),
    ("start", Field::Start),
    ("end", Field::End),
    ("term", Field::Term),
    ("year", Field::Year),
    ("quarter", Field::Quarter),
    ("status", Field::Status),
    ("kind", Field::Kind),
    ("amount", Field::Amount),
    ("commitment", Field::Commitment),
    ("disbursement", Field::Disbursement),
    ("currency", Field::Currency),
    ("budget_kind", Field::BudgetKind),
    ("sector", Field::Sector),
    ("provision", Field::Provision),
    ("source", Field::Source),
    ("parent", Field::Parent),
    ("ignore", Field::Ignore),
];

/// Titles and descriptions in one language.
const TEXTS: [(&str, Field, &str); 16] = [
    ("title_en", Field::Title, "en"),
    ("title_ru", Field::Title, "ru"),
    ("title_kk", Field::Title, "kk"),
    ("title_ky", Field::Title, "ky"),
    ("title_tg", Field::Title, "tg"),
    ("title_tk", Field::Title, "tk"),
    ("title_uz", Field::Title, "uz"),
    ("title_fr", Field::Title, "fr"),
    ("description_en", Field::Description, "en"),
    ("description_ru", Field::Description, "ru"),
    ("description_kk", Field::Description, "kk"),
    ("description_ky", Field::Description, "ky"),
    ("description_tg", Field::Description, "tg"),
    ("description_tk", Field::Description, "tk"),
    ("description_uz", Field::Description, "uz"),
    ("description_fr", Field::Description, "fr"),
];

impl Named {
    /// A field and nothing more.
    pub(crate) fn plain(field: Field) -> Self {
        Self { field, lang: None, currency: None, scale: 1, value: None }
    }

    /// What a name from the permanent list means. Money may have its currency and how many units it counts behind a
    /// colon: `amount:USD`, `amount:thousand USD`; a State may have its code there, and is that of all rows: `state:KG`.
    pub(crate) fn of_name(name: &str) -> Option<Self> {
        if let Some((name, more)) = name.split_once(':') {
            let named = Self::of_name(name)?;
            if named.field == Field::State {
                return Some(Self { value: Some(crate::country::find(more)?.into()), ..named });
            }
            return more.split_whitespace().try_fold(named, Self::with_unit).filter(Self::is_money);
        }
        let name = name.trim().to_lowercase().replace('-', "_");
        let plain = NAMES.iter().find(|(known, _)| *known == name).map(|(_, field)| Self::plain(*field));
        plain.or_else(|| {
            let (_, field, lang) = TEXTS.iter().find(|(known, ..)| *known == name)?;
            Some(Self { lang: Lang::parse(lang), ..Self::plain(*field) })
        })
    }

    /// The same with a currency, or with what its amounts count.
    fn with_unit(self, word: &str) -> Option<Self> {
        if let Some(scale) = super::words::scale(&word.to_lowercase()) {
            return Some(Self { scale, ..self });
        }
        let is_code = word.len() == 3 && word.bytes().all(|b| b.is_ascii_alphabetic());
        is_code.then(|| Self { currency: Some(word.to_uppercase().into()), ..self })
    }

    fn is_money(&self) -> bool {
        matches!(self.field, Field::Amount | Field::Commitment | Field::Disbursement)
    }

    /// Its name in the permanent list; none for what is never read.
    pub(crate) fn name(&self) -> Option<&'static str> {
        let of_text = TEXTS.iter().find(|(_, field, lang)| *field == self.field && Lang::parse(lang) == self.lang);
        let of_text = self.lang.and(of_text).map(|(name, ..)| *name);
        of_text.or_else(|| NAMES.iter().find(|(_, field)| *field == self.field).map(|(name, _)| *name))
    }
}

/// The names without languages, to be shown where no headings are known.
pub(crate) fn plain_names() -> String {
    let names: Vec<&str> = NAMES.iter().map(|(name, _)| *name).collect();
    names.join(", ")
}

/// The name in the permanent list of what a heading means, in whatever words it is written.
pub(crate) fn field_name(heading: &str) -> Option<&'static str> {
    Named::of_name(heading).or_else(|| super::words::named(heading))?.name()
}

/// All names of the permanent list, for suggestions and help.
pub fn field_names() -> Vec<&'static str> {
    NAMES.iter().map(|(name, _)| *name).chain(TEXTS.iter().map(|(name, ..)| *name)).collect()
}
