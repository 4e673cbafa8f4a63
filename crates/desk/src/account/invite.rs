//! Inviting people, their choosing a password, and letting them go.

use super::secret::{hash_of, hash_password, ticket};
use super::{INVITATION_DAYS, Role};
use crate::{Refusal, Trouble, World};
use jiff::SignedDuration;
use plan::PartyKey;
use store::{Account, Purpose, Store, Ticket};

/// Somebody who was invited, with the secret that goes into their link.
#[derive(Clone, Debug)]
pub struct Invited {
    /// The account, which cannot sign in yet.
    pub account: Account,
    /// What the link ends with. It is told once and kept nowhere.
    pub token: String,
}

/// Invites a person to work for a party. Whoever may invite was asked before: see [`Role::invites`].
pub async fn invite(
    store: &Store,
    world: &World,
    party: &PartyKey,
    role: Role,
    mail: &str,
    name: &str,
) -> Result<Invited, Trouble> {
    let mail = mail.trim().to_lowercase();
    if !mail.contains('@') || mail.contains(char::is_whitespace) {
        return Err(Refusal::new("mail-unfit").with("mail", mail).into());
    }
    if store.account_of(&mail).await?.is_some() {
        return Err(Refusal::new("mail-taken").with("mail", mail).into());
    }
    match add(store, world, party, (role, &mail, name)).await? {
        Some(account) => {
            let token = invitation(store, world, &account).await?;
            Ok(Invited { account, token })
        }
        None => Err(Refusal::new("mail-taken").with("mail", mail).into()),
    }
}

/// Adds an account under the next number that is free; nothing where the address is taken.
async fn add(
    store: &Store,
    world: &World,
    party: &PartyKey,
    (role, mail, name): (Role, &str, &str),
) -> Result<Option<Account>, Trouble> {
    let mut number = store.accounts().await?.len() + 1;
    loop {
        let account = Account {
            number: number.to_string(),
            party: party.clone(),
            role: role.name().to_owned(),
            name: name.trim().to_owned(),
            mail: mail.to_owned(),
            secret: None,
            totp: None,
            created: world.now(),
            ended: None,
        };
        if store.add_account(&account).await? {
            return Ok(Some(account));
        }
        if store.account_of(mail).await?.is_some() {
            return Ok(None);
        }
        number += 1;
    }
}

/// The account that stands for whoever looks around as a party in a demonstration. Its address leads nowhere: the ending is one
/// that nobody has (RFC 2606).
pub async fn stand_in(store: &Store, world: &World, party: &PartyKey) -> Result<Account, Trouble> {
    let mail = format!("{}@demo.invalid", party.as_str().to_lowercase());
    if let Some(known) = store.account_of(&mail).await? {
        return Ok(known);
    }
    let added = add(store, world, party, (Role::Administrator, &mail, party.as_str())).await?;
    match added {
        Some(account) => Ok(account),
        // Somebody else looked around as the same party in the same moment.
        None => Ok(store.account_of(&mail).await?.ok_or_else(|| Refusal::new("account-unknown").with("number", &mail))?),
    }
}

/// A new link to choose a password with, for somebody who lost theirs. Open sessions stay until they use it.
pub async fn renew_password(store: &Store, world: &World, number: &str) -> Result<Invited, Trouble> {
    let account = store.account(number).await?.filter(|account| account.ended.is_none());
    let account = account.ok_or_else(|| Refusal::new("account-unknown").with("number", number))?;
    let token = invitation(store, world, &account).await?;
    Ok(Invited { account, token })
}

async fn invitation(store: &Store, world: &World, account: &Account) -> Result<String, Trouble> {
    let (token, hash) = ticket(world)?;
    let now = world.now();
    let ticket = Ticket {
        hash,
        purpose: Purpose::Invitation,
        account: account.number.clone(),
        device: String::new(),
        made: now,
        seen: now,
        until: now + SignedDuration::from_hours(24 * INVITATION_DAYS),
        ended: None,
        scopes: Vec::new(),
    };
    store.add_ticket(&ticket).await?;
    Ok(token)
}

/// Whom an invitation is for, while it lets in.
pub async fn invited(store: &Store, world: &World, token: &str) -> Result<Account, Trouble> {
    let found = store.ticket(&hash_of(token)).await?;
    let good = found.filter(|ticket| ticket.purpose == Purpose::Invitation && ticket.is_good(world.now()));
    let ticket = good.ok_or_else(|| Refusal::new("invitation-over"))?;
    let account = store.account(&ticket.account).await?.filter(|account| account.ended.is_none());
    Ok(account.ok_or_else(|| Refusal::new("invitation-over"))?)
}

/// Sets the password of whoever was invited. The link lets in no more, and sessions begun before end.
pub async fn accept_invitation(store: &Store, world: &World, token: &str, password: &str) -> Result<Account, Trouble> {
    let account = invited(store, world, token).await?;
    let secret = hash_password(world, password).await?;
    store.set_secrets(&account.number, Some(&secret), account.totp.as_deref()).await?;
    store.end_tickets(&account.number, world.now()).await?;
    Ok(account)
}

/// All people who can sign in or are invited, by party and name; of one party where one is named.
pub async fn people(store: &Store, party: Option<&PartyKey>) -> Result<Vec<Account>, Trouble> {
    let all = store.accounts().await?.into_iter().filter(|account| account.ended.is_none());
    let mut people: Vec<Account> = all.filter(|account| party.is_none_or(|party| account.party == *party)).collect();
    people.sort_by(|a, b| (&a.party, &a.name, &a.mail).cmp(&(&b.party, &b.name, &b.mail)));
    Ok(people)
}

/// Lets a person go: the account signs in no more, its sessions end, and what it watched is forgotten.
pub async fn end_account(store: &Store, world: &World, number: &str) -> Result<(), Trouble> {
    if !store.end_account(number, world.now()).await? {
        return Err(Refusal::new("account-unknown").with("number", number).into());
    }
    store.end_tickets(number, world.now()).await?;
    store.end_watches(number).await?;
    Ok(())
}
