//! One activity as a tree in three flat lists, filled anew for each activity without asking for memory.
//! Not for whole files, and not for text between elements: the text of an element is what stands before its first child.

use crate::limits;
use std::ops::Range;

/// The elements of one activity in the order of the file.
#[derive(Default)]
pub(crate) struct Tree {
    nodes: Vec<Node>,
    attributes: Vec<(Range<usize>, Range<usize>)>,
    text: String,
    open: Vec<usize>,
}

struct Node {
    name: Range<usize>,
    line: u32,
    attributes: Range<usize>,
    text: Range<usize>,
    /// One past its last descendant.
    end: usize,
}

impl Tree {
    /// Forgets the activity before.
    pub(crate) fn clear(&mut self) {
        self.nodes.clear();
        self.attributes.clear();
        self.text.clear();
        self.open.clear();
    }

    /// An element begins.
    pub(crate) fn open(&mut self, name: &str, line: u32) {
        let name = self.write(name);
        let (attributes, text) = (self.attributes.len()..self.attributes.len(), self.text.len()..self.text.len());
        self.open.push(self.nodes.len());
        self.nodes.push(Node { name, line, attributes, text, end: usize::MAX });
    }

    /// The element that began last has an attribute.
    pub(crate) fn attribute(&mut self, name: &str, value: &str) {
        let attribute = (self.write(name), self.write(value));
        self.attributes.push(attribute);
        if let Some(node) = self.nodes.last_mut() {
            node.attributes.end = self.attributes.len();
            node.text = self.text.len()..self.text.len();
        }
    }

    /// A piece of text stands here; it may come in several pieces. True where the text has just become too long and
    /// the rest of it is left out.
    pub(crate) fn text(&mut self, piece: &str) -> bool {
        if self.open.last().is_none_or(|open| open + 1 != self.nodes.len()) {
            return false;
        }
        let Some(node) = self.nodes.last_mut() else { return false };
        let room = limits::TEXT.saturating_sub(node.text.len());
        let fits = (0..=room.min(piece.len())).rev().find(|at| piece.is_char_boundary(*at)).unwrap_or(0);
        self.text.push_str(&piece[..fits]);
        node.text.end = self.text.len();
        if fits < piece.len() && room > 0 {
            // Nothing more fits, not even a single letter.
            let blank = limits::TEXT.saturating_sub(node.text.len());
            self.text.push_str(&" ".repeat(blank));
            node.text.end = self.text.len();
            return true;
        }
        false
    }

    /// How much memory is in use for the activity, about.
    pub(crate) fn size(&self) -> usize {
        self.text.len() + (self.nodes.len() + self.attributes.len()) * size_of::<Node>()
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
    pub(crate) fn innermost(&self) -> &str {
        self.open.last().map_or("", |open| &self.text[self.nodes[*open].name.clone()])
    }

    /// The activity itself.
    pub(crate) fn root(&self) -> Element<'_> {
        Element { tree: self, at: 0 }
    }

    fn write(&mut self, text: &str) -> Range<usize> {
        let start = self.text.len();
        self.text.push_str(text);
        start..self.text.len()
    }
}

/// One element of the activity.
#[derive(Clone, Copy)]
pub(crate) struct Element<'a> {
    tree: &'a Tree,
    at: usize,
}

impl<'a> Element<'a> {
    fn node(self) -> &'a Node {
        &self.tree.nodes[self.at]
    }

    /// Its name.
    pub(crate) fn name(self) -> &'a str {
        &self.tree.text[self.node().name.clone()]
    }

    /// The line it begins on.
    pub(crate) fn line(self) -> u32 {
        self.node().line
    }

    /// The value of an attribute, without blanks around it; `None` where it is empty or not there.
    pub(crate) fn attribute(self, name: &str) -> Option<&'a str> {
        let text = &self.tree.text;
        let attributes = &self.tree.attributes[self.node().attributes.clone()];
        let found = attributes.iter().find(|(known, _)| text[known.clone()] == *name);
        found.map(|(_, value)| text[value.clone()].trim()).filter(|value| !value.is_empty())
    }

    /// Its text, without blanks around it.
    pub(crate) fn text(self) -> &'a str {
        self.tree.text[self.node().text.clone()].trim()
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
    pub(crate) fn named(self, name: &'static str) -> impl Iterator<Item = Self> {
        self.children().filter(move |child| child.name() == name)
    }

    /// The first element in it with this name.
    pub(crate) fn child(self, name: &'static str) -> Option<Self> {
        self.named(name).next()
    }
}
