//! The people of a party: who can sign in, inviting others, and letting them go.

use crate::notice::invitation;
use crate::web::answer::{self, Lost};
use crate::web::asking::Asking;
use crate::web::frame::{Frame, Place};
use crate::web::sieve::Choice;
use crate::web::site::Site;
use askama::Template;
use axum::extract::{Form, State};
use axum::response::{IntoResponse, Redirect, Response};
use desk::account::{self, Invited, Role};
use desk::{Refusal, Trouble};
use plan::{PartyKey, Viewer};
use serde::Deserialize;
use std::sync::Arc;
use words::Language;

/// A person as administrators see them.
struct Person {
    number: String,
    name: String,
    mail: String,
    party: String,
    role: String,
    invited: bool,
    own: bool,
}

/// A link as it is shown once, and whether it was mailed.
struct Linked {
    link: String,
    mailed: Option<String>,
}

#[derive(Template)]
#[template(path = "account/people.html")]
struct People<'a> {
    f: Frame<'a>,
    people: Vec<Person>,
    roles: Vec<Choice>,
    /// The parties an invitation can be for; one's own alone needs no choice.
    parties: Vec<Choice>,
    own: String,
    /// The link of who was just invited.
    link: Option<Linked>,
    /// The languages a mail with it can be in; none where this site sends no mails.
    languages: Vec<Choice>,
    wrong: Option<String>,
}

/// Who administers: the number of their account, their party, and whether they may do so for any.
struct Administrator {
    number: String,
    party: PartyKey,
    any: bool,
}

fn administrator(asking: &Asking, viewer: &Viewer) -> Result<Administrator, Refusal> {
    let who = asking.signed_in.as_ref().ok_or_else(|| Refusal::new("public-reads-only"))?;
    if !who.role.invites(viewer, &who.account.party) {
        return Err(Refusal::new("role-invites-not"));
    }
    let any = matches!(viewer, Viewer::Secretariat(_));
    Ok(Administrator { number: who.account.number.clone(), party: who.account.party.clone(), any })
}

pub(super) async fn show(State(site): State<Arc<Site>>, asking: Asking) -> Response {
    tell(&site, &asking, None, None).await
}

async fn tell(site: &Site, asking: &Asking, link: Option<Linked>, wrong: Option<String>) -> Response {
    let found = async {
        let by = site.look(asking, |reading| administrator(asking, reading.view.viewer())).await?;
        let only = (!by.any).then_some(&by.party);
        let people = account::people(site.store(), only).await?;
        Ok::<_, Trouble>((by, people))
    };
    let found = found.await;
    site.page(asking, |reading| {
        let (by, people) = found?;
        let teller = reading.teller;
        let person = |account: desk::Account| Person {
            own: account.number == by.number,
            invited: account.secret.is_none(),
            name: crate::terminal::tame(&account.name),
            party: teller.party_in_full(&account.party),
            role: teller.say(&format!("person-{}", account.role)),
            mail: account.mail,
            number: account.number,
        };
        let choice = |value: &str, label: String| Choice { value: value.to_owned(), label, chosen: value == by.party.as_str() };
        let languages = Language::ALL.map(|one| Choice {
            value: one.tag().to_owned(),
            label: teller.say(&format!("tongue-{}", one.tag())),
            chosen: one == asking.language,
        });
        let mut parties: Vec<Choice> = Vec::new();
        if by.any {
            parties = reading.view.parties().map(|it| choice(it.key.as_str(), it.title.show(teller.lang).to_owned())).collect();
            parties.sort_by_cached_key(|party| party.label.to_lowercase());
        }
        Ok(answer::html(&People {
            f: reading.frame(Place::None, teller.say("people-title")),
            people: people.into_iter().map(person).collect(),
            roles: Role::ALL.map(|role| choice(role.name(), teller.say(&format!("person-{}", role.name())))).into(),
            parties,
            own: teller.party_in_full(&by.party),
            link,
            languages: if site.post().is_some() { languages.into() } else { Vec::new() },
            wrong,
        }))
    })
    .await
}

/// Something about a person, as a form sends it.
#[derive(Deserialize)]
pub(super) struct Act {
    deed: String,
    #[serde(default)]
    number: String,
    #[serde(default)]
    mail: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    party: String,
    #[serde(default)]
    language: String,
}

pub(super) async fn act(State(site): State<Arc<Site>>, asking: Asking, Form(act): Form<Act>) -> Response {
    match done(&site, &asking, &act).await {
        Ok(Some(invited)) => {
            let link = site.outside(&format!("/welcome/{}", invited.token));
            let mailed = mail(&site, &asking, &act, &invited, &link).await;
            tell(&site, &asking, Some(Linked { link, mailed }), None).await
        }
        Ok(None) => Redirect::to("/people?said=recorded").into_response(),
        Err(trouble) => match super::said(&site, &asking, trouble) {
            Ok(wrong) => tell(&site, &asking, None, Some(wrong)).await,
            Err(trouble) => site.page(&asking, |_| Err(Lost::Trouble(trouble))).await,
        },
    }
}

/// Sends the link to whom it is for, in the language asked for; tells how that went, where this site sends mails.
async fn mail(site: &Site, asking: &Asking, act: &Act, invited: &Invited, link: &str) -> Option<String> {
    let post = site.post()?;
    let language = Language::ALL.into_iter().find(|one| one.tag() == act.language).unwrap_or(asking.language);
    let asking_in = Asking { language, ..asking.clone() };
    let now = site.world().now();
    let renewed = act.deed == "renew";
    let letter = site.look(&asking_in, |reading| invitation(reading.teller, invited, link, renewed, now)).await;
    let sent = post.send(&letter, now).await;
    let words = site.words(asking.language);
    let mail = crate::terminal::tame(&invited.account.mail);
    Some(match sent {
        Ok(()) => words.say_with("people-mailed", &[("mail", mail.into())]),
        Err(why) => words.say_with("people-not-mailed", &[("mail", mail.into()), ("detail", crate::terminal::tame(&why).into())]),
    })
}

async fn done(site: &Site, asking: &Asking, act: &Act) -> Result<Option<Invited>, Trouble> {
    let named = PartyKey::new(&act.party);
    let (by, known) =
        site.look(asking, |reading| (administrator(asking, reading.view.viewer()), reading.view.party(&named).is_some())).await;
    let by = by?;
    let store = site.store();
    if act.deed == "invite" {
        let party = if by.any && known { &named } else { &by.party };
        let role = Role::named(&act.role).unwrap_or(Role::Reader);
        return account::invite(store, site.world(), party, role, &act.mail, &act.name).await.map(Some);
    }
    // Somebody of another party is not there for an administrator of this one.
    let reachable = store.account(&act.number).await?.filter(|person| by.any || person.party == by.party);
    let person = reachable.ok_or_else(|| Refusal::new("account-unknown").with("number", &act.number))?;
    match act.deed.as_str() {
        "renew" => account::renew_password(store, site.world(), &person.number).await.map(Some),
        "end" => account::end_account(store, site.world(), &person.number).await.map(|()| None),
        _ => Err(Refusal::new("nothing-to-record").into()),
    }
}
