//! Real registers as the product reads them: files through `exchange`, organisations settled by the shipped parties.

use crate::shared::bytes;
use exchange::{Origin, PlanFile};
use overlap::Profile;
use plan::{
    Date, Identifier, Lang, Party, PartyKey, PartyKindKey, PartyNames, Placed, Record, SourceKey, State, Texts, View, Viewer,
};
use std::path::Path;

/// The shipped plan and the directory of organisations as one state.
pub(crate) fn shipped() -> State {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plans");
    let mut files = Vec::new();
    let mut folders = vec![root.join("central-asia")];
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "toml") {
                let text = std::fs::read_to_string(&path).unwrap_or_default();
                files.push(PlanFile { name: path.display().to_string(), text });
            }
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let (mut records, _) = exchange::plan_folder::read(&files);
    // Editions come before the provisions in them.
    records.sort_by_key(|placed| placed.value.rank());
    let mut state = State::new();
    state.extend(records.into_iter().map(|placed| placed.value).collect());
    state
}

/// The organisations of the directory that the plan does not tell of itself.
fn directory() -> Vec<Party> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plans/directory/organisations.csv");
    let columns = ["key", "kind", "title", "title_ru", "short", "short_ru", "identifiers", "aliases", "parent"];
    let rows = exchange::columns(&std::fs::read(root).unwrap_or_default(), &columns).unwrap_or_default();
    let party = |row: Vec<String>| {
        let [key, kind, title, title_ru, short, short_ru, identifiers, aliases, parent] = row.as_slice() else { return None };
        let texts = |en: &str, ru: &str| Texts::collect([(Lang::EN, en.into()), (Lang::RU, ru.into())]);
        let parts = |cell: &str| cell.split(';').map(|part| part.trim().to_owned()).collect::<Vec<_>>();
        let code = |code: String| Identifier { scheme: "iati".into(), code: code.into() };
        Some(Party {
            key: PartyKey::new(key),
            kind: PartyKindKey::new(kind),
            title: texts(title, title_ru),
            short: texts(short, short_ru),
            aliases: parts(aliases).into_iter().filter(|part| !part.is_empty()).map(Into::into).collect(),
            former: Box::default(),
            identifiers: parts(identifiers).into_iter().filter(|part| !part.is_empty()).map(code).collect(),
            parent: (!parent.is_empty()).then(|| PartyKey::new(parent)),
            predecessors: Box::default(),
            sources: Box::default(),
        })
    };
    rows.into_iter().filter_map(party).collect()
}

/// How a file is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum As {
    Workbook,
    Iati,
}

/// Reads shared files into one register and gives what is compared of it.
pub(crate) fn profiles(files: &[(String, As)]) -> Vec<Profile> {
    let mut state = shipped();
    let day = Date::constant(2021, 7, 1);
    let extra = directory();
    let mut records = Vec::new();
    {
        let view = View::new(&state, Viewer::Public, day);
        let known = PartyNames::of(view.parties().chain(&extra));
        let parties = |code: Option<&str>, name: &str| known.resolve(code, Some(name));
        for (name, kind) in files {
            let Some(bytes) = bytes(name) else { continue };
            let source = SourceKey::new(Path::new(name).file_stem().unwrap_or_default().to_string_lossy().replace(".xml", ""));
            let origin = Origin { file: name, source: &source, address: "", parties: &parties, columns: &[] };
            let mut sink = |placed: Placed<plan::Initiative>| records.push(Record::Initiative(Box::new(placed.value)));
            match kind {
                As::Workbook => drop(exchange::workbook::read(&bytes, &origin, &mut sink)),
                As::Iati => drop(exchange::iati::read(bytes.as_slice(), &origin, &|placed| placed, &mut sink)),
            }
        }
    }
    let keys: std::collections::HashSet<String> =
        View::new(&state, Viewer::Public, day).initiatives().map(|i| i.key.to_string()).collect();
    state.extend(extra.into_iter().filter(|party| !party.title.is_empty()).map(Record::Party).collect());
    state.extend(records);
    let view = View::new(&state, Viewer::Public, day);
    view.initiatives()
        .filter(|initiative| !keys.contains(initiative.key.as_str()))
        .map(|initiative| Profile::of(initiative.get(), &view))
        .collect()
}

/// What is compared of the shipped register.
pub(crate) fn shipped_profiles() -> Vec<Profile> {
    let state = shipped();
    let view = View::new(&state, Viewer::Public, Date::constant(2024, 7, 1));
    view.initiatives().map(|initiative| Profile::of(initiative.get(), &view)).collect()
}
