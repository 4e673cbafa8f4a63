//! Files that were handed in and wait to be entered: kept in files that nobody else sees, for a while, and read in the background.

use crate::web::asking::Asking;
use crate::web::site::Site;
use desk::{Contents, ImportRegister, Loaded, Preview, Refusal, Trouble};
use plan::{PartyKey, SourceKey};
use std::collections::HashMap;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// How many files wait at most; the oldest is let go for a new one.
const WAITING: usize = 16;

/// By what a file is asked for: whose it is, and its number. A party's files are there for its own people alone.
pub(super) type Ticket = (PartyKey, u64);

/// A file that is still arriving.
pub(super) struct Arriving {
    name: String,
    file: tempfile::NamedTempFile,
    size: u64,
}

/// A file that arrived.
#[derive(Clone)]
pub(super) struct Upload {
    pub(super) name: String,
    pub(super) source: String,
    pub(super) columns: Vec<(String, String)>,
    pub(super) may_close_most: bool,
    file: Arc<tempfile::NamedTempFile>,
    size: u64,
    read: Arc<AtomicU64>,
    outcome: Option<Outcome>,
}

/// What became of reading a file.
#[derive(Clone)]
pub(super) enum Outcome {
    /// It goes on; so many percent are read.
    Reading(u8),
    /// The rules said no.
    Refused(Refusal),
    /// The machine failed: how, and where.
    Failed(&'static str, String),
    /// It was read, as a trial or to be entered.
    Done(Arc<Loaded>, Preview),
}

/// All files that wait.
#[derive(Default)]
pub(crate) struct Uploads {
    files: Mutex<(u64, HashMap<Ticket, Upload>)>,
}

/// Begins to take a file.
pub(super) fn begin(name: &str) -> Result<Arriving, Trouble> {
    let fault = |error| Trouble::from(desk::Fault::of_file(name, error));
    let name_only = name.rsplit(['/', '\\']).next().unwrap_or_default();
    Ok(Arriving { name: name_only.to_owned(), file: tempfile::NamedTempFile::new().map_err(fault)?, size: 0 })
}

impl Arriving {
    pub(super) fn write(&mut self, part: &[u8]) -> Result<(), Trouble> {
        self.size += part.len() as u64;
        self.file.write_all(part).map_err(|error| desk::Fault::of_file(&self.name, error).into())
    }

    pub(super) fn size(&self) -> u64 {
        self.size
    }

    pub(super) fn finish(mut self, source: String) -> Result<Upload, Trouble> {
        self.file.flush().map_err(|error| Trouble::from(desk::Fault::of_file(&self.name, error)))?;
        Ok(Upload {
            name: self.name,
            source,
            columns: Vec::new(),
            may_close_most: false,
            file: Arc::new(self.file),
            size: self.size,
            read: Arc::default(),
            outcome: None,
        })
    }
}

impl Upload {
    /// What became of it so far.
    pub(super) fn outcome(&self) -> Outcome {
        let percent = self.read.load(Ordering::Relaxed).min(self.size) * 100 / self.size.max(1);
        self.outcome.clone().unwrap_or(Outcome::Reading(u8::try_from(percent).unwrap_or(100)))
    }

    /// The file, for the desk.
    pub(super) fn register(&self) -> ImportRegister {
        let (file, read) = (self.file.clone(), self.read.clone());
        read.store(0, Ordering::Relaxed);
        let open = move || -> io::Result<Box<dyn Read + Send>> {
            let mut file = file.reopen()?;
            file.seek(SeekFrom::Start(0))?;
            Ok(Box::new(Counted { file, read: read.clone() }))
        };
        ImportRegister {
            name: self.name.clone(),
            contents: Contents::new(open),
            source: (!self.source.is_empty()).then(|| SourceKey::new(&self.source)),
            columns: self.columns.clone(),
            may_close_most: self.may_close_most,
        }
    }
}

/// Tells how much was read.
struct Counted {
    file: std::fs::File,
    read: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(into)?;
        self.read.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

impl Uploads {
    /// Keeps a file for a party and gives what it is asked for by.
    pub(super) fn keep(&self, owner: PartyKey, upload: Upload) -> Ticket {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let (next, waiting) = &mut *files;
        if waiting.len() >= WAITING {
            let oldest = waiting.keys().min_by_key(|(_, number)| *number).cloned();
            oldest.map(|ticket| waiting.remove(&ticket));
        }
        *next += 1;
        let ticket = (owner, *next);
        waiting.insert(ticket.clone(), upload);
        ticket
    }

    pub(super) fn get(&self, ticket: &Ticket) -> Option<Upload> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner).1.get(ticket).cloned()
    }

    /// Changes a file that waits; false where there is none.
    pub(super) fn change(&self, ticket: &Ticket, change: impl FnOnce(&mut Upload)) -> bool {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.1.get_mut(ticket).map(change).is_some()
    }
}

/// Reads a file in the background, as a trial or to enter it; its page asks how far it is.
pub(super) fn run(site: Arc<Site>, asking: Asking, ticket: Ticket, preview: Preview) {
    let mut register = None;
    site.uploads.change(&ticket, |upload| {
        upload.outcome = None;
        register = Some(upload.register());
    });
    let Some(register) = register else { return };
    let runtime = tokio::runtime::Handle::current();
    // On a thread of its own: reading keeps the processor, and pages shall not wait for it.
    tokio::task::spawn_blocking(move || {
        let done =
            runtime.block_on(site.record(&asking, async |desk, by| desk::import_register(desk, by, &register, preview).await));
        let outcome = match done {
            Ok(loaded) => Outcome::Done(Arc::new(loaded), preview),
            Err(Trouble::Refusal(refusal)) => Outcome::Refused(refusal),
            Err(Trouble::Fault(fault)) => Outcome::Failed(fault.code(), fault.place().to_owned()),
        };
        site.uploads.change(&ticket, |upload| upload.outcome = Some(outcome));
    });
}
