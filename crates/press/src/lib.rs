//! How it looks on paper: a [`Paper`] becomes a PDF with tags, bookmarks and its own typefaces, the same bytes on any machine.
//! Not for: deciding what is said or who may read it. It knows no plan and no register, reads no disk, no clock and no network.
//!
//! The design is in `templates/`, one file for each kind of block. A text is set as it is: nothing in it is markup.

mod fault;
mod letters;
mod map;
mod paper;
mod proof;
mod widths;
mod world;

pub use fault::Fault;
pub use letters::unset;
pub use map::{Map, MapKey, Outline};
pub use paper::{
    Bar, Bars, Block, Column, Cover, CoverSize, Day, Field, Group, Legend, Mark, Matrix, MatrixCell, MatrixRow, Paper, Provision,
    Row, Says, Series, Side, Table,
};
pub use proof::{Proof, proof};

use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// What the file promises to those who open it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standard {
    /// PDF/UA-1: it can be read aloud, and navigated, by those who do not see it.
    Accessible,
    /// PDF/UA-1 and PDF/A-2a: the same, and it will look the same in decades.
    Archive,
}

/// Sets a paper and writes it as a PDF.
///
/// A letter that no typeface of the house has is set as `�`, and a line at the end says so; [`unset`] names them.
///
/// # Errors
///
/// Where the templates or a promise of the standard are broken, which is a mistake of this program and never one of the paper.
pub fn pdf(paper: &Paper, standard: Standard) -> Result<Vec<u8>, Fault> {
    let world = world::World::of(paper)?;
    let set = typst::compile::<PagedDocument>(&world);
    let written = set.output.and_then(|document| {
        let options = PdfOptions {
            ident: Smart::Custom(world.data().to_owned()),
            creator: Smart::Custom(Some("jpoa".to_owned())),
            standards: promised(standard),
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&document, &options)
    });
    // What was remembered for this paper is of no use for the next one, and a server prints for months.
    typst::comemo::evict(0);
    written.map_err(|reasons| Fault::of(&world, &reasons))
}

fn promised(standard: Standard) -> PdfStandards {
    let list: &[PdfStandard] = match standard {
        Standard::Accessible => &[PdfStandard::Ua_1],
        Standard::Archive => &[PdfStandard::Ua_1, PdfStandard::A_2a],
    };
    // The two do not exclude each other; the tests print both.
    PdfStandards::new(list).unwrap_or_default()
}
