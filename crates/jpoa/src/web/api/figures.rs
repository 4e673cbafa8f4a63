//! The figures of the stock-take: what the pages of the matrix and of the gaps offer as files, by the same functions.

use super::call::Call;
use super::nouns::sieve;
use super::table::Told;
use crate::web::answer::Lost;
use crate::web::{gaps, matrix};

pub(super) fn coverage<'a>(call: &Call<'a>) -> Result<Told<'a>, Lost> {
    matrix::figures(call.reading, &sieve(call)).map(Told::One)
}

pub(super) fn gaps<'a>(call: &Call<'a>) -> Result<Told<'a>, Lost> {
    let of = |name: &str| call.given(name).to_owned();
    gaps::figures(call.reading, [of("edition"), of("state"), of("provision"), of("reason"), of("with")]).map(Told::One)
}
