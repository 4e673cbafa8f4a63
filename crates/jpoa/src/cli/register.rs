//! Which register a command works on: a folder, a database, or the plan inside the program; and who looks, as at when.

use super::args::Cli;
use super::talk::{self, Problem};
use crate::{meanings, shipped};
use desk::{By, Desk, Location, PlanFolder, Store, World};
use exchange::PlanFile;
use overlap::Following;
use plan::{Date, EditionKey, PartialDate, View, Viewer};
use std::path::{Path, PathBuf};
use words::Words;

/// The folder used where none is named.
const FOLDER: &str = "jpoa-data";

/// The time outside.
pub(crate) fn world() -> World {
    #[expect(clippy::disallowed_methods, reason = "a door: the one place that reads the clock")]
    World::new(plan::Timestamp::now).with_spool(tempfile::tempfile).with_chance(chance)
}

/// Fills bytes with what nobody can guess.
fn chance(bytes: &mut [u8]) {
    #[expect(clippy::disallowed_methods, reason = "a door: the one place that asks for chance")]
    getrandom::fill(bytes).expect("the machine gives random bytes");
}

/// Where the register is, and whether somebody said so.
pub(crate) fn location(cli: &Cli) -> (Location, bool) {
    if let Some(url) = &cli.global.database {
        return (Location::Postgres(url.clone()), true);
    }
    match &cli.global.data {
        Some(folder) => (Location::Folder(folder.clone()), true),
        None => (Location::Folder(PathBuf::from(FOLDER)), false),
    }
}

/// A register opened for reading.
pub(crate) struct Reading {
    pub(crate) desk: Desk,
    /// Whether it is the plan inside the program, or a plan folder, without a register behind it.
    pub(crate) shipped: bool,
    pub(crate) viewer: Viewer,
    pub(crate) as_at: Date,
    /// The folder of the register, where it has one.
    folder: Option<PathBuf>,
}

impl Reading {
    /// Opens what the command reads: the register that was named or stands here, else the plan named or shipped.
    pub(crate) async fn open(cli: &Cli, words: &Words) -> Result<Self, Problem> {
        let (location, said) = location(cli);
        let stands = location.file().is_some_and(|file| file.exists());
        let folder = cli.global.plan.as_deref().map(Path::new).filter(|path| path.is_dir());
        let (desk, shipped) = if let Some(folder) = folder {
            (Desk::without_register(plan_folder(words, folder)?.into_records(), world()), true)
        } else if said || stands {
            (Desk::open(&location, world(), cli.global.entry).await?, false)
        } else {
            (Desk::without_register(shipped::plan().into_records(), world()), true)
        };
        let viewer = desk.viewer(cli.global.viewer.as_deref().unwrap_or("public"))?;
        let as_at = match &cli.global.as_at {
            None => desk.world().today(),
            Some(text) => day(text)?,
        };
        let folder = if shipped { None } else { meanings::folder(&location).map(Path::to_owned) };
        Ok(Self { desk, shipped, viewer, as_at, folder })
    }

    /// All of it, to be compared and searched.
    pub(crate) fn following(&self) -> Following {
        meanings::following(&self.desk, self.as_at, self.folder.as_deref())
    }

    pub(crate) fn view(&self) -> View<'_> {
        self.desk.view(self.viewer.clone(), self.as_at)
    }
}

/// A day as typed; a year or month means its last day.
pub(crate) fn day(text: &str) -> Result<Date, Problem> {
    Ok(date(text)?.last_day())
}

/// A date as typed, with the precision it was typed in.
pub(crate) fn date(text: &str) -> Result<PartialDate, Problem> {
    PartialDate::parse(text).ok_or_else(|| Problem::Usage("usage-date", vec![("text", text.to_owned())]))
}

/// The edition asked for: of the plan named or the region's own, its newest where only the plan is named.
pub(crate) fn edition(cli: &Cli, view: &View<'_>) -> Result<EditionKey, Problem> {
    let region = view.region().ok_or_else(|| desk::Refusal::new("no-plan"))?;
    let named = cli.global.plan.as_deref().filter(|plan| !Path::new(plan).is_dir());
    let framework = named.map_or_else(|| region.plan.framework(), |plan| plan.split('/').next().unwrap_or(plan).into());
    let label = cli.global.edition.as_deref().or_else(|| named.and_then(|plan| plan.split_once('/').map(|(_, label)| label)));
    let key = match label {
        Some(label) if label.contains('/') => EditionKey::new(label),
        Some(label) => EditionKey::new(format!("{framework}/{label}")),
        None if framework == region.plan.framework() => region.plan.clone(),
        None => {
            let newest = view
                .editions()
                .filter(|edition| edition.key.framework() == framework)
                .max_by_key(|edition| edition.adopted.map(PartialDate::first_day));
            newest.map_or_else(|| EditionKey::new(framework.as_str()), |edition| edition.key.clone())
        }
    };
    if view.edition(&key).is_some() {
        return Ok(key);
    }
    let known: Vec<&str> = view.editions().map(|edition| edition.key.as_str()).collect();
    Err(desk::Refusal::new("edition-unknown").with("name", &key).with("known", known.join(", ")).into())
}

/// Who writes: the secretariat unless somebody else is named. Whoever can write the file keeps the register.
pub(crate) fn by(cli: &Cli, desk: &Desk) -> Result<By, Problem> {
    let viewer = desk.viewer(cli.global.viewer.as_deref().unwrap_or("secretariat"))?;
    Ok(By { viewer, account: None, door: "command-line" })
}

/// Opens the register for a deed; it must be there.
pub(crate) async fn for_deed(cli: &Cli) -> Result<Desk, Problem> {
    let (location, said) = location(cli);
    if !said && location.file().is_some_and(|file| !file.exists()) {
        return Err(desk::Refusal::new("no-register").into());
    }
    Ok(Desk::open(&location, world(), None).await?)
}

/// Opens the register for a file; where there is none, one is made and begun with the shipped plan.
pub(crate) async fn for_import(cli: &Cli, words: &Words) -> Result<Desk, Problem> {
    let (location, _) = location(cli);
    let mut desk = Desk::create_or_open(&location, world()).await?;
    if desk.is_new() {
        begin(&mut desk, shipped::plan()).await?;
        told_begun(words, &location, &desk);
    }
    Ok(desk)
}

/// Opens the register for trying a file out; where there is none, the shipped plan alone. Nothing is written.
pub(crate) async fn for_trial(cli: &Cli) -> Result<Desk, Problem> {
    let (location, said) = location(cli);
    match Desk::open(&location, world(), None).await {
        Err(fault) if fault.code() == "no-register" || !said => {
            Ok(Desk::without_register(shipped::plan().into_records(), world()))
        }
        opened => Ok(opened?),
    }
}

/// Says that a register begins here, and with which plan.
pub(crate) fn told_begun(words: &Words, location: &Location, desk: &Desk) {
    let view = desk.view(Viewer::Public, desk.world().today());
    let plan = view.region().map_or_else(String::new, |region| region.plan.to_string());
    talk::say(&words.say_with("talk-begun", &[("place", location.to_string().into()), ("plan", plan.into())]));
}

/// Takes a plan in as the first entry of a new register.
pub(crate) async fn begin(desk: &mut Desk, folder: PlanFolder) -> Result<u64, Problem> {
    let secretariat = folder.records.iter().find_map(|placed| match &placed.value {
        plan::Record::Region(region) => Some(region.secretariat.clone()),
        _ => None,
    });
    let party = secretariat.unwrap_or_else(|| "secretariat".into());
    let by = By { viewer: Viewer::Secretariat(party), account: None, door: "command-line" };
    let loaded = desk::load_plan(desk, &by, folder, desk::Preview::No).await?;
    Ok(loaded.entry.unwrap_or_default())
}

/// Opens the store alone, for commands that do not need the state.
pub(crate) async fn store(cli: &Cli) -> Result<Store, Problem> {
    Ok(Store::open(&location(cli).0).await?)
}

/// Reads a plan folder from disk: every TOML file below it.
pub(crate) fn plan_folder(words: &Words, folder: &Path) -> Result<PlanFolder, Problem> {
    let read = |path: &Path| Problem::file(path, false);
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in std::fs::read_dir(&at).map_err(read(&at))? {
            let path = entry.map_err(read(&at))?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "toml") {
                let text = std::fs::read(&path).map_err(read(&path))?;
                let name = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
                files.push(PlanFile { name, text: String::from_utf8_lossy(&text).into_owned() });
            }
        }
    }
    if files.is_empty() {
        return Err(desk::Refusal::new("no-plan-there").with("place", folder.display()).into());
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let name = folder.file_name().map_or_else(|| words.say("talk-this-folder"), |name| name.to_string_lossy().into_owned());
    Ok(desk::read_plan(&name, files))
}

impl Problem {
    /// Turns an error at a file into a problem that names the file.
    pub(crate) fn file(path: &Path, writing: bool) -> impl Fn(std::io::Error) -> Self + use<> {
        let path = path.display().to_string();
        move |error| Self::File { path: path.clone(), error, writing }
    }
}
