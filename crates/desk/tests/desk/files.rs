//! Files of initiatives: taken in once, followed when they come again, refused when they are something else.

use crate::told::{by, counted, file, import, import_as, recorded, refused, seen};
use desk::{ImportRegister, Preview};
use plan::{Because, ContributionStanding, InitiativeKey, PartyKey, ProvisionKey, SourceKey, Status, Strength, Visibility};
use testkit::{Ground, Place, csv, iati, register, stories};

stories! {
    a_table_is_taken_in,
    activities_are_taken_in,
    the_same_file_again_changes_nothing,
    a_newer_file_adds_changes_and_closes,
    what_people_said_outlives_a_newer_file,
    what_was_closed_comes_back_when_it_is_reported_again,
    a_file_that_would_close_most_is_refused,
    a_file_of_another_source_closes_nothing_here,
    world_wide_references_meet_and_old_ones_go_on,
    a_second_source_is_heard_beside_the_first,
    a_broken_file_closes_nothing,
    good_rows_enter_and_bad_ones_come_back,
    a_number_alone_is_a_provision_of_the_plan_that_is_kept,
    a_file_that_cannot_be_read_records_nothing,
    a_trial_run_records_nothing,
    only_the_secretariat_takes_a_file_in,
    a_made_up_register_enters_whole,
}

const TABLE: &str = "ID,Title,Lead organisation,Countries,Status,JPoA action\n";

fn table(rows: &[&str]) -> String {
    format!("{TABLE}{}\n", rows.join("\n"))
}

const POSTS: &str = "P-1,Border posts,UNODC,KG; TJ,Ongoing,jpoa/2022/II.5.1 (core)";
const JUDGES: &str = "P-2,Meeting of judges,UNODC,KZ,Planned,";
const MEDIA: &str = "P-3,Training of the media,UNESCO,UZ,Ongoing,jpoa/2022/I.5.1";

async fn a_table_is_taken_in(place: Place) {
    let mut desk = place.begun().await;
    let loaded = import(&mut desk, "lists/english.csv", testkit::file("fixtures/table/english.csv")).await.expect("a table");
    assert_eq!((loaded.entry, counted(loaded.counts).as_str()), (Some(2), "2 read, 2 new"));
    let posts = seen(&desk, "public", "P-1").expect("the first row");
    assert_eq!((posts.key.as_str(), posts.source.as_str()), ("english:P-1", "english"));
    // The second address is that of a section, which nothing carries out.
    assert_eq!(posts.contributions.iter().map(|known| known.to.as_str()).collect::<Vec<_>>(), ["jpoa/2022/II.3.1"]);
    assert!(loaded.findings.iter().any(|finding| finding.code == "provision-absent" && finding.place.line == 2));
    let loaded = import(&mut desk, "russian.csv", testkit::file("fixtures/table/russian.csv")).await.expect("a table");
    assert_eq!((loaded.entry, counted(loaded.counts).as_str()), (Some(3), "2 read, 2 new"));
}

async fn activities_are_taken_in(place: Place) {
    let mut desk = place.begun().await;
    let bytes = testkit::file("fixtures/iati/central_asia_few.xml");
    let loaded = import(&mut desk, "central_asia_few.xml", bytes).await.expect("activities");
    assert_eq!((loaded.entry, counted(loaded.counts).as_str()), (Some(2), "7 read, 7 new"));
    assert!(seen(&desk, "public", "iati:XM-DAC-41114-PROJECT-00130019").is_some());
}

async fn the_same_file_again_changes_nothing(place: Place) {
    let mut desk = place.begun().await;
    for name in ["fixtures/table/english.csv", "fixtures/iati/central_asia_few.xml"] {
        import(&mut desk, name, testkit::file(name)).await.expect("a file");
        let (before, entries) = (desk.state_digest(), place.bodies().await.len());
        let again = import(&mut desk, name, testkit::file(name)).await.expect("a file");
        assert_eq!((again.entry, again.counts.unchanged), (None, again.counts.read), "{name}");
        assert_eq!((desk.state_digest(), place.bodies().await.len()), (before, entries), "{name}");
    }
}

async fn a_newer_file_adds_changes_and_closes(place: Place) {
    let mut desk = place.begun().await;
    import(&mut desk, "list.csv", table(&[POSTS, JUDGES])).await.expect("a table");
    let newer = table(&[&POSTS.replace("Border posts", "Border posts II"), MEDIA]);
    let loaded = import(&mut desk, "list.csv", newer).await.expect("a table");
    assert_eq!((loaded.entry, counted(loaded.counts).as_str()), (Some(3), "2 read, 1 new, 1 changed, 1 closed"));
    let posts = seen(&desk, "public", "P-1").expect("it is there");
    assert_eq!(posts.title.show(plan::Lang::EN), "Border posts II");
    let judges = seen(&desk, "public", "P-2").expect("closed is not removed");
    assert_eq!((judges.status, judges.because), (Status::Unknown, Some(Because::NoLongerReported)));
}

async fn what_people_said_outlives_a_newer_file(place: Place) {
    let mut desk = place.begun().await;
    import(&mut desk, "list.csv", table(&[POSTS, MEDIA])).await.expect("a table");
    let (secretariat, tajikistan) = (by(&desk, "secretariat"), by(&desk, "TJ"));
    let state = PartyKey::new("TJ");
    let media = ProvisionKey::new("jpoa/2022/I.5.1");
    recorded(desk::confirm_initiative(&mut desk, &secretariat, "P-1").await);
    recorded(desk::state_contribution(&mut desk, &tajikistan, "P-1", &media, Strength::Core).await);
    recorded(desk::set_visibility(&mut desk, &secretariat, "P-1", Visibility::Members).await);
    recorded(desk::hold_initiative(&mut desk, &tajikistan, "P-1", &state).await);
    let newer = table(&[&POSTS.replace("Ongoing", "Completed").replace("II.5.1 (core)", "II.3.1"), MEDIA]);
    let loaded = import(&mut desk, "list.csv", newer).await.expect("a table");
    assert_eq!(counted(loaded.counts), "2 read, 1 changed, 1 unchanged");
    let posts = seen(&desk, "TJ", "P-1").expect("its State sees it");
    assert_eq!(posts.status, Status::Completed);
    assert_eq!((posts.held_by.as_ref(), &posts.visibility), ([state].as_slice(), &Visibility::Members));
    assert_eq!(posts.confirmed.map(|confirmed| confirmed.by), secretariat.viewer.party().cloned());
    let contributions: Vec<_> =
        posts.contributions.iter().map(|known| (known.to.number(), known.strength, known.standing)).collect();
    assert_eq!(
        contributions,
        [
            ("I.5.1", Strength::Core, ContributionStanding::Confirmed),
            ("II.3.1", Strength::Related, ContributionStanding::Suggested),
        ]
    );
    assert!(seen(&desk, "public", "P-1").is_none(), "a newer file does not undo a hold");
}

async fn what_was_closed_comes_back_when_it_is_reported_again(place: Place) {
    let mut desk = place.begun().await;
    for rows in [&[POSTS, JUDGES, MEDIA][..], &[POSTS, MEDIA]] {
        import(&mut desk, "list.csv", table(rows)).await.expect("a table");
    }
    let unchanged = import(&mut desk, "list.csv", table(&[POSTS, MEDIA])).await.expect("a table");
    assert_eq!((unchanged.entry, counted(unchanged.counts).as_str()), (None, "2 read, 2 unchanged"));
    let back = import(&mut desk, "list.csv", table(&[POSTS, JUDGES, MEDIA])).await.expect("a table");
    assert_eq!(counted(back.counts), "3 read, 1 changed, 2 unchanged");
    let judges = seen(&desk, "public", "P-2").expect("it is back");
    assert_eq!((judges.status, judges.because), (Status::Planned, None));
}

async fn a_file_that_would_close_most_is_refused(place: Place) {
    let mut desk = place.begun().await;
    import(&mut desk, "list.csv", table(&[POSTS, JUDGES, MEDIA])).await.expect("a table");
    let before = desk.state_digest();
    let done = import(&mut desk, "list.csv", table(&[MEDIA])).await;
    assert_eq!(refused(done), "would-close-most source=list closed=2 kept=1");
    assert_eq!((desk.state_digest(), place.bodies().await.len()), (before, 2));
    let really = ImportRegister { may_close_most: true, ..file("list.csv", table(&[MEDIA])) };
    let loaded = import_as(&mut desk, &really, Preview::No).await.expect("it was said to be meant");
    assert_eq!(counted(loaded.counts), "1 read, 1 unchanged, 2 closed");
}

async fn a_file_of_another_source_closes_nothing_here(place: Place) {
    let mut desk = place.begun().await;
    import(&mut desk, "list.csv", table(&[POSTS, JUDGES])).await.expect("a table");
    let other = ImportRegister { source: Some(SourceKey::new("elsewhere")), ..file("list.csv", table(&[MEDIA])) };
    let loaded = import_as(&mut desk, &other, Preview::No).await.expect("a table");
    assert_eq!(counted(loaded.counts), "1 read, 1 new");
    assert!(seen(&desk, "public", "elsewhere:P-3").is_some());
    let posts = seen(&desk, "public", "list:P-1").expect("it is there");
    assert_eq!(posts.because, None);
}

async fn a_broken_file_closes_nothing(place: Place) {
    let mut desk = place.begun().await;
    let ground = Ground::central_asia();
    let whole = iati(&register(20, 3, &ground));
    import(&mut desk, "list.xml", whole.clone()).await.expect("activities");
    // It breaks off in the middle of the last activity, after a change in the first.
    let first = whole.find("<activity-status").expect("a status");
    let mut broken = whole[..whole.rfind("</iati-activity>").expect("an activity")].to_owned();
    broken.replace_range(first..first + "<activity-status code=\"1\"".len(), "<activity-status code=\"5\"");
    let loaded = import(&mut desk, "list.xml", broken).await.expect("what could be read enters");
    assert_eq!(loaded.counts.closed, 0);
    assert!(loaded.findings.iter().any(|finding| finding.code == "xml-broken"), "{:?}", loaded.findings);
    assert!(loaded.counts.rejected == 1 && loaded.counts.unchanged >= 18, "{:?}", loaded.counts);
}

async fn good_rows_enter_and_bad_ones_come_back(place: Place) {
    let mut desk = place.begun().await;
    let loaded = import(&mut desk, "list.csv", table(&[POSTS, "P-9,,UNODC,KG,Ongoing,", MEDIA])).await.expect("a table");
    assert_eq!(counted(loaded.counts), "3 read, 2 new, 1 rejected");
    let told: Vec<_> = loaded.findings.iter().map(|finding| (finding.code, finding.place.line)).collect();
    assert_eq!(told, [("row-without-title", 3)]);
}

async fn a_number_alone_is_a_provision_of_the_plan_that_is_kept(place: Place) {
    let mut desk = place.begun().await;
    let list = "ID,Title,Countries,Provisions\nP-1,Border posts,KG,II.2.1 (core); jpoa/2022/II.2.1; II.99.9\n";
    let loaded = import(&mut desk, "list.csv", list).await.expect("a table");
    let told: Vec<String> = loaded.findings.iter().map(|finding| format!("{} {:?}", finding.code, finding.values)).collect();
    assert!(told.len() == 1 && told[0].starts_with("provision-absent") && told[0].contains("jpoa/2022/II.99.9"), "{told:?}");
    let posts = seen(&desk, "public", "list:P-1").expect("it entered");
    let to: Vec<String> = posts.contributions.iter().map(|one| format!("{} {:?}", one.to, one.strength)).collect();
    assert_eq!(to, ["jpoa/2022/II.2.1 Core"]);
    let again = import(&mut desk, "list.csv", list).await.expect("a table");
    assert_eq!(counted(again.counts), "1 read, 1 unchanged");
}

async fn a_file_that_cannot_be_read_records_nothing(place: Place) {
    let mut desk = place.begun().await;
    for (name, bytes, code) in
        [("a.xml", "<iati-activities version='2.03'>", "xml-broken"), ("b.bin", "\0\0\0", "format-unknown")]
    {
        let loaded = import(&mut desk, name, bytes).await.expect("the findings say why");
        let codes: Vec<_> = loaded.findings.iter().map(|finding| finding.code).collect();
        assert_eq!((loaded.entry, codes), (None, vec![code]), "{name}");
    }
    assert_eq!(place.bodies().await.len(), 1);
}

async fn a_trial_run_records_nothing(place: Place) {
    let mut desk = place.begun().await;
    let before = desk.state_digest();
    let list = file("list.csv", table(&[POSTS, MEDIA]));
    let tried = import_as(&mut desk, &list, Preview::Only).await.expect("a table");
    assert_eq!((tried.entry, counted(tried.counts).as_str()), (None, "2 read, 2 new"));
    assert_eq!((desk.state_digest(), place.bodies().await.len()), (before, 1));
    let done = import_as(&mut desk, &list, Preview::No).await.expect("a table");
    assert_eq!(done.counts, tried.counts, "a trial run tells what will be done");
}

async fn world_wide_references_meet_and_old_ones_go_on(place: Place) {
    let mut desk = place.begun().await;
    let old = "ID,Title,Countries,Part of\nXM-1,Border posts,KG,\nXM-2,Training,KG,XM-1\n";
    import(&mut desk, "aid.csv", old).await.expect("a table");
    // The same list, now with a heading that says what its references are: nothing is doubled, closed or changed.
    let named = old.replace("ID,", "IATI Identifier,");
    let again = import(&mut desk, "aid.csv", named.clone()).await.expect("a table");
    assert_eq!((counted(again.counts).as_str(), again.entry), ("2 read, 2 unchanged", None));
    assert_eq!(again.findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["address-kept"]);
    let more = import(&mut desk, "aid.csv", format!("{named}XM-3,Libraries,KG,XM-2\n")).await.expect("a table");
    assert_eq!(counted(more.counts), "3 read, 1 new, 2 unchanged");
    let libraries = seen(&desk, "public", "iati:XM-3").expect("a new one has the address of the world");
    assert_eq!(libraries.parent.expect("a parent").as_str(), "aid:XM-2");
    // Another source meets it there, whether it is a table or a file of activities.
    let theirs = "IATI Identifier,Title,Countries\nXM-3,Libraries for prisons,KG\n";
    let second = import(&mut desk, "bank.csv", theirs).await.expect("a table");
    assert_eq!(counted(second.counts), "1 read, 1 changed");
    let activity = "<iati-activities version='2.03'><iati-activity><iati-identifier>XM-3</iati-identifier>\
        <title><narrative>Libraries of prisons</narrative></title><activity-status code='2'/></iati-activity></iati-activities>";
    let third = import(&mut desk, "donor.xml", activity).await.expect("activities");
    assert_eq!(counted(third.counts), "1 read, 1 changed");
    let claims = seen(&desk, "public", "iati:XM-3").expect("it is there").claims;
    let claims: Vec<_> = claims.iter().map(|claim| format!("{}: {}", claim.source, claim.value)).collect();
    assert_eq!(claims[..2], ["bank: Libraries for prisons", "donor: Libraries of prisons"], "{claims:?}");
}

async fn a_second_source_is_heard_beside_the_first(place: Place) {
    let mut desk = place.begun().await;
    let header = "ID,Title,Status,Start,Budget,Currency,Countries\n";
    let ours = format!("{header}aid:P-1,Border posts,running,2024-01,100,USD,KG\n");
    let theirs = format!("{header}aid:P-1,Posts at the border,completed,2024-01,120,USD,KG; TJ\n");
    import(&mut desk, "first.csv", ours.clone()).await.expect("a table");
    let second = import(&mut desk, "second.csv", theirs.clone()).await.expect("a table");
    assert_eq!(counted(second.counts), "1 read, 1 changed");
    let told = |desk: &desk::Desk| {
        let posts = seen(desk, "public", "P-1").expect("it is there");
        let claims = posts.claims.iter().map(|claim| format!("{} {} = {}", claim.source, claim.field, claim.value));
        let shown = format!("{} {} of {}", posts.title.show(plan::Lang::EN), posts.status.name(), posts.source);
        std::iter::once(shown).chain(claims).collect::<Vec<_>>().join("; ")
    };
    let both = "Border posts running of first; second title = Posts at the border; second status = completed; \
                second places = KG TJ; second budget = 120 USD";
    assert_eq!(told(&desk), both);
    // Neither says anything new now, and neither closes what is the other's.
    for (name, table) in [("first.csv", ours), ("second.csv", theirs)] {
        let again = import(&mut desk, name, table).await.expect("a table");
        assert_eq!((again.entry, counted(again.counts)), (None, "1 read, 1 unchanged".to_owned()), "{name}");
    }
    // The first source goes on; what the second said stays beside it, until that one says otherwise.
    import(&mut desk, "first.csv", format!("{header}aid:P-1,Border posts,suspended,2024-01,100,USD,KG\n"))
        .await
        .expect("a table");
    assert!(told(&desk).starts_with("Border posts suspended of first; second title"), "{}", told(&desk));
    import(&mut desk, "second.csv", format!("{header}aid:P-1,Border posts,suspended,2024-01,100,USD,KG\n"))
        .await
        .expect("a table");
    assert_eq!(told(&desk), "Border posts suspended of first");
}

async fn only_the_secretariat_takes_a_file_in(place: Place) {
    let mut desk = place.begun().await;
    for name in ["KG", "unodc", "RU", "public"] {
        let by = by(&desk, name);
        for preview in [Preview::Only, Preview::No] {
            let done = desk::import_register(&mut desk, &by, &file("list.csv", table(&[POSTS])), preview).await;
            assert_eq!(refused(done), "not-yours deed=import-register", "{name}");
        }
    }
}

async fn a_made_up_register_enters_whole(place: Place) {
    let mut desk = place.begun().await;
    let made = register(200, 5, &Ground::central_asia());
    let table = import(&mut desk, "made-up.csv", csv(&made)).await.expect("a table");
    assert_eq!(counted(table.counts), "200 read, 200 new");
    assert_eq!(table.findings, [], "what is made up has nothing to find fault with");
    let of_activities = import(&mut desk, "made-up-iati.xml", iati(&made)).await.expect("activities");
    assert_eq!(counted(of_activities.counts), "200 read, 200 new");
    for record in &made {
        let plan::Record::Initiative(made) = record else { panic!("only initiatives are made") };
        let read = seen(&desk, "public", made.key.as_str()).expect("every row is there");
        assert_eq!((&read.title, &read.places, read.period, read.status), (&made.title, &made.places, made.period, made.status));
        assert_eq!((&read.roles, &read.contributions, &read.budgets), (&made.roles, &made.contributions, &made.budgets));
        let key = InitiativeKey::within("iati", &format!("XM-MADE-{}", made.key.reference()));
        let read = seen(&desk, "public", key.as_str()).expect("every activity is there");
        assert_eq!((&read.title, &read.places, read.period), (&made.title, &made.places, made.period));
    }
}
