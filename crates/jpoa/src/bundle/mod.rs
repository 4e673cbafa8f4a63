//! The register as a bundle of open data: which files there are, and each of them made by its name. One viewer, one day, one
//! journal entry; equal bytes whenever these are the same. Not for writing files to a disk, and not for deciding what may be
//! seen: everything comes out of a view.

mod feeds;
mod form;
mod manifest;
#[cfg(test)]
pub(crate) mod tests;

pub(crate) use feeds::found;
pub(crate) use form::{Form, media_type};
use manifest::{CATALOGUE, PACKAGE, manifest, sums};
pub(crate) use manifest::{MANIFEST, Made, SUMS, is_bundle};

use exchange::iati::out::{self, LeftOut, ReporterFile};
use exchange::relation::{self, Resource, Table};
use exchange::{Publication, Term, catalogue, open_sheet, sheet};
use plan::{Entry, Lang, View};
use words::{Language, Words};

/// The catalogue of words in both languages; open data speaks both.
pub(crate) struct Tongues {
    english: Words,
    russian: Words,
}

impl Tongues {
    pub(crate) fn new() -> Self {
        Self { english: Words::new(Language::English), russian: Words::new(Language::Russian) }
    }

    /// The words of a language; English where there are none of it.
    pub(crate) fn of(&self, lang: Lang) -> &Words {
        if lang == Lang::RU { &self.russian } else { &self.english }
    }

    /// What a term is called.
    pub(crate) fn say(&self, term: Term<'_>, lang: Lang) -> String {
        let words = self.of(lang);
        match term {
            Term::Table(name) => words.say(&format!("data-table-{name}")),
            Term::Column(name) => words.say(&format!("data-column-{name}")),
            Term::Title(name) => words.say(&format!("data-title-{name}")),
            Term::Event(name) => words.say(&format!("data-event-{name}")),
            Term::Kind(kind) => words.say(&format!("kind-{}", crate::report::word(&kind))),
            Term::Status(status) => words.say(&format!("status-{}", status.name())),
            Term::Life(life) => words.say(&format!("life-{}", crate::report::word(&life))),
            Term::Because(because) => words.say(&format!("because-{}", crate::report::word(&because))),
            Term::Strength(strength) => words.say(&format!("strength-{}", crate::report::word(&strength))),
            Term::Form(name) => words.say(&format!("form-{name}")),
        }
    }
}

/// Everything the files are made from.
pub(crate) struct Ground<'a> {
    pub(crate) publication: Publication<'a>,
    pub(crate) tongues: &'a Tongues,
    /// The journal as far as the view goes; empty where there is none.
    pub(crate) entries: &'a [Entry],
    /// Whether the plan has no register behind it.
    pub(crate) shipped: bool,
}

/// One file of the bundle, before it is made.
pub(crate) struct File<'a> {
    /// Where it stands in the bundle: `iati/activities-XM-DAC-41114.xml`.
    pub(crate) name: String,
    pub(crate) form: Form,
    pub(crate) media_type: &'static str,
    /// What it holds, in English and in Russian.
    pub(crate) about: [String; 2],
    make: Box<dyn Fn() -> Result<Vec<u8>, Unmade> + 'a>,
}

/// Why a file cannot be made: its form has no room for so much.
#[derive(Debug)]
pub(crate) struct Unmade(pub(crate) String);

impl File<'_> {
    /// Makes its bytes.
    pub(crate) fn make(&self) -> Result<Vec<u8>, Unmade> {
        (self.make)()
    }
}

/// All files but those that describe the others, in the order of the manifest; and what IATI has no room for.
pub(crate) fn files<'a>(ground: &'a Ground<'a>) -> (Vec<File<'a>>, LeftOut) {
    let publication = &ground.publication;
    let view: &View<'a> = publication.view;
    let made = |name: &str, form, about: &str, make: Box<dyn Fn() -> Result<Vec<u8>, Unmade> + 'a>| {
        let said = [Lang::EN, Lang::RU].map(|lang| ground.tongues.of(lang).say(&format!("data-file-{about}")));
        File { name: name.to_owned(), form, media_type: media_type(name), about: said, make }
    };
    let mut files = vec![
        made("records.jsonl", Form::Jsonl, "records", Box::new(|| Ok(exchange::records::json_lines(view)))),
        made("initiatives.csv", Form::Csv, "initiatives", Box::new(|| Ok(sheet::csv(&[open_sheet::initiatives(publication)])))),
        made("initiatives.xlsx", Form::Xlsx, "initiatives", Box::new(|| workbook(ground, open_sheet::initiatives(publication)))),
        made("hxl/3w.csv", Form::Hxl, "3w", Box::new(|| Ok(sheet::csv(&[open_sheet::who_what_where(publication)])))),
        made("hxl/3w.xlsx", Form::Hxl, "3w", Box::new(|| workbook(ground, open_sheet::who_what_where(publication)))),
    ];
    let (reporters, left_out) = out::by_reporter(publication);
    for file in reporters {
        let id: String = file.reporter.id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect();
        let reporter = file.reporter.clone();
        let organisation = format!("iati/organisation-{id}.xml");
        files.push(made(
            &format!("iati/activities-{id}.xml"),
            Form::Iati,
            "activities",
            Box::new(move || Ok(out::activities(publication, std::slice::from_ref(&file)))),
        ));
        files.push(made(
            &organisation,
            Form::Iati,
            "organisation",
            Box::new(move || Ok(out::organisations(publication, &reporter))),
        ));
    }
    for table in relation::tables() {
        let csv = Box::new(|| Ok(relation::csv(table, view)));
        files.push(table_file(ground, table, format!("tables/{}.csv", table.name), Form::Tables, csv));
    }
    for table in relation::tables() {
        let parquet = Box::new(|| relation::parquet::parquet(table, view).map_err(|error| Unmade(error.to_string())));
        files.push(table_file(ground, table, format!("parquet/{}.parquet", table.name), Form::Parquet, parquet));
    }
    files.push(made("register.sqlite", Form::Sqlite, "sqlite", Box::new(|| Ok(relation::sqlite::sqlite(publication)))));
    for (lang, name) in [(Lang::EN, "calendar.en.ics"), (Lang::RU, "calendar.ru.ics")] {
        files.push(made(name, Form::Ical, "calendar", Box::new(move || Ok(exchange::calendar::calendar(publication, lang)))));
    }
    files.extend(feeds::files(ground));
    (files, left_out)
}

/// The name of the one file that stands for a form when it is asked for alone. That of IATI is in no bundle: it holds all reporters.
pub(crate) fn stands_for(form: Form) -> &'static str {
    match form {
        Form::Iati => "iati/activities.xml",
        Form::Hxl => "hxl/3w.csv",
        Form::Csv => "initiatives.csv",
        Form::Xlsx => "initiatives.xlsx",
        Form::Jsonl => "records.jsonl",
        Form::Tables => "tables/initiative.csv",
        Form::Sqlite => "register.sqlite",
        Form::Parquet => "parquet/initiative.parquet",
        Form::Ical => "calendar.en.ics",
        Form::Atom => "feeds/changes.en.atom",
        Form::Dcat => CATALOGUE,
    }
}

/// The one file that stands for a form.
pub(crate) fn alone(ground: &Ground<'_>, form: Form) -> Result<Vec<u8>, Unmade> {
    let name = stands_for(form);
    one(ground, name)?.ok_or_else(|| Unmade(name.to_owned()))
}

/// One file by its name, without making those that it does not need; nothing where there is no such file.
pub(crate) fn one(ground: &Ground<'_>, name: &str) -> Result<Option<Vec<u8>>, Unmade> {
    if name == stands_for(Form::Iati) {
        let (reporters, _): (Vec<ReporterFile<'_>>, _) = out::by_reporter(&ground.publication);
        return Ok(Some(out::activities(&ground.publication, &reporters)));
    }
    if describes(name) {
        let mut found = None;
        all(
            ground,
            |_| true,
            |made, bytes| {
                found = (made.name == name).then_some(bytes).or_else(|| found.take());
                Ok::<(), Unmade>(())
            },
        )?;
        return Ok(found);
    }
    files(ground).0.iter().find(|file| file.name == name).map(File::make).transpose()
}

/// The files of a form that describe others, with what they hold in English and in Russian.
pub(crate) fn describing(ground: &Ground<'_>) -> [(Form, &'static str, [String; 2]); 2] {
    [(Form::Tables, PACKAGE), (Form::Dcat, CATALOGUE)].map(|(form, name)| {
        let about = [Lang::EN, Lang::RU].map(|lang| ground.tongues.of(lang).say(&format!("data-file-{}", form.name())));
        (form, name, about)
    })
}

/// Whether a file describes others, so that they must be made before it.
pub(crate) fn describes(name: &str) -> bool {
    [PACKAGE, CATALOGUE, SUMS, MANIFEST].contains(&name)
}

/// Makes every file of these forms and hands each over with what is to be said of it, those that describe others behind them and the
/// manifest last of all.
pub(crate) fn all<E: From<Unmade>>(
    ground: &Ground<'_>,
    wanted: impl Fn(Form) -> bool,
    mut put: impl FnMut(&Made, Vec<u8>) -> Result<(), E>,
) -> Result<(Vec<Made>, LeftOut), E> {
    let mut made = Vec::new();
    loop {
        let done = go_on(ground, &mut made, &wanted, |made, bytes| put(made, bytes).map(|()| true))?;
        if let Some(left_out) = done {
            return Ok((made, left_out));
        }
    }
}

/// Goes on making files behind those that were made, until `put` says that it is enough for now; tells what was left out once all are
/// there. The ground must be of the same entry, viewer and day each time.
pub(crate) fn go_on<E: From<Unmade>>(
    ground: &Ground<'_>,
    made: &mut Vec<Made>,
    wanted: impl Fn(Form) -> bool,
    mut put: impl FnMut(&Made, Vec<u8>) -> Result<bool, E>,
) -> Result<Option<LeftOut>, E> {
    let (files, left_out) = files(ground);
    for file in files.into_iter().filter(|file| wanted(file.form)).skip(made.len()) {
        let bytes = file.make()?;
        made.push(Made::of(&file, &bytes));
        if !put(&made[made.len() - 1], bytes)? {
            return Ok(None);
        }
    }
    let (package, catalogue) = described(ground, made);
    for ((form, name, about), bytes) in
        describing(ground).into_iter().zip([package, catalogue]).filter(|((form, ..), _)| wanted(*form))
    {
        made.push(Made::describing(name, form.name(), about, &bytes));
        put(&made[made.len() - 1], bytes)?;
    }
    for (name, bytes) in [(SUMS, sums(made).into_bytes()), (MANIFEST, manifest(ground, made, left_out))] {
        put(&Made::describing(name, "", Default::default(), &bytes), bytes)?;
    }
    Ok(Some(left_out))
}

/// The files that describe others, once these are made: the data package of the tables, and the catalogue of everything.
fn described(ground: &Ground<'_>, made: &[Made]) -> (Vec<u8>, Vec<u8>) {
    let publication = &ground.publication;
    let resources: Vec<Resource<'_>> = relation::tables()
        .filter_map(|table| {
            let path = format!("{}.csv", table.name);
            let file = made.iter().find(|made| made.name == format!("tables/{path}"))?;
            Some(Resource { table, path, bytes: file.bytes, hash: file.hash.clone() })
        })
        .collect();
    let listed: Vec<catalogue::Listed> = made.iter().map(Made::listed).collect();
    (relation::datapackage(publication, &resources), catalogue::catalogue(publication, &listed))
}

fn table_file<'a>(
    ground: &Ground<'a>,
    table: &'static Table,
    name: String,
    form: Form,
    make: Box<dyn Fn() -> Result<Vec<u8>, Unmade> + 'a>,
) -> File<'a> {
    let about = [Lang::EN, Lang::RU].map(|lang| ground.tongues.say(Term::Table(table.name), lang));
    File { media_type: media_type(&name), name, form, about, make }
}

fn workbook(ground: &Ground<'_>, sheet: sheet::Sheet) -> Result<Vec<u8>, Unmade> {
    sheet::xlsx(&[sheet], ground.publication.view.as_at()).map_err(|error| Unmade(error.to_string()))
}
