//! Passwords and tickets: only hashes of them are kept.

use crate::{Refusal, World};
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use ledger::Digest;
use tokio::task::spawn_blocking;

/// The shortest password that is taken. Length is what counts; no signs are asked for.
const SHORTEST: usize = 10;

/// A secret nobody can guess, as its holder gets it, and the hash that is kept of it.
pub(super) fn ticket(world: &World) -> Result<(String, String), Refusal> {
    let bytes = world.chance()?;
    let token: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let hash = hash_of(&token);
    Ok((token, hash))
}

/// The hash a ticket is kept under.
pub(super) fn hash_of(token: &str) -> String {
    Digest::of(token.as_bytes()).to_string()
}

/// The hash of a password, by argon2id with the parameters of its authors, its salt inside. It takes as long as it is meant to, so
/// it is not done where others wait.
pub(super) async fn hash_password(world: &World, password: &str) -> Result<String, Refusal> {
    if password.chars().count() < SHORTEST {
        return Err(Refusal::new("password-short").with("least", SHORTEST));
    }
    let chance = world.chance()?;
    let password = password.to_owned();
    let hash = move || {
        let hashed = Argon2::default().hash_password_with_salt(password.as_bytes(), &chance[..16]);
        hashed.map(|hash| hash.to_string()).ok()
    };
    spawn_blocking(hash).await.ok().flatten().ok_or_else(|| Refusal::new("password-unfit"))
}

/// Whether a password is the one of a hash.
pub(super) async fn is_password(password: &str, hash: &str) -> bool {
    let (password, hash) = (password.to_owned(), hash.to_owned());
    let is =
        move || PasswordHash::new(&hash).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
    spawn_blocking(is).await.unwrap_or(false)
}
