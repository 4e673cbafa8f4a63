//! What is in a file that somebody hands in, to be read as often as it takes and never held as a whole.
//! Not for telling what it is.

use std::io::{self, Cursor, Read};
use std::sync::Arc;

/// Something that can be read from its beginning again and again.
#[derive(Clone)]
pub struct Contents(Arc<dyn Fn() -> io::Result<Box<dyn Read + Send>> + Send + Sync>);

impl Contents {
    /// What `open` gives; each time it must give the same bytes.
    pub fn new(open: impl Fn() -> io::Result<Box<dyn Read + Send>> + Send + Sync + 'static) -> Self {
        Self(Arc::new(open))
    }

    /// Begins to read.
    pub fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        (self.0)()
    }
}

impl From<Vec<u8>> for Contents {
    fn from(bytes: Vec<u8>) -> Self {
        let bytes: Arc<[u8]> = bytes.into();
        Self::new(move || Ok(Box::new(Cursor::new(bytes.clone()))))
    }
}
