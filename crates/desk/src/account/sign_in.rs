//! Signing in and out, sessions that can be seen and ended, and one-time codes for those who want them.

use super::secret::{hash_of, is_password, ticket};
use super::{Role, SESSION_DAYS};
use crate::{Refusal, Trouble, World};
use jiff::SignedDuration;
use store::{Account, Purpose, Store, Ticket};
use totp_rs::{Builder, Secret};

/// A session is said to be used at most this often, in seconds, so that reading a page writes nothing.
const SEEN_EVERY: i64 = 300;

/// A hash that no password has, so that an unknown address takes as long to refuse as a wrong password.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Who is signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The account.
    pub account: Account,
    /// Its role.
    pub role: Role,
    /// The hash its session is kept under.
    pub session: String,
}

/// Signs in and gives the secret of a new session. Which of address, password and code was wrong is not told.
pub async fn sign_in(
    store: &Store,
    world: &World,
    (mail, password, code): (&str, &str, &str),
    device: &str,
) -> Result<String, Trouble> {
    let found = store.account_of(&mail.trim().to_lowercase()).await?;
    let hash = found.as_ref().and_then(|account| account.secret.as_deref()).unwrap_or(NOBODY);
    let is_right = is_password(password, hash).await;
    let account = found.filter(|_| is_right).ok_or_else(|| Refusal::new("sign-in-wrong"))?;
    if let Some(key) = &account.totp {
        let wrong = || Refusal::new(if code.trim().is_empty() { "code-missing" } else { "sign-in-wrong" });
        let step = try_code(world, key, code).ok_or_else(wrong)?;
        use_code(store, world, &account, (key, step)).await?;
    }
    let (token, hash) = ticket(world)?;
    let now = world.now();
    let session = Ticket {
        hash,
        purpose: Purpose::Session,
        account: account.number,
        device: device.chars().take(200).collect(),
        made: now,
        seen: now,
        until: now + SignedDuration::from_hours(24 * SESSION_DAYS),
        ended: None,
        scopes: Vec::new(),
    };
    store.add_ticket(&session).await?;
    Ok(token)
}

/// Who holds the secret of a session that still lets in.
pub async fn signed_in(store: &Store, world: &World, token: &str) -> Result<Option<SignedIn>, Trouble> {
    Ok(holder(store, world, token, Purpose::Session).await?.map(|(who, _)| who))
}

/// Who holds the secret of a ticket for this purpose that still lets in, and the ticket. That it was used is noted, where it was not
/// lately.
pub(super) async fn holder(
    store: &Store,
    world: &World,
    token: &str,
    purpose: Purpose,
) -> Result<Option<(SignedIn, Ticket)>, Trouble> {
    let now = world.now();
    let found = store.ticket(&hash_of(token)).await?;
    let Some(ticket) = found.filter(|ticket| ticket.purpose == purpose && ticket.is_good(now)) else { return Ok(None) };
    let Some(account) = store.account(&ticket.account).await?.filter(|account| account.ended.is_none()) else {
        return Ok(None);
    };
    if now.duration_since(ticket.seen).as_secs() > SEEN_EVERY {
        store.see_ticket(&ticket.hash, now).await?;
    }
    let role = Role::named(&account.role).unwrap_or(Role::Reader);
    Ok(Some((SignedIn { account, role, session: ticket.hash.clone() }, ticket)))
}

/// Ends the session somebody holds.
pub async fn sign_out(store: &Store, world: &World, token: &str) -> Result<(), Trouble> {
    store.end_ticket(&hash_of(token), world.now()).await?;
    Ok(())
}

/// The sessions of an account that still let in, newest first.
pub async fn sessions(store: &Store, world: &World, number: &str) -> Result<Vec<Ticket>, Trouble> {
    good(store, world, number, Purpose::Session).await
}

/// The tickets of an account for one purpose that still let in, newest first.
pub(super) async fn good(store: &Store, world: &World, number: &str, purpose: Purpose) -> Result<Vec<Ticket>, Trouble> {
    let now = world.now();
    let all = store.tickets(number).await?;
    Ok(all.into_iter().filter(|ticket| ticket.purpose == purpose && ticket.is_good(now)).collect())
}

/// Ends a session or token of an account, named by the hash it is kept under; another account's is not there.
pub async fn end_session(store: &Store, world: &World, number: &str, hash: &str) -> Result<(), Trouble> {
    let own = store.ticket(hash).await?.is_some_and(|ticket| ticket.account == number);
    if own && store.end_ticket(hash, world.now()).await? { Ok(()) } else { Err(Refusal::new("session-unknown").into()) }
}

/// Asks for one-time codes from now on, or no more. A new key is taken only with a code made from it.
pub async fn set_code(store: &Store, world: &World, account: &Account, key: Option<(&str, &str)>) -> Result<(), Trouble> {
    if let Some((key, code)) = key {
        let step = try_code(world, key, code).ok_or_else(|| Refusal::new("code-wrong"))?;
        use_code(store, world, account, (key, step)).await?;
    }
    store.set_secrets(&account.number, account.secret.as_deref(), key.map(|(key, _)| key)).await?;
    Ok(())
}

/// Which half minute a code is of, of now, the one before and the one after; none where it is of no such, or of another key.
pub fn try_code(world: &World, key: &str, code: &str) -> Option<u64> {
    let code = code.trim().replace(' ', "");
    let now = u64::try_from(world.now().as_second()).unwrap_or_default();
    Builder::new().with_secret(Secret::try_from_base32(key).ok()?).build().ok()?.check(&code, now)
}

/// Notes that the code of a half minute was used; one that was is used no more (RFC 6238, section 5.2).
async fn use_code(store: &Store, world: &World, account: &Account, (key, step): (&str, u64)) -> Result<(), Trouble> {
    let now = world.now();
    let used = Ticket {
        hash: hash_of(&format!("{} {key} {step}", account.number)),
        purpose: Purpose::Code,
        account: account.number.clone(),
        device: String::new(),
        made: now,
        seen: now,
        until: now,
        ended: Some(now),
        scopes: Vec::new(),
    };
    if store.add_ticket(&used).await? { Ok(()) } else { Err(Refusal::new("code-used").into()) }
}

/// A new key for one-time codes, as programs for telephones take it.
pub fn new_code_key(world: &World) -> Result<String, Trouble> {
    let chance = world.chance()?;
    let mut bytes = [0; 20];
    bytes.copy_from_slice(&chance[..20]);
    Ok(Secret::new_stack(bytes).to_base32())
}
