//! `jpoa export`: the register as open data, the whole bundle into a folder or one form into a file.

use super::args::{Cli, Format};
use super::register::{Reading, edition};
use super::talk::Problem;
use super::typed::{number, party};
use super::{Outcome, output};
use crate::bundle::{self, Form, Ground, MANIFEST, Made, SUMS, Tongues};
use crate::report::Teller;
use clap::Args;
use exchange::Publication;
use plan::{Filter, Lang, View};
use std::path::{Path, PathBuf};
use words::Words;

/// What is exported, and where to.
#[derive(Args, Debug)]
pub(crate) struct Export {
    #[arg(value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
    #[arg(long, value_name = "FORM", requires = "folder")]
    pub(crate) only: Vec<String>,
    #[arg(long, value_name = "URL")]
    pub(crate) site: Option<String>,
    #[arg(short, long, value_name = "FILE", conflicts_with = "folder")]
    pub(crate) out: Option<PathBuf>,
    #[arg(long = "word", value_name = "WORD", conflicts_with = "folder")]
    pub(crate) words: Vec<String>,
    #[arg(long, value_name = "STATE", conflicts_with = "folder")]
    pub(crate) state: Option<String>,
    #[arg(long, value_name = "PROVISION", conflicts_with = "folder")]
    pub(crate) provision: Option<String>,
}

pub(crate) async fn run(cli: &Cli, words: &Words, args: &Export) -> Result<Outcome, Problem> {
    let only = args.only.iter().map(|name| form(name)).collect::<Result<Vec<_>, _>>()?;
    let alone = cli.global.format.map(form_of).transpose()?;
    if args.folder.is_none() && alone.is_none() {
        return Err(Problem::Usage("usage-export", Vec::new()));
    }
    let reading = Reading::open(cli, words).await?;
    let entries = match reading.desk.store() {
        None => Vec::new(),
        Some(store) => super::log::entries(store, 0, cli.global.entry).await?,
    };
    let view = reading.view();
    let tongues = Tongues::new();
    let say = |term: exchange::Term<'_>, lang: Lang| tongues.say(term, lang);
    let site = args.site.as_deref().map(|site| site.trim_end_matches('/'));
    let publication = Publication { view: &view, say: &say, site };
    let ground = Ground { publication, tongues: &tongues, entries: &entries, shipped: reading.shipped };
    match (&args.folder, alone) {
        (Some(folder), _) => write_bundle(cli, &ground, words, folder, &only),
        (None, Some(form)) => {
            let bytes = match filter(cli, &view, args)? {
                None => bundle::alone(&ground, form)?,
                Some(filter) if form == Form::Atom => {
                    bundle::found(&ground, &filter, Teller::new(words, &view, reading.shipped).lang)
                }
                Some(_) => return Err(Problem::Usage("usage-export-search", Vec::new())),
            };
            match &args.out {
                Some(path) => {
                    std::fs::write(path, bytes).map_err(Problem::file(path, true))?;
                    Ok(Outcome::Done)
                }
                None => output::put(&bytes),
            }
        }
        (None, None) => Err(Problem::Usage("usage-export", Vec::new())),
    }
}

/// What a feed is asked for, where it is.
fn filter(cli: &Cli, view: &View<'_>, args: &Export) -> Result<Option<Filter>, Problem> {
    if args.words.is_empty() && args.state.is_none() && args.provision.is_none() {
        return Ok(None);
    }
    let edition = edition(cli, view)?;
    let provision = args.provision.as_deref().map(|written| number(&edition, written, view)).transpose()?;
    Ok(Some(Filter {
        words: args.words.clone(),
        state: args.state.as_deref().map(|written| party(written, view)).transpose()?,
        provision: provision.map(|number| (edition.clone(), number)),
        ..Filter::default()
    }))
}

/// A form by its permanent name.
fn form(name: &str) -> Result<Form, Problem> {
    Form::ALL.into_iter().find(|form| form.name() == name).ok_or_else(|| {
        let known: Vec<&str> = Form::ALL.iter().map(|form| form.name()).collect();
        Problem::Usage("usage-word", vec![("text", name.to_owned()), ("known", known.join(", "))])
    })
}

fn form_of(format: Format) -> Result<Form, Problem> {
    match format {
        Format::Csv => Ok(Form::Csv),
        Format::Xlsx => Ok(Form::Xlsx),
        Format::Iati => Ok(Form::Iati),
        Format::Hxl => Ok(Form::Hxl),
        Format::Jsonl => Ok(Form::Jsonl),
        Format::Sqlite => Ok(Form::Sqlite),
        Format::Parquet => Ok(Form::Parquet),
        Format::Ical => Ok(Form::Ical),
        Format::Atom => Ok(Form::Atom),
        Format::Dcat => Ok(Form::Dcat),
        Format::Text => form("text"),
        Format::Markdown => form("markdown"),
        Format::Json => form("json"),
    }
}

impl From<bundle::Unmade> for Problem {
    fn from(error: bundle::Unmade) -> Self {
        Self::Usage("usage-unmade", vec![("detail", error.0)])
    }
}

/// Writes the bundle into a folder that is empty or holds a former one.
fn write_bundle(cli: &Cli, ground: &Ground<'_>, words: &Words, folder: &Path, only: &[Form]) -> Result<Outcome, Problem> {
    clear(folder)?;
    let wanted = |form: Form| only.is_empty() || only.contains(&form);
    let bar = bar(words, bundle::files(ground).0.iter().filter(|file| wanted(file.form)).count() as u64);
    // The manifest comes last of all, so that a bundle that was broken off is known by lacking it.
    let (made, left_out) = bundle::all(ground, wanted, |made, bytes| {
        bar.inc(1);
        write(folder, &made.name, &bytes)
    })?;
    bar.finish_and_clear();
    told(cli, ground, words, folder, &made, left_out.total())
}

/// Says what was written, and what was not.
fn told(
    cli: &Cli,
    ground: &Ground<'_>,
    words: &Words,
    folder: &Path,
    made: &[Made],
    not_in_iati: u64,
) -> Result<Outcome, Problem> {
    let view = ground.publication.view;
    let bytes: u64 = made.iter().map(|made| made.bytes).sum();
    let seen = view.initiatives().count();
    let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX).into();
    let values = [
        ("place", folder.display().to_string().into()),
        ("files", number(made.len() as u64 + 2)),
        ("kilobytes", number(bytes.div_ceil(1000))),
        ("initiatives", number(seen as u64)),
        ("withheld", number((view.register_size() - seen) as u64)),
    ];
    super::keep::told(cli, words, "export-done", &values)?;
    if not_in_iati > 0 && made.iter().any(|made| made.form == Form::Iati.name()) {
        super::keep::told(cli, words, "export-not-in-iati", &[("count", number(not_in_iati))])?;
    }
    Ok(Outcome::Done)
}

/// Makes room: a folder that is not there is made, a former bundle goes, and anything else is left alone and refused.
fn clear(folder: &Path) -> Result<(), Problem> {
    let there = match std::fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => false,
        Err(error) => return Err(Problem::file(folder, true)(error)),
    };
    if !there {
        return Ok(());
    }
    let refused = || Problem::from(desk::Refusal::new("export-over-files").with("place", folder.display()));
    let manifest = std::fs::read(folder.join(MANIFEST)).map_err(|_| refused())?;
    let former = bundle::is_bundle(&manifest).ok_or_else(refused)?;
    // Names that lead out of the folder were not written by us.
    let inside = |name: &String| Path::new(name).components().all(|part| matches!(part, std::path::Component::Normal(_)));
    for name in former.iter().filter(|name| inside(name)).map(String::as_str).chain([SUMS, MANIFEST]) {
        let path = folder.join(name);
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(Problem::file(&path, true)(error)),
            _ => {}
        }
    }
    Ok(())
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), Problem> {
    let path = folder.join(name);
    let parent = path.parent().unwrap_or(folder);
    std::fs::create_dir_all(parent).map_err(Problem::file(parent, true))?;
    std::fs::write(&path, bytes).map_err(Problem::file(&path, true))
}

/// A bar on stderr; none where stderr is no terminal.
fn bar(words: &Words, files: u64) -> indicatif::ProgressBar {
    let bar = indicatif::ProgressBar::new(files);
    if let Ok(style) = indicatif::ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}") {
        bar.set_style(style);
    }
    bar.set_message(words.say("talk-exporting"));
    bar
}
