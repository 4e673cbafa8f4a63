//! A blob made ready while its bytes go by: hashed and packed once, part by part, in a place of the caller's.
//! Not for keeping it; that is done with an entry.

use crate::blob::NewBlob;
use crate::part::{PART, Part};
use ledger::{Digest, Digester};
use std::io::{self, Read, Seek, Write};

/// A blob in the making.
pub struct Parcel<S> {
    place: S,
    /// The bytes of the part that is not full yet.
    part: Vec<u8>,
    digester: Digester,
}

impl<S: Read + Write + Seek + Send + 'static> Parcel<S> {
    /// An empty one; the place must be empty too.
    pub fn new(place: S) -> Self {
        Self { place, part: Vec::new(), digester: Digester::default() }
    }

    /// The next bytes of the blob.
    pub fn add(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        self.digester.update(bytes);
        while self.part.len() + bytes.len() >= PART {
            let (fits, rest) = bytes.split_at(PART - self.part.len());
            self.part.extend_from_slice(fits);
            self.close()?;
            bytes = rest;
        }
        self.part.extend_from_slice(bytes);
        Ok(())
    }

    /// Writes the part down: its size, how many bytes it is packed into, and those.
    fn close(&mut self) -> io::Result<()> {
        let Part { size, packed } = Part::of(&self.part);
        self.place.write_all(&size.to_le_bytes())?;
        self.place.write_all(&(packed.len() as u64).to_le_bytes())?;
        self.place.write_all(&packed)?;
        self.part.clear();
        Ok(())
    }

    /// The blob, and the hash of its bytes.
    pub fn finish(mut self) -> io::Result<(Digest, NewBlob)> {
        // The last part is always shorter than the others, if need be empty.
        self.close()?;
        self.place.rewind()?;
        let digest = self.digester.finish();
        Ok((digest, NewBlob::packed(digest, Box::new(self.place))))
    }
}

/// The next part of a parcel that is read from its beginning.
pub(crate) fn next(place: &mut Box<dyn Read + Send>) -> io::Result<Part> {
    let (mut size, mut length) = ([0; 8], [0; 8]);
    place.read_exact(&mut size)?;
    place.read_exact(&mut length)?;
    let length = usize::try_from(u64::from_le_bytes(length)).map_err(io::Error::other)?;
    let mut packed = vec![0; length.min(PART)];
    place.read_exact(&mut packed)?;
    Ok(Part { size: i64::from_le_bytes(size), packed })
}
