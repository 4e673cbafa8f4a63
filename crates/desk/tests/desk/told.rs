//! How the stories are told: by whom something is done, what was said to it, and what stands there afterwards.

use desk::{By, Desk, ImportRegister, Loaded, Preview, Refusal, Trouble};
use plan::{Change, Date, Entry, Initiative, LoadCounts};

/// The day all stories look at.
pub(crate) const DAY: Date = Date::constant(2026, 11, 24);

/// On behalf of a party, by the name it is called at a door.
pub(crate) fn by(desk: &Desk, name: &str) -> By {
    let viewer = desk.viewer(name).unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"));
    By { viewer, account: None, door: "command-line" }
}

/// The refusal something ended with, as its code and values: `held-already initiative=central-asia:CA-104 state=TJ`.
pub(crate) fn refused<T: std::fmt::Debug>(done: Result<T, Trouble>) -> String {
    match done {
        Err(Trouble::Refusal(Refusal { code, values })) => {
            let values = values.iter().map(|(name, value)| format!("{name}={value}"));
            std::iter::once(code.to_owned()).chain(values).collect::<Vec<_>>().join(" ")
        }
        other => panic!("it is refused, not {other:?}"),
    }
}

/// What was recorded.
pub(crate) fn recorded(done: Result<Entry, Trouble>) -> Change {
    done.unwrap_or_else(|trouble| panic!("it is recorded: {trouble:?}")).change
}

/// An initiative as somebody sees it.
pub(crate) fn seen(desk: &Desk, viewer: &str, written: &str) -> Option<Initiative> {
    let view = desk.view(by(desk, viewer).viewer, DAY);
    view.find_initiative(written).ok().map(|initiative| initiative.get().clone())
}

/// Takes a file in for the secretariat.
pub(crate) async fn import(desk: &mut Desk, name: &str, bytes: impl Into<Vec<u8>>) -> Result<Loaded, Trouble> {
    import_as(desk, &file(name, bytes), Preview::No).await
}

pub(crate) async fn import_as(desk: &mut Desk, file: &ImportRegister, preview: Preview) -> Result<Loaded, Trouble> {
    let by = by(desk, "secretariat");
    desk::import_register(desk, &by, file, preview).await
}

/// A file as somebody hands it in, with nothing said about it.
pub(crate) fn file(name: &str, bytes: impl Into<Vec<u8>>) -> ImportRegister {
    ImportRegister {
        name: name.to_owned(),
        contents: bytes.into().into(),
        source: None,
        columns: Vec::new(),
        may_close_most: false,
    }
}

/// Counts in one line: `7 read, 7 new`; what is zero is not told.
pub(crate) fn counted(counts: LoadCounts) -> String {
    let LoadCounts { read, entered, updated, unchanged, closed, rejected } = counts;
    let all = [
        (read, "read"),
        (entered, "new"),
        (updated, "changed"),
        (unchanged, "unchanged"),
        (closed, "closed"),
        (rejected, "rejected"),
    ];
    let told: Vec<String> =
        all.iter().filter(|(number, _)| *number > 0).map(|(number, word)| format!("{number} {word}")).collect();
    told.join(", ")
}
