//! What people come to the site for, done by a real browser as they would do it, and every page examined for barriers.
//! Each journey has a site and a browser of its own, and the browser has nothing to complain about at its end.

mod barriers;
mod entering;
mod holding;
mod keyboard;
mod looking;
mod proposing;
mod taking_in;
mod watching;

use e2e::Page;

/// What a proposal reads like that overlaps with what is known.
pub(crate) const PROPOSAL: &str = "Prevention of radicalization to violence in prisons and probation of the Kyrgyz Republic";

/// In the demonstration: looks around as somebody else from here on.
#[track_caller]
pub(crate) fn look_as(page: &mut Page, party: &str) {
    page.choose("#mask", party);
    page.loads(|page| page.press(".mask button"));
    assert_eq!(page.eval("document.querySelector('#mask').value"), party);
}
