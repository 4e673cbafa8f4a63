//! Files kept under their hash, in parts, so that neither writing nor reading one needs it in memory at once.
//! Not for: what is in them.

use crate::{
    Cause, Doing, Fault, Store,
    db::{Raw, Tx, on},
    parcel,
    part::{PART, Part},
};
use ledger::{Digest, Digester};
use std::io::{self, Cursor, Read};

/// How many parts one statement reads: few enough to stay small in memory, enough not to wait for a distant server.
const PARTS_AT_ONCE: i64 = 8;

const COUNT: &str = "select count(*) from blob where hash = $1";
const WRITE: &str = "insert into blob (hash, part, size, bytes) values ($1, $2, $3, $4)";
const READ: &str = "select part, size, bytes from blob where hash = $1 and part >= $2 and part < $3 order by part";
const HASHES: &str = "select distinct hash from blob order by hash";

/// A blob that is to be kept.
pub struct NewBlob {
    hash: Digest,
    source: Source,
}

enum Source {
    Reader(Box<dyn Read + Send>),
    /// Hashed and packed already.
    Packed(Box<dyn Read + Send>),
    Kept {
        from: Box<Store>,
        parts: std::vec::IntoIter<(i64, Vec<u8>)>,
        next: i64,
    },
}

impl NewBlob {
    /// Bytes that are in memory.
    pub fn bytes(bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        Self::reader(Digest::of(&bytes), Cursor::new(bytes))
    }

    /// A file or stream whose hash was taken before. It is read once, a mebibyte at a time, and hashed again on the way:
    /// when it gives other bytes now, nothing is kept and the fault is `source-changed`.
    pub fn reader(hash: Digest, source: impl Read + Send + 'static) -> Self {
        Self { hash, source: Source::Reader(Box::new(source)) }
    }

    /// What a parcel holds.
    pub(crate) fn packed(hash: Digest, parcel: Box<dyn Read + Send>) -> Self {
        Self { hash, source: Source::Packed(parcel) }
    }

    /// A blob of another register.
    pub(crate) fn kept_in(from: &Store, hash: Digest) -> Self {
        Self { hash, source: Source::Kept { from: Box::new(from.clone()), parts: Vec::new().into_iter(), next: 0 } }
    }
}

impl std::fmt::Debug for NewBlob {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NewBlob({})", self.hash)
    }
}

impl Store {
    /// Whether a blob is kept.
    pub async fn has_blob(&self, hash: &Digest) -> Result<bool, Fault> {
        Ok(self.count_parts(hash).await? > 0)
    }

    /// Gives a blob to `each` part by part and says its size in bytes; None when it is not kept. It is hashed on the
    /// way: when its bytes are not the ones that were written, the fault is `damaged`, and what `each` got is void.
    pub async fn read_blob(&self, hash: &Digest, mut each: impl FnMut(&[u8])) -> Result<Option<u64>, Fault> {
        let name = hash.to_string();
        let mut digester = Digester::default();
        let (mut size, mut next) = (0, 0);
        loop {
            let parts = self.parts(&name, next).await?;
            if parts.is_empty() && next == 0 {
                return Ok(None);
            }
            for (part, bytes) in &parts {
                if *part != next {
                    return Err(self.damaged(format!("part {next} of blob {name} is missing")));
                }
                next += 1;
                size += bytes.len() as u64;
                digester.update(bytes);
                each(bytes);
                if bytes.len() != PART {
                    return match digester.finish() == *hash {
                        true => Ok(Some(size)),
                        false => Err(self.damaged(format!("blob {name} was altered"))),
                    };
                }
            }
            if parts.is_empty() {
                return Err(self.damaged(format!("part {next} of blob {name} is missing")));
            }
        }
    }

    /// A whole blob in memory; None when it is not kept.
    pub async fn blob(&self, hash: &Digest) -> Result<Option<Vec<u8>>, Fault> {
        let mut whole = Vec::with_capacity(self.count_parts(hash).await? * PART);
        let size = self.read_blob(hash, |part| whole.extend_from_slice(part)).await?;
        Ok(size.map(|_| whole))
    }

    /// The hashes of all blobs, as they are written in the table.
    pub(crate) async fn blob_names(&self) -> Result<Vec<String>, Fault> {
        let names: Vec<(Raw,)> = on!(&self.read, pool => sqlx::query_as(HASHES).fetch_all(pool).await)
            .map_err(|error| self.fault(Doing::Read, error))?;
        Ok(names.iter().map(|(name,)| name.lossy().into_owned()).collect())
    }

    async fn count_parts(&self, hash: &Digest) -> Result<usize, Fault> {
        let count: i64 = on!(&self.read, pool => sqlx::query_scalar(COUNT).bind(hash.to_string()).fetch_one(pool).await)
            .map_err(|error| self.fault(Doing::Read, error))?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    async fn parts(&self, name: &str, from: i64) -> Result<Vec<(i64, Vec<u8>)>, Fault> {
        let rows: Vec<(i64, i64, Raw)> = on!(&self.read, pool => sqlx::query_as(READ)
            .bind(name)
            .bind(from)
            .bind(from + PARTS_AT_ONCE)
            .fetch_all(pool)
            .await)
        .map_err(|error| self.fault(Doing::Read, error))?;
        let unpacked = rows.into_iter().map(|(number, size, Raw(kept))| {
            let bytes = Part { size, packed: kept }.unpack();
            bytes.map(|bytes| (number, bytes)).ok_or_else(|| self.damaged(format!("blob {name} was altered")))
        });
        unpacked.collect()
    }
}

/// Writes a blob unless it is there.
pub(crate) async fn write(store: &Store, tx: &mut Tx, blob: NewBlob) -> Result<(), Fault> {
    let NewBlob { hash, mut source } = blob;
    let name = hash.to_string();
    let fault = |error| store.fault(Doing::Write, error);
    let there: i64 = on!(&mut *tx, c => sqlx::query_scalar(COUNT).bind(&name).fetch_one(&mut **c).await).map_err(fault)?;
    if there > 0 {
        return Ok(());
    }
    let mut digester = Digester::default();
    for number in 0.. {
        let part;
        (source, part) = next_part(store, &name, source, &mut digester).await?;
        let Part { size, packed } = part;
        on!(&mut *tx, c => sqlx::query(WRITE).bind(&name).bind(number).bind(size).bind(&packed).execute(&mut **c).await.map(drop))
            .map_err(fault)?;
        if !Part::is_full(size) {
            break;
        }
    }
    let is_right = digester.finish() == hash;
    match source {
        Source::Reader(_) if !is_right => Err(Fault::new(Doing::Write, &store.location, Cause::SourceChanged)),
        Source::Kept { from, .. } if !is_right => Err(from.damaged(format!("blob {name} was altered"))),
        Source::Packed(_) | Source::Reader(_) | Source::Kept { .. } => Ok(()),
    }
}

/// The next part, and where the ones after it come from. What was hashed before is not hashed again.
async fn next_part(store: &Store, name: &str, source: Source, digester: &mut Digester) -> Result<(Source, Part), Fault> {
    match source {
        Source::Packed(parcel) => {
            let (parcel, part) = blocking(store, parcel, parcel::next).await?;
            Ok((Source::Packed(parcel), part))
        }
        Source::Reader(reader) => {
            let read = |reader: &mut Box<dyn Read + Send>| {
                let mut bytes = Vec::with_capacity(PART);
                reader.take(PART as u64).read_to_end(&mut bytes)?;
                Ok(bytes)
            };
            let (reader, bytes) = blocking(store, reader, read).await?;
            digester.update(&bytes);
            Ok((Source::Reader(reader), Part::of(&bytes)))
        }
        Source::Kept { from, mut parts, next } => {
            if parts.len() == 0 {
                parts = from.parts(name, next).await?.into_iter();
            }
            match parts.next() {
                Some((number, bytes)) if number == next && bytes.len() <= PART => {
                    digester.update(&bytes);
                    Ok((Source::Kept { from, parts, next: next + 1 }, Part::of(&bytes)))
                }
                _ => Err(from.damaged(format!("part {next} of blob {name} is missing"))),
            }
        }
    }
}

/// Reads on a thread of its own: a slow file must not hold up the one that answers others.
async fn blocking<T: Send + 'static>(
    store: &Store,
    mut reader: Box<dyn Read + Send>,
    read: impl FnOnce(&mut Box<dyn Read + Send>) -> io::Result<T> + Send + 'static,
) -> Result<(Box<dyn Read + Send>, T), Fault> {
    let done = tokio::task::spawn_blocking(move || read(&mut reader).map(|read| (reader, read))).await;
    done.unwrap_or_else(|ended| Err(io::Error::other(ended)))
        .map_err(|error| Fault::new(Doing::Write, &store.location, Cause::SourceUnreadable(error.to_string())))
}
