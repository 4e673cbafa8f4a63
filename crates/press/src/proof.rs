//! A proof: what stands on each page once a paper is set, to be held against what should stand there. Not for readers.

use crate::{Fault, Paper, world};
use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst_layout::PagedDocument;

/// A paper as it was set.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Proof {
    /// The text of each page, run by run, a line each.
    pub pages: Vec<String>,
    /// Texts that run over the edge of their page: nobody could read them, and no error would tell.
    pub outside: Vec<String>,
    /// What the print shop doubts, with the template and the line.
    pub doubts: Vec<String>,
}

/// Sets a paper without writing a file.
///
/// # Errors
///
/// As for [`crate::pdf`].
pub fn proof(paper: &Paper) -> Result<Proof, Fault> {
    let world = world::World::of(paper)?;
    let set = typst::compile::<PagedDocument>(&world);
    let document = set.output.map_err(|reasons| Fault::of(&world, &reasons))?;
    let mut proof = Proof { doubts: Fault::of(&world, &set.warnings).reasons, ..Proof::default() };
    for page in document.pages() {
        let mut text = String::new();
        let edge = Point::new(page.frame.width(), page.frame.height());
        read(&page.frame, Transform::identity(), edge, &mut text, &mut proof.outside);
        proof.pages.push(text);
    }
    typst::comemo::evict(0);
    Ok(proof)
}

fn read(frame: &Frame, moved: Transform, edge: Point, text: &mut String, outside: &mut Vec<String>) {
    for (at, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                let moved = moved.pre_concat(Transform::translate(at.x, at.y)).pre_concat(group.transform);
                read(&group.frame, moved, edge, text, outside);
            }
            FrameItem::Text(run) => {
                let from = at.transform(moved);
                let until = Point::new(at.x + run.width(), at.y).transform(moved);
                text.push_str(&run.text);
                text.push('\n');
                let within =
                    |point: Point| (Abs::zero()..=edge.x).contains(&point.x) && (Abs::zero()..=edge.y).contains(&point.y);
                if !within(from) || !within(until) {
                    outside.push(run.text.to_string());
                }
            }
            FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}
