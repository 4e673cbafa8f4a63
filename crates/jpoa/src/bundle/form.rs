//! The forms of open data, by their permanent names. Not for answers of other commands (`cli::args::Format`).

/// A form in which the register is written out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    Jsonl,
    Csv,
    Xlsx,
    Hxl,
    Iati,
    Tables,
    Parquet,
    Sqlite,
    Ical,
    Atom,
    Dcat,
}

impl Form {
    /// All of them, in the order of the bundle.
    pub(crate) const ALL: [Self; 11] = [
        Self::Jsonl,
        Self::Csv,
        Self::Xlsx,
        Self::Hxl,
        Self::Iati,
        Self::Tables,
        Self::Parquet,
        Self::Sqlite,
        Self::Ical,
        Self::Atom,
        Self::Dcat,
    ];

    /// The permanent name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Hxl => "hxl",
            Self::Iati => "iati",
            Self::Tables => "tables",
            Self::Parquet => "parquet",
            Self::Sqlite => "sqlite",
            Self::Ical => "ical",
            Self::Atom => "atom",
            Self::Dcat => "dcat",
        }
    }
}

/// What kind of file a name stands for.
pub(crate) fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "jsonl" => "application/jsonl",
        "json" => "application/json",
        "jsonld" => "application/ld+json",
        "csv" => "text/csv",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xml" => "application/xml",
        "parquet" => "application/vnd.apache.parquet",
        "sqlite" => "application/vnd.sqlite3",
        "ics" => "text/calendar",
        "atom" => "application/atom+xml",
        "SHA256SUMS" => "text/plain",
        _ => "application/octet-stream",
    }
}
