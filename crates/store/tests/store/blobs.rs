//! A blob comes back as it went in, whatever its size, and is there only together with its entry.

use crate::place::{Place, bytes, entry, load, stories};
use ledger::{Digest, digest_reader};
use std::io::{self, Read};
use store::{AppendError, Head, NewBlob, Store};

const MEBIBYTE: usize = 1024 * 1024;

stories! {
    every_size_comes_back,
    a_blob_is_written_once,
    a_file_that_changed_is_not_kept,
    a_file_that_cannot_be_read_is_not_kept,
    twenty_megabytes_go_through_in_parts,
    nothing_is_seen_before_all_is,
}

async fn keep(store: &Store, blobs: Vec<NewBlob>) -> Result<Head, AppendError> {
    let head = store.head().await?;
    store.append_with_blobs(&head, &entry(head.seq + 1), blobs).await
}

async fn every_size_comes_back(place: Place) {
    let store = place.create().await;
    for size in [0, 1, MEBIBYTE - 1, MEBIBYTE, MEBIBYTE + 1, 8 * MEBIBYTE, 8 * MEBIBYTE + 3, 9 * MEBIBYTE] {
        let blob = bytes(size as u64, size);
        let hash = Digest::of(&blob);
        assert_eq!(store.blob(&hash).await.expect("an answer"), None);
        keep(&store, vec![NewBlob::bytes(blob.clone())]).await.expect("kept");
        assert!(store.blob(&hash).await.expect("an answer") == Some(blob), "{size} bytes");
        assert!(store.has_blob(&hash).await.expect("an answer"));
    }
    let found = store.verify(None, |_| {}).await.expect("a verification");
    assert_eq!((found.blobs, found.orphans, found.problems), (8, 8, vec![]));
}

async fn a_blob_is_written_once(place: Place) {
    let store = place.create().await;
    let hash = Digest::of("file");
    keep(&store, vec![NewBlob::bytes("file"), NewBlob::bytes("file")]).await.expect("kept");
    keep(&store, vec![NewBlob::reader(hash, Unreadable)]).await.expect("its source is not even read");
    let found = store.verify(None, |_| {}).await.expect("a verification");
    assert_eq!((found.blobs, found.bytes), (1, 4));
}

struct Unreadable;

impl Read for Unreadable {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("the stick was pulled out"))
    }
}

async fn nothing_is_kept_of(store: &Store, blob: NewBlob, hash: &Digest, code: &str) {
    let first = NewBlob::bytes("a whole one before it");
    match keep(store, vec![first, blob]).await {
        Err(AppendError::Fault(fault)) => assert_eq!(fault.code(), code),
        other => panic!("{other:?}"),
    }
    assert_eq!(store.head().await.expect("a head"), Head::EMPTY);
    for hash in [hash, &Digest::of("a whole one before it")] {
        assert!(!store.has_blob(hash).await.expect("an answer"));
    }
}

async fn a_file_that_changed_is_not_kept(place: Place) {
    let store = place.create().await;
    let hash = Digest::of("as it was");
    nothing_is_kept_of(&store, NewBlob::reader(hash, &b"as it is now"[..]), &hash, "source-changed").await;
}

async fn a_file_that_cannot_be_read_is_not_kept(place: Place) {
    let store = place.create().await;
    let hash = Digest::of("as it was");
    let begins = io::Cursor::new(bytes(1, 2 * MEBIBYTE)).chain(Unreadable);
    nothing_is_kept_of(&store, NewBlob::reader(hash, begins), &hash, "source-unreadable").await;
}

/// Gives its bytes slowly, and lets the test look in between.
struct Slow {
    bytes: io::Cursor<Vec<u8>>,
    pulse: std::sync::mpsc::SyncSender<()>,
}

impl Read for Slow {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.pulse.send(()).map_err(io::Error::other)?;
        self.bytes.read(buffer)
    }
}

async fn nothing_is_seen_before_all_is(place: Place) {
    let (writer, reader) = (place.create().await, place.open().await);
    let (file, records) = (bytes(7, 3 * MEBIBYTE), b"{}\n".to_vec());
    let (entry, hash) = (load(1, &file, &records), Digest::of(&file));
    let (pulse, pulses) = std::sync::mpsc::sync_channel(0);
    let slow = Slow { bytes: io::Cursor::new(file), pulse };
    let writing = tokio::spawn(async move {
        let blobs = vec![NewBlob::reader(hash, slow), NewBlob::bytes(records)];
        writer.append_with_blobs(&Head::EMPTY, &entry, blobs).await
    });
    // The writer is stopped at its first and again at its second part.
    for _ in 0..2 {
        tokio::task::block_in_place(|| pulses.recv()).expect("the writer reads");
        assert_eq!(reader.head().await.expect("a head"), Head::EMPTY);
        assert!(!reader.has_blob(&hash).await.expect("an answer"));
    }
    let draining = tokio::task::spawn_blocking(move || pulses.iter().count());
    let head = writing.await.expect("a writer ends well").expect("the load follows");
    draining.await.expect("nothing more is read");
    assert_eq!(reader.head().await.expect("a head"), head);
    assert!(reader.has_blob(&hash).await.expect("an answer"));
}

async fn twenty_megabytes_go_through_in_parts(place: Place) {
    let size = 20_000_000;
    let store = place.create().await;
    let source = || io::repeat(0xA5).take(size);
    let (hash, _) = digest_reader(source()).expect("a hash");
    keep(&store, vec![NewBlob::reader(hash, source())]).await.expect("kept");
    let (mut largest, mut sum) = (0, 0);
    let said = store
        .read_blob(&hash, |part| {
            largest = largest.max(part.len());
            sum += part.len() as u64;
        })
        .await
        .expect("an answer");
    assert_eq!((said, sum, largest), (Some(size), size, MEBIBYTE));
}
