//! Taking a register in to compare it, with what its titles mean kept in a file of its folder, since working that out is most of the
//! work. Whoever deletes the file loses time alone; a register in a database has none.

use desk::{Desk, Location};
use overlap::{Following, Known};
use plan::Date;
use std::io::Write;
use std::path::Path;

/// What the file is called.
const NAME: &str = "meanings";

/// The folder of a register, where it has one.
pub(crate) fn folder(location: &Location) -> Option<&Path> {
    match location {
        Location::Folder(folder) => Some(folder),
        Location::File(_) | Location::Postgres(_) => None,
    }
}

/// All of a register, to be compared and searched.
pub(crate) fn following(desk: &Desk, as_at: Date, folder: Option<&Path>) -> Following {
    let whole = desk.whole_view(as_at);
    let Some(folder) = folder else { return Following::of(&whole) };
    let file = folder.join(NAME);
    let known = std::fs::read(&file).map(|bytes| Known::read(&bytes)).unwrap_or_default();
    let following = Following::knowing(&known, &whole);
    if let Some(known) = following.worth_knowing() {
        // A folder that cannot be written, or is full, costs the same time again, and nothing else.
        drop(keep(folder, &file, &known));
    }
    following
}

/// Puts the file in the place of the former one, whole or not at all. It can be read by its owner alone: it tells, if hardly, of
/// titles that not everybody may see.
fn keep(folder: &Path, file: &Path, known: &Known) -> std::io::Result<()> {
    let mut new = tempfile::NamedTempFile::new_in(folder)?;
    new.write_all(&known.bytes())?;
    new.persist(file)?;
    Ok(())
}
