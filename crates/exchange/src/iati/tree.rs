//! One activity as a tree in flat lists that point into the text it stands in; filled anew for each activity.
//! Not for whole files, and not for text between elements: the text of an element is what stands before its first child.

use super::names::{Attr, Name};
use crate::{limits, lines};
use std::borrow::Cow;
use std::ops::Range;

/// The elements of one activity in the order of the file.
#[derive(Default)]
pub(crate) struct Tree<'x> {
    /// The text it stands in, from its first letter on, and the line of that.
    source: &'x str,
    first_line: u32,
    nodes: Vec<Node<'x>>,
    attributes: Vec<(Attr, Cow<'x, str>)>,
    open: Vec<usize>,
}

struct Node<'x> {
    name: Name,
    /// Where in the source it begins.
    at: usize,
    attributes: Range<usize>,
    text: Cow<'x, str>,
    /// One past its last descendant.
    end: usize,
}

impl<'x> Tree<'x> {
    /// Forgets the activity before; the next one begins where this text does.
    pub(crate) fn begin(&mut self, source: &'x str, first_line: u32) {
        self.source = source;
        self.first_line = first_line;
        self.nodes.clear();
        self.attributes.clear();
        self.open.clear();
    }

    /// An element begins, so many letters into the text.
    pub(crate) fn open(&mut self, name: Name, at: usize) {
        let attributes = self.attributes.len()..self.attributes.len();
        self.open.push(self.nodes.len());
        self.nodes.push(Node { name, at, attributes, text: Cow::Borrowed(""), end: usize::MAX });
    }

    /// The element that began last has an attribute.
    pub(crate) fn attribute(&mut self, name: Attr, value: Cow<'x, str>) {
        self.attributes.push((name, value));
        if let Some(node) = self.nodes.last_mut() {
            node.attributes.end = self.attributes.len();
        }
    }

    /// Whether text that stands here belongs to an element: it is open and has no child yet.
    pub(crate) fn listens(&self) -> bool {
        self.open.last().is_some_and(|open| open + 1 == self.nodes.len())
    }

    /// A piece of text stands here; it may come in several pieces. True where the text has just become too long and
    /// the rest of it is left out.
    pub(crate) fn text(&mut self, piece: Cow<'x, str>) -> bool {
        if !self.listens() {
            return false;
        }
        let Some(node) = self.nodes.last_mut() else { return false };
        if node.text.is_empty() && piece.len() <= limits::TEXT {
            node.text = piece;
            return false;
        }
        let room = limits::TEXT.saturating_sub(node.text.len());
        let fits = (0..=room.min(piece.len())).rev().find(|at| piece.is_char_boundary(*at)).unwrap_or(0);
        let text = node.text.to_mut();
        text.push_str(&piece[..fits]);
        if fits < piece.len() && room > 0 {
            // Nothing more fits, not even a single letter.
            let blank = limits::TEXT.saturating_sub(text.len());
            text.push_str(&" ".repeat(blank));
            return true;
        }
        false
    }

    /// The innermost open element ends; true where it was the activity itself.
    pub(crate) fn close(&mut self) -> bool {
        let end = self.nodes.len();
        if let Some(node) = self.open.pop().and_then(|open| self.nodes.get_mut(open)) {
            node.end = end;
        }
        self.open.is_empty()
    }

    /// The name of the innermost open element.
    pub(crate) fn innermost(&self) -> Option<Name> {
        self.open.last().and_then(|open| self.nodes.get(*open)).map(|node| node.name)
    }

    /// The activity itself.
    pub(crate) fn root(&self) -> Element<'_> {
        Element { tree: self, at: 0 }
    }
}

/// One element of the activity.
#[derive(Clone, Copy)]
pub(crate) struct Element<'a> {
    tree: &'a Tree<'a>,
    at: usize,
}

impl<'a> Element<'a> {
    fn node(self) -> &'a Node<'a> {
        &self.tree.nodes[self.at]
    }

    /// Its name.
    pub(crate) fn name(self) -> Name {
        self.node().name
    }

    /// The line it begins on.
    pub(crate) fn line(self) -> u32 {
        let before = self.tree.source.get(..self.node().at).unwrap_or_default();
        self.tree.first_line.saturating_add(lines::ends(before.as_bytes()))
    }

    /// The value of an attribute, without blanks around it; `None` where it is empty or not there.
    pub(crate) fn attribute(self, name: Attr) -> Option<&'a str> {
        let attributes = &self.tree.attributes[self.node().attributes.clone()];
        let found = attributes.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// Whether a register wrote it, and so says beside it what is known of its date, be that nothing.
    pub(crate) fn is_own(self) -> bool {
        self.name() == Name::OwnSum
            || self.tree.attributes[self.node().attributes.clone()].iter().any(|(name, _)| *name == Attr::Known)
    }

    /// Its text, without blanks around it.
    pub(crate) fn text(self) -> &'a str {
        self.node().text.trim()
    }

    /// The elements in it.
    pub(crate) fn children(self) -> impl Iterator<Item = Self> {
        let end = self.node().end.min(self.tree.nodes.len());
        let mut next = self.at + 1;
        std::iter::from_fn(move || {
            let child = (next < end).then_some(Element { tree: self.tree, at: next })?;
            next = child.node().end;
            Some(child)
        })
    }

    /// The elements in it with this name.
    pub(crate) fn named(self, name: Name) -> impl Iterator<Item = Self> {
        self.children().filter(move |child| child.name() == name)
    }

    /// The first element in it with this name.
    pub(crate) fn child(self, name: Name) -> Option<Self> {
        self.named(name).next()
    }
}
