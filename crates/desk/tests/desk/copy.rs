//! A register that moves house is the same register there, and the same again when it comes back.

use crate::told::{by, import, recorded};
use desk::{Desk, Location, Store, verify};
use plan::{Lang, PartyKey, ProvisionKey, Texts, Visibility};
use testkit::{Ground, Place, csv, register, stories};

stories! {
    a_copy_and_its_copy_are_the_same_register,
    a_backup_is_a_register,
}

/// A register in which everything happened once.
async fn furnished(place: &Place) -> Desk {
    let mut desk = place.begun().await;
    import(&mut desk, "made-up.csv", csv(&register(60, 9, &Ground::central_asia()))).await.expect("a table");
    let (secretariat, tajikistan) = (by(&desk, "secretariat"), by(&desk, "TJ"));
    let (state, provision) = (PartyKey::new("TJ"), ProvisionKey::new("jpoa/2022/I.4.1"));
    recorded(desk::confirm_initiative(&mut desk, &secretariat, "CA-104").await);
    recorded(desk::set_visibility(&mut desk, &secretariat, "CA-102", Visibility::Members).await);
    recorded(desk::hold_initiative(&mut desk, &tajikistan, "CA-104", &state).await);
    recorded(desk::settle_gap(&mut desk, &tajikistan, &provision, &state, &Texts::one(Lang::RU, "Неприменимо.")).await);
    desk
}

/// What is the same about the same registers.
async fn identity(location: &Location, place: &Place) -> (Vec<String>, String) {
    let store = Store::open(location).await.expect("a register");
    let bodies = store.entries_after(0, 1000).await.expect("entries").into_iter().map(|kept| kept.body).collect();
    let verified = verify(&store, None).await.expect("checking can be done");
    assert!(verified.is_sound(), "{verified:?}");
    let desk = Desk::open(location, place.clock.world(), None).await.expect("a register");
    assert_eq!(verified.state, Some(desk.state_digest()));
    (bodies, desk.state_digest().to_string())
}

async fn a_copy_and_its_copy_are_the_same_register(place: Place) {
    furnished(&place).await;
    let original = identity(&place.location, &place).await;
    // From SQLite to PostgreSQL and back, and the other way round, where there is a server.
    let other = if place.is_postgres() { Some(Place::on_sqlite()) } else { Place::on_postgres() };
    let (other, back) = (other.unwrap_or_else(Place::on_sqlite), place.beside("back"));
    for (from, to) in [(&place.location, &other.location), (&other.location, &back)] {
        let (from, to) = (Store::open(from).await.expect("a register"), Store::create_or_open(to).await.expect("a place"));
        let mut told = Vec::new();
        let head = from.copy_to(&to, |progress| told.push((progress.entries, progress.of))).await.expect("it is copied");
        assert_eq!((head.seq, told.last()), (6, Some(&(6, 6))));
        let again = from.copy_to(&to, |_| {}).await;
        assert_eq!(again.err().map(|fault| fault.code()), Some("not-empty"));
        to.close().await;
    }
    assert_eq!(identity(&other.location, &place).await, original);
    assert_eq!(identity(&back, &place).await, original);
}

async fn a_backup_is_a_register(place: Place) {
    let mut desk = furnished(&place).await;
    let original = identity(&place.location, &place).await;
    let file = place.folder.join("backup.db");
    desk.store().expect("a register").back_up(&file, |_| {}).await.expect("it is written");
    // Work goes on, and the backup stays what it was.
    let secretariat = by(&desk, "secretariat");
    recorded(desk::confirm_initiative(&mut desk, &secretariat, "CA-031").await);
    assert_eq!(identity(&Location::File(file.clone()), &place).await, original);
    let again = desk.store().expect("a register").back_up(&file, |_| {}).await;
    assert_eq!(again.err().map(|fault| fault.code()), Some("already-there"));
}
