//! What happens to the one file: bytes that flip, folders that cannot be written, disks that are full.

use crate::place::{Place, append, bytes, entry, file_and_records, furnish, on_sqlite, say};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};
use store::{AppendError, Head, Location, NewBlob, Store};

fn file_of(place: &Place) -> PathBuf {
    match &place.location {
        Location::Folder(folder) => folder.join("jpoa.db"),
        Location::File(_) | Location::Postgres(_) => unreachable!("these are tests of a folder"),
    }
}

#[tokio::test]
async fn a_flipped_byte_in_the_file_is_found_wherever_it_matters() {
    on_sqlite(async |place: Place| {
        let store = place.create().await;
        furnish(&store).await;
        let kept = store.entries_after(0, 10).await.expect("entries");
        store.close().await;
        let whole = fs::read(file_of(&place)).expect("the file");
        let (file, records) = file_and_records();
        let mut texts: Vec<Vec<u8>> = vec![records, file[..64].to_vec()];
        texts.extend([file[1_500_000..1_500_064].to_vec(), file[2_499_936..].to_vec()]);
        for one in &kept {
            texts.extend([one.body.clone().into_bytes(), one.hash.to_string().into(), one.prev.to_string().into()]);
        }
        let mut flips = 0;
        for text in &texts {
            for at in find(&whole, text) {
                // Every eleventh byte: enough to meet each part of each column.
                for byte in (at..at + text.len()).step_by(11) {
                    assert!(flip_is_found(&place, &whole, byte).await, "byte {byte} of {}", String::from_utf8_lossy(text));
                    flips += 1;
                }
            }
        }
        assert!(flips > 100, "{flips}");
    })
    .await;
}

#[tokio::test]
async fn no_flipped_byte_makes_it_panic() {
    on_sqlite(async |place: Place| {
        let store = place.create().await;
        furnish(&store).await;
        store.close().await;
        let whole = fs::read(file_of(&place)).expect("the file");
        for byte in (0..whole.len()).step_by(whole.len() / 150) {
            flip_is_found(&place, &whole, byte).await;
        }
        for byte in (0..100).step_by(3) {
            flip_is_found(&place, &whole, byte).await;
        }
    })
    .await;
}

fn find(whole: &[u8], text: &[u8]) -> Vec<usize> {
    whole.windows(text.len()).enumerate().filter(|(_, window)| *window == text).map(|(at, _)| at).collect()
}

async fn flip_is_found(place: &Place, whole: &[u8], byte: usize) -> bool {
    let mut flipped = whole.to_vec();
    flipped[byte] ^= 0x20;
    fs::write(file_of(place), flipped).expect("the file");
    let store = match Store::open(&place.location).await {
        Ok(store) => store,
        Err(fault) => return matches!(fault.code(), "damaged" | "not-a-register"),
    };
    let found = store.verify(None, |_| {}).await;
    store.close().await;
    match found {
        Ok(found) => !found.problems.is_empty(),
        Err(fault) => fault.code() == "damaged",
    }
}

#[tokio::test]
async fn another_kind_of_file_is_no_register() {
    on_sqlite(async |place: Place| {
        fs::create_dir_all(file_of(&place).parent().expect("a folder")).expect("a folder");
        fs::write(file_of(&place), "dear colleague, please find attached the register of initiatives").expect("a file");
        let below = Location::Folder(file_of(&place));
        for opened in
            [Store::open(&below).await, Store::open(&place.location).await, Store::create_or_open(&place.location).await]
        {
            assert_eq!(opened.expect_err("a letter").code(), "not-a-register");
        }
    })
    .await;
}

#[cfg(unix)]
#[tokio::test]
async fn the_file_is_its_owners_alone() {
    on_sqlite(async |place: Place| {
        place.create().await.close().await;
        let mode = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(file_of(&place)).expect("the file").permissions());
        assert_eq!(mode & 0o777, 0o600);
    })
    .await;
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_can_be_read() {
    on_sqlite(async |place: Place| {
        let Some(disk) = Disk::of("8m", &place.folder.join("disk")) else { return };
        let location = Location::Folder(disk.0.join("data"));
        let store = Store::create_or_open(&location).await.expect("a register");
        let head = furnish(&store).await;
        store.close().await;
        disk.make_read_only();
        let store = Store::open(&location).await.expect("it can be read");
        assert_eq!(store.head().await.expect("a head"), head);
        let found = store.verify(Some(&head.checkpoint()), |_| {}).await.expect("a verification");
        assert_eq!((found.entries, found.problems), (5, vec![]));
        match store.append(&head, &entry(6)).await {
            Err(AppendError::Fault(fault)) => assert_eq!(fault.code(), "read-only"),
            other => panic!("{other:?}"),
        }
        assert_eq!(store.end_account("a-1", entry(1).at).await.expect_err("it is read-only").code(), "read-only");
        let backup = store.back_up(&disk.0.join("backup.jpoa"), |_| {}).await;
        assert_eq!(backup.expect_err("no file can be made there").code(), "read-only");
        store.back_up(&place.folder.join("backup.jpoa"), |_| {}).await.expect("elsewhere it can");
        store.close().await;
        let created = Store::create_or_open(&Location::Folder(disk.0.join("new"))).await;
        assert_eq!(created.expect_err("no folder can be made there").code(), "read-only");
    })
    .await;
}

#[tokio::test]
async fn entries_in_the_log_are_never_passed_over() {
    on_sqlite(async |place: Place| {
        let Some(disk) = Disk::of("8m", &place.folder.join("disk")) else { return };
        let store = place.create().await;
        let head = furnish(&store).await;
        for (copy, files) in [("with", &["", "-wal", "-shm"][..]), ("without", &["", "-wal"])] {
            fs::create_dir(disk.0.join(copy)).expect("a folder");
            for ending in files {
                let from = PathBuf::from(format!("{}{ending}", file_of(&place).display()));
                fs::copy(from, disk.0.join(copy).join(format!("jpoa.db{ending}"))).expect("a copy");
            }
        }
        disk.make_read_only();
        for copy in ["with", "without"] {
            match Store::open(&Location::Folder(disk.0.join(copy))).await {
                Ok(store) => assert_eq!(store.head().await.expect("a head"), head),
                Err(fault) => assert_eq!(fault.code(), "read-only"),
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_full_disk_is_said_and_leaves_nothing_half_written() {
    on_sqlite(async |place: Place| {
        let Some(disk) = Disk::of("6m", &place.folder.join("disk")) else { return };
        let location = Location::Folder(disk.0.join("data"));
        let store = Store::create_or_open(&location).await.expect("a register");
        let head = append(&store, Head::EMPTY).await;
        for _ in 0..3 {
            match store.append_with_blobs(&head, &entry(2), vec![NewBlob::bytes(bytes(1, 20_000_000))]).await {
                Err(AppendError::Fault(fault)) => assert_eq!(fault.code(), "disk-full", "{fault}"),
                other => panic!("{other:?}"),
            }
            assert_eq!(store.head().await.expect("a head"), head);
        }
        let head = append(&store, head).await;
        let backup = store.back_up(&disk.0.join("backup.jpoa"), |_| {}).await;
        assert_eq!(backup.expect_err("no room").code(), "disk-full");
        store.close().await;
        let store = Store::open(&location).await.expect("a register");
        let found = store.verify(Some(&head.checkpoint()), |_| {}).await.expect("a verification");
        assert_eq!((found.entries, found.blobs, found.problems), (2, 0, vec![]));
        append(&store, head).await;
    })
    .await;
}

/// A small disk of its own. Only a privileged user can have one; for others the test is skipped.
struct Disk(PathBuf);

impl Disk {
    fn of(size: &str, at: &Path) -> Option<Self> {
        fs::create_dir_all(at).expect("a folder");
        let size = format!("size={size}");
        let made = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(at).output();
        match made {
            Ok(made) if made.status.success() => Some(Self(at.to_owned())),
            _ => {
                say("skipped: this user cannot mount a disk");
                None
            }
        }
    }

    fn make_read_only(&self) {
        let made = Command::new("mount").args(["-o", "remount,ro"]).arg(&self.0).status().expect("mount runs");
        assert!(made.success());
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        Command::new("umount").arg("-l").arg(&self.0).status().ok();
    }
}
