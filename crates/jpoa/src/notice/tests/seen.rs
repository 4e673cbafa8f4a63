//! Nothing that may not be seen goes out in a mail or a call, whatever is watched and whoever watches.

use super::{Room, mails, read};
use crate::bundle::tests::seen;
use crate::bundle::{Ground, Tongues};
use crate::notice::news::news;
use crate::notice::{Post, Question};
use crate::web::api::tests::register_of;
use desk::By;
use desk::account::{self, Role};
use exchange::Publication;
use plan::{InitiativeKey, Lang, Viewer, Visibility};
use testkit::Place;

/// Every question there is, also about what is hidden from some.
fn questions(keys: &[InitiativeKey]) -> Vec<String> {
    let states = ["KZ", "KG", "TJ", "TM", "UZ"].map(|state| format!("state:{state}"));
    let fixed =
        ["changes", "party:unodc", "party:undp", "provision:jpoa/2022/I", "provision:jpoa/2022/II.3.1", "search?words=title"];
    let each = keys.iter().map(|key| format!("initiative:{key}"));
    states.into_iter().chain(fixed.map(str::to_owned)).chain(each).collect()
}

#[tokio::test]
async fn no_mail_and_no_call_holds_what_may_not_be_seen() {
    let place = Place::on_sqlite();
    let initiatives = seen::register(5, 24);
    register_of(&place, &initiatives).await;
    let keys: Vec<InitiativeKey> = initiatives.iter().map(|one| one.key.clone()).collect();
    let room = Room::over(place).await;
    for (viewer, role) in [
        (Viewer::Secretariat("unrcca".into()), Role::Administrator),
        (Viewer::Observer("RU".into()), Role::Observer),
        (Viewer::Member("KG".into()), Role::Reader),
        (Viewer::Party("unodc".into()), Role::FocalPoint),
    ] {
        let party = viewer.party().expect("somebody").clone();
        let account = room.somebody(party.as_str(), role).await;
        let asked = questions(&keys);
        for question in &asked {
            let read = Question::read(question).expect("a question");
            assert_eq!(read.to_string(), *question);
            account::watch(&room.store, &room.world, &account, question, (0, "ru")).await.unwrap();
        }
        let folder = room.place.folder.join(party.as_str());
        let post = Post::into_folder(&folder).unwrap();
        let subscription = room.store.subscription(&account.number).await.unwrap().unwrap();
        let done = room.office().digest(Some(&post), &subscription).await.unwrap().unwrap();
        assert!(done.news > 0 && done.watches > 5, "{}: {done:?}", viewer.kind());
        let sent = mails(&folder);
        let (_, text, html) = read(&sent[0]);
        let all = initiatives.iter().filter(|one| viewer.may_see(one)).count();
        for told in [text, html] {
            let found = seen::found(told.as_bytes());
            let leaked: Vec<&usize> = found.iter().filter(|number| !viewer.may_see(&initiatives[**number])).collect();
            assert!(leaked.is_empty(), "{}: a mail holds {leaked:?}", viewer.kind());
            assert_eq!(found.len(), all, "{}: each that is seen was watched, and is told", viewer.kind());
        }
        if role == Role::Observer {
            // An observer's party has no hook of its own: its administrators look as the party does.
            continue;
        }
        let mut told = 0;
        for question in &asked {
            let whose = (&party, &account);
            let hook = account::make_hook(&room.store, &room.world, whose, ("https://example.org", question, 0)).await;
            let Ok(hook) = hook else { continue };
            let delivery = account::delivery(&room.world, &hook, Some(1)).unwrap();
            let entries = room.office().entries_after(0).await.unwrap();
            let body = room.office().body(&*room.desk.read().await, &hook, &delivery, &entries);
            let found = body.map(|body| seen::found(body.to_string().as_bytes())).unwrap_or_default();
            let leaked: Vec<&usize> = found.iter().filter(|number| !viewer.may_see(&initiatives[**number])).collect();
            assert!(leaked.is_empty(), "{}: a call about {question} holds {leaked:?}", viewer.kind());
            told += found.len();
        }
        assert!(told > 0, "{}", viewer.kind());
    }
}

/// What is new behind an entry is told of what that entry and those after it touched, and of nothing else.
#[tokio::test]
async fn what_is_new_behind_an_entry_is_what_was_touched_since() {
    let place = Place::on_sqlite();
    let initiatives = seen::register(7, 24);
    let mut desk = register_of(&place, &initiatives).await;
    let by = By { viewer: Viewer::Secretariat("unrcca".into()), door: "web", account: None };
    let keys: Vec<InitiativeKey> = initiatives.iter().map(|one| one.key.clone()).collect();
    for one in initiatives.iter().step_by(3) {
        let other = if one.visibility == Visibility::Public { Visibility::Members } else { Visibility::Public };
        desk::set_visibility(&mut desk, &by, one.key.as_str(), other).await.unwrap();
    }
    let room = Room::over(place).await;
    let entries = room.office().entries_after(0).await.unwrap();
    assert!(entries.len() > 3, "{} entries", entries.len());
    let (desk, tongues) = (room.desk.read().await, Tongues::new());
    let say = |term: exchange::Term<'_>, lang: Lang| tongues.say(term, lang);
    let mut told = 0;
    for viewer in ["public", "RU", "KG", "unodc", "secretariat"] {
        let view = desk.view(desk.viewer(viewer).unwrap(), room.world.today());
        let publication = Publication { view: &view, say: &say, site: None };
        let ground = Ground { publication, tongues: &tongues, entries: &entries, shipped: false };
        for question in questions(&keys) {
            let question = Question::read(&question).unwrap();
            let ids = |after: u64| -> Option<Vec<(u64, String)>> {
                Some(news(&ground, &question, after, Lang::EN)?.into_iter().map(|new| (new.entry, new.item.id)).collect())
            };
            let all = ids(0);
            for after in 1..=entries.len() as u64 {
                let since = all.clone().map(|all| all.into_iter().filter(|(entry, _)| *entry > after).collect::<Vec<_>>());
                assert_eq!(ids(after), since, "{viewer}: {question} behind {after}");
                told += since.map_or(0, |since| since.len());
            }
        }
    }
    assert!(told > 100, "{told} news");
}
