//! A backup: the whole register in one fresh file, made while others work.
//! Not for: bringing it back; that is `copy_to` from the opened file into an empty register.

use crate::{Cause, Doing, Fault, Head, Location, Progress, Store};
use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

impl Store {
    /// Writes the register as it stands now into a new file, and gives the head it holds. The file has its name only
    /// when it is complete and on the disk. A file that is there is never replaced.
    pub async fn back_up(&self, file: &Path, progress: impl FnMut(Progress)) -> Result<Head, Fault> {
        let place = Location::File(file.to_owned());
        let unfinished = unfinished(file);
        let fault = |error| Fault::from_io(Doing::Create, &place, error);
        if fs::exists(file).map_err(fault)? {
            return Err(Fault::new(Doing::Create, &place, Cause::AlreadyThere));
        }
        remove(&unfinished).map_err(fault)?;
        let written = self.copy_to_file(&unfinished, progress).await;
        let finished = match written {
            Ok(head) => keep(&unfinished, file).map(|()| head).map_err(fault),
            Err(other) => Err(other),
        };
        if finished.is_err() {
            // The fault that stopped the backup is the one to tell; what is left over is removed by the next attempt.
            remove(&unfinished).ok();
        }
        finished
    }

    async fn copy_to_file(&self, file: &Path, progress: impl FnMut(Progress)) -> Result<Head, Fault> {
        let copy = Self::create_for_copy(file).await?;
        let head = self.copy_to(&copy, progress).await;
        copy.close().await;
        head
    }
}

/// Gives the file its name once its bytes are on the disk.
fn keep(unfinished: &Path, file: &Path) -> io::Result<()> {
    File::open(unfinished)?.sync_all()?;
    if fs::exists(file)? {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    fs::rename(unfinished, file)?;
    #[cfg(unix)]
    File::open(folder_of(file))?.sync_all()?;
    Ok(())
}

fn unfinished(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".unfinished");
    file.with_file_name(name)
}

#[cfg(unix)]
fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

fn remove(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}
