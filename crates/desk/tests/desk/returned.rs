//! What comes back from an office is one load: recorded as one entry, told to those it concerns, and taken back whole.

use crate::told::{DAY, by, counted, file, import, recorded, refused, seen};
use desk::{
    Desk, Loaded, Preview, accept_submission, return_submission, set_status, state_contribution, submit_initiative, undo_load,
};
use exchange::Term;
use exchange::office::{self, Frame, Ground, Kind, Mark};
use plan::{Change, EditionKey, Lang, LoadKind, PartyKey, Status, Strength, SubmissionKey, SubmissionStanding, Texts};
use testkit::{Place, stories};

stories! {
    a_workbook_is_one_load_and_is_taken_back_whole,
    who_handed_a_file_in_takes_it_back_while_all_of_it_waits,
    a_trial_tells_what_would_wait,
    what_others_said_since_stays,
    what_waits_with_a_file_is_told_one_by_one,
    the_secretariat_takes_a_workbook_in_at_once,
    a_source_goes_on_as_it_was,
}

/// Words of no language; each is told from the others.
fn say(term: Term<'_>, _: Lang) -> String {
    match term {
        Term::Form(name) => name.to_owned(),
        other => format!("{other:?}").to_lowercase(),
    }
}

/// The workbook of UNODC as it went out of the register, filled offline: with what stands in it after these deeds elsewhere.
async fn filled(desk: &mut Desk, edits: &[(&str, Edit)]) -> Vec<u8> {
    desk.use_words(say);
    let (entry, head) = desk.head();
    let offline = Place::on_sqlite();
    let mut copy = offline.begun().await;
    let secretariat = by(&copy, "secretariat");
    for (id, edit) in edits {
        match edit {
            Edit::Title(title) => {
                let mut it = seen(&copy, "secretariat", id).expect("it is there");
                it.title = Texts::one(Lang::EN, title);
                recorded(submit_initiative(&mut copy, &secretariat, &it, None).await);
            }
            Edit::Status(status) => {
                recorded(set_status(&mut copy, &secretariat, id, *status, None, None).await);
            }
        }
    }
    workbook(&copy, entry, head)
}

/// The workbook of UNODC as one register says it, with the mark of another.
fn workbook(desk: &Desk, entry: u64, head: String) -> Vec<u8> {
    let (view, edition) = (desk.view(by(desk, "unodc").viewer, DAY), EditionKey::new("jpoa/2022"));
    let (kind, lang, owner) = (Kind::Workbook, Lang::EN, PartyKey::new("unodc"));
    let mark = Mark { kind, entry, head, edition: edition.clone(), lang, as_at: DAY, party: Some(owner.clone()) };
    let text = String::new;
    let frame = Frame { title: text(), running: text(), subtitle: text(), lead: text(), mark };
    office::workbook(&Ground::new(&view, &edition, lang, &say), &frame, &owner).expect("a workbook")
}

enum Edit {
    Title(&'static str),
    Status(Status),
}

async fn bring(desk: &mut Desk, who: &str, book: &[u8]) -> Loaded {
    let who = by(desk, who);
    desk::import_register(desk, &who, &file("book.xlsx", book), Preview::No).await.expect("a file that went out")
}

fn status(desk: &Desk, id: &str) -> Status {
    seen(desk, "public", id).expect("it is there").status
}

fn title(desk: &Desk, id: &str) -> String {
    seen(desk, "public", id).expect("it is there").title.show(Lang::EN).to_owned()
}

async fn a_workbook_is_one_load_and_is_taken_back_whole(place: Place) {
    let mut desk = place.begun().await;
    let (unodc, secretariat) = (by(&desk, "unodc"), by(&desk, "secretariat"));
    let book = filled(
        &mut desk,
        &[
            ("CA-025", Edit::Status(Status::Completed)),
            ("CA-027", Edit::Status(Status::Planned)),
            ("CA-028", Edit::Title("Conference on the network")),
            ("CA-031", Edit::Title("Another title")),
        ],
    )
    .await;
    recorded(set_status(&mut desk, &secretariat, "CA-025", Status::Suspended, Some(plan::Because::Other), None).await);
    let (before, stood, called) = (desk.state_digest(), status(&desk, "CA-027"), title(&desk, "CA-028"));
    let loaded = bring(&mut desk, "unodc", &book).await;
    assert_eq!((loaded.entry, loaded.waiting, loaded.counts.updated), (Some(3), 3, 4), "{:?}", loaded.findings);
    let codes: Vec<&str> = loaded.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["office-conflict"]);
    assert_eq!(place.bodies().await.len(), 3, "one entry");
    assert_eq!((status(&desk, "CA-027"), status(&desk, "CA-025")), (Status::Planned, Status::Suspended));
    let again = bring(&mut desk, "unodc", &book).await;
    assert_eq!((again.entry, again.waiting), (None, 0), "the same file again changes nothing");
    // The conflict waits as a claim beside what stands there, and a correction that was taken in goes with its load.
    let view = desk.view(secretariat.viewer.clone(), DAY);
    let claims = |key: u32| view.submission(SubmissionKey { entry: 3, part: key }).expect("it waits").initiative.claims.clone();
    assert!(claims(1).iter().any(|claim| &*claim.field == "status" && &*claim.value == "completed"), "{:?}", claims(1));
    recorded(accept_submission(&mut desk, &secretariat, SubmissionKey { entry: 3, part: 2 }).await);
    assert_eq!(title(&desk, "CA-028"), "Conference on the network");

    assert_eq!(refused(undo_load(&mut desk, &unodc, 3).await), "undo-settled load=3");
    let change = recorded(undo_load(&mut desk, &secretariat, 3).await);
    assert!(matches!(change, Change::LoadUndone { load: 3, .. }), "{change:?}");
    assert_eq!((status(&desk, "CA-027"), title(&desk, "CA-028")), (stood, called));
    assert_eq!(desk.state_digest(), before);
    assert_eq!(refused(undo_load(&mut desk, &secretariat, 3).await), "undone-already load=3");
    // The same file can come again.
    assert_eq!(bring(&mut desk, "unodc", &book).await.waiting, 3);
    let verified = desk::verify(&place.store().await, None).await.expect("checking can be done");
    assert!(verified.is_sound() && verified.loads == 3, "the plan and the file, twice");
}

async fn who_handed_a_file_in_takes_it_back_while_all_of_it_waits(place: Place) {
    let mut desk = place.begun().await;
    let (unodc, secretariat) = (by(&desk, "unodc"), by(&desk, "secretariat"));
    let before = desk.state_digest();
    let book = filled(&mut desk, &[("CA-027", Edit::Status(Status::Planned)), ("CA-028", Edit::Title("Wrong"))]).await;
    bring(&mut desk, "unodc", &book).await;
    for other in ["osce", "KG", "RU", "public"] {
        let other = by(&desk, other);
        assert_eq!(refused(undo_load(&mut desk, &other, 2).await), "not-yours deed=undo-load", "{other:?}");
    }
    assert_eq!(refused(undo_load(&mut desk, &unodc, 1).await), "not-yours deed=undo-load", "the plan is not its own");
    let change = recorded(undo_load(&mut desk, &unodc, 2).await);
    assert!(matches!(change, Change::LoadUndone { load: 2, .. }), "{change:?}");
    assert_eq!(desk.state_digest(), before);
    assert_eq!(refused(undo_load(&mut desk, &unodc, 2).await), "undone-already load=2");
    // What was sent back is settled as well as what was taken in.
    bring(&mut desk, "unodc", &book).await;
    let why = Texts::one(Lang::EN, "It is called otherwise");
    recorded(return_submission(&mut desk, &secretariat, SubmissionKey { entry: 4, part: 1 }, &why).await);
    assert_eq!(refused(undo_load(&mut desk, &unodc, 4).await), "undo-settled load=4");
    recorded(undo_load(&mut desk, &secretariat, 4).await);
    assert_eq!(desk.state_digest(), before);
}

async fn a_trial_tells_what_would_wait(place: Place) {
    let mut desk = place.begun().await;
    let book = filled(&mut desk, &[("CA-027", Edit::Status(Status::Planned)), ("CA-028", Edit::Title("Wrong"))]).await;
    for (who, waits) in [("unodc", 1), ("secretariat", 0)] {
        let who = by(&desk, who);
        let tried =
            desk::import_register(&mut desk, &who, &file("book.xlsx", book.clone()), Preview::Only).await.expect("a file");
        assert_eq!((tried.entry, tried.counts.updated, tried.waiting), (None, 2, waits), "{who:?}");
    }
    assert_eq!(place.bodies().await.len(), 1, "nothing was recorded");
}

async fn what_others_said_since_stays(place: Place) {
    let mut desk = place.begun().await;
    let secretariat = by(&desk, "secretariat");
    let book = filled(&mut desk, &[("CA-027", Edit::Status(Status::Planned)), ("CA-028", Edit::Title("Wrong"))]).await;
    let stood = status(&desk, "CA-027");
    bring(&mut desk, "unodc", &book).await;
    recorded(state_contribution(&mut desk, &secretariat, "CA-027", &"jpoa/2022/IV.1.2".into(), Strength::Core).await);
    recorded(undo_load(&mut desk, &secretariat, 2).await);
    let now = seen(&desk, "public", "CA-027").expect("it is there");
    assert_eq!(now.status, stood);
    assert!(now.contributions.iter().any(|to| to.to == "jpoa/2022/IV.1.2".into() && to.strength == Strength::Core));
    assert_eq!(desk.view(secretariat.viewer, DAY).submissions().count(), 0);
}

async fn what_waits_with_a_file_is_told_one_by_one(place: Place) {
    let mut desk = place.begun().await;
    let secretariat = by(&desk, "secretariat");
    let book = filled(&mut desk, &[("CA-028", Edit::Title("One")), ("CA-031", Edit::Title("Two"))]).await;
    let loaded = bring(&mut desk, "unodc", &book).await;
    assert_eq!((loaded.entry, loaded.waiting), (Some(2), 2));
    for (viewer, tells) in [("unodc", true), ("secretariat", true), ("public", false), ("osce", false)] {
        let view = desk.view(by(&desk, viewer).viewer, DAY);
        assert_eq!(view.loads().any(|load| load.kind == LoadKind::Edits), tells, "{viewer}");
    }
    let [one, two] = [1, 2].map(|part| SubmissionKey { entry: 2, part });
    assert_eq!(refused(accept_submission(&mut desk, &secretariat, 2).await), "submission-unknown number=2");
    let why = Texts::one(Lang::EN, "It is called otherwise");
    let change = recorded(return_submission(&mut desk, &secretariat, one, &why).await);
    assert_eq!(serde_json::to_value(&change).expect("a change")["submission-returned"]["submission"], "2.1");
    recorded(accept_submission(&mut desk, &secretariat, two).await);
    let view = desk.view(secretariat.viewer, DAY);
    let standing = [one, two].map(|key| view.submission(key).expect("it is there").standing);
    assert_eq!(standing, [SubmissionStanding::Returned, SubmissionStanding::Accepted]);
    assert_eq!(title(&desk, "CA-031"), "Two");
}

async fn the_secretariat_takes_a_workbook_in_at_once(place: Place) {
    let mut desk = place.begun().await;
    let secretariat = by(&desk, "secretariat");
    let book = filled(&mut desk, &[("CA-027", Edit::Status(Status::Planned)), ("CA-028", Edit::Title("At once"))]).await;
    let before = desk.state_digest();
    let loaded = bring(&mut desk, "secretariat", &book).await;
    assert_eq!((loaded.entry, loaded.waiting, counted(loaded.counts).contains("2 changed")), (Some(2), 0, true));
    assert_eq!((title(&desk, "CA-028").as_str(), status(&desk, "CA-027")), ("At once", Status::Planned));
    let view = desk.view(secretariat.viewer.clone(), DAY);
    let load = view.loads().last().expect("a load");
    assert_eq!((load.load.source.as_str(), &*load.load.name, load.kind), ("unodc", "book.xlsx", LoadKind::Edits));
    recorded(undo_load(&mut desk, &secretariat, 2).await);
    assert_eq!(desk.state_digest(), before);
}

async fn a_source_goes_on_as_it_was(place: Place) {
    let mut desk = place.begun().await;
    let list = "ID,Title,Countries,Lead\nP-1,Border posts,KG,UNODC\n";
    import(&mut desk, "list.csv", list).await.expect("a table");
    desk.use_words(say);
    let (entry, head) = desk.head();
    // The workbook says of the entry of a list that it is planned.
    let mut offline = Place::on_sqlite().begun().await;
    import(&mut offline, "list.csv", list).await.expect("a table");
    let secretariat = by(&offline, "secretariat");
    recorded(set_status(&mut offline, &secretariat, "P-1", Status::Planned, None, None).await);
    let book = workbook(&offline, entry, head);
    bring(&mut desk, "unodc", &book).await;
    assert_eq!(status(&desk, "P-1"), Status::Planned);
    let of = |desk: &Desk| desk.view(by(desk, "public").viewer, DAY).loaded(&"list:P-1".into()).map(|load| load.entry);
    assert_eq!(of(&desk), Some(2), "it comes from the list still");
    let again = import(&mut desk, "list.csv", list).await.expect("a table");
    assert_eq!(counted(again.counts), "1 read, 1 unchanged");
    let secretariat = by(&desk, "secretariat");
    recorded(undo_load(&mut desk, &secretariat, 3).await);
    assert_eq!((of(&desk), status(&desk, "P-1")), (Some(2), Status::Unknown));
}
