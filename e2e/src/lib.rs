//! Driving the site as a person would, in a real Chromium on this machine; for tests and pictures, and never part of the product.
//! What goes wrong here ends the run with a sentence, because nobody would go on after it.

mod chromium;
mod page;
mod paper;
mod site;
mod tools;

pub use page::Page;
pub use paper::{bytes, text_of};
pub use site::Site;
pub use tools::{Tools, tools};
