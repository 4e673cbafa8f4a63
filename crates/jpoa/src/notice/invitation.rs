//! The mail with which somebody is invited, or gets a new link for their password. Not for: making the link.

use super::{Block, Letter};
use crate::report::Teller;
use desk::account::{INVITATION_DAYS, Invited};
use plan::Timestamp;

/// Writes the mail to whoever was invited; `renewed` where they had a password before.
pub(crate) fn invitation(teller: &Teller<'_>, invited: &Invited, link: &str, renewed: bool, now: Timestamp) -> Letter {
    let account = &invited.account;
    let until = jiff::tz::Offset::UTC.to_datetime(now + jiff::SignedDuration::from_hours(24 * INVITATION_DAYS)).date();
    let plan = teller.view.region().map_or_else(String::new, |region| teller.running(&region.plan));
    let party = teller.party_in_full(&account.party);
    let role = teller.say(&format!("person-{}", account.role));
    let values = [
        ("name", crate::terminal::tame(&account.name).into()),
        ("party", party.into()),
        ("role", role.into()),
        ("plan", plan.into()),
        ("date", teller.day(until).into()),
        ("days", INVITATION_DAYS.into()),
    ];
    let tell = |what: &str| {
        let key = if renewed { format!("mail-renew-{what}") } else { format!("mail-invite-{what}") };
        teller.say_with(&key, &values)
    };
    // A link is an account's once and never again, so its beginning tells one mail from another without giving the link away.
    let id = digest_of(&invited.token);
    Letter {
        to: account.mail.clone(),
        subject: tell("subject"),
        lang: teller.words.language().tag(),
        blocks: vec![
            Block::Text(teller.say_with("mail-greeting", &values)),
            Block::Text(tell("what")),
            Block::Link(teller.say("mail-choose-password"), link.to_owned()),
            Block::Text(teller.say_with("mail-link-until", &values)),
            Block::Small(tell("why")),
        ],
        leave: None,
        id,
    }
}

/// A short name made of something longer, from which that cannot be had.
pub(super) fn digest_of(text: &str) -> String {
    crate::hash::mark(text, 32)
}
