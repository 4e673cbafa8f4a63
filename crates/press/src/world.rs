//! All that a template can reach: the templates beside it, the data of one paper, and the typefaces of the house.
//! There is nothing else: no disk, no network, no day of today.

use crate::{Block, Fault, Paper, letters, widths};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::OnceLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt};

/// The templates; the first is where setting begins.
const TEMPLATES: [(&str, &str); 8] = [
    ("main.typ", include_str!("../templates/main.typ")),
    ("house.typ", include_str!("../templates/house.typ")),
    ("cover.typ", include_str!("../templates/cover.typ")),
    ("provision.typ", include_str!("../templates/provision.typ")),
    ("table.typ", include_str!("../templates/table.typ")),
    ("matrix.typ", include_str!("../templates/matrix.typ")),
    ("bars.typ", include_str!("../templates/bars.typ")),
    ("map.typ", include_str!("../templates/map.typ")),
];

/// Where the templates find the paper.
const DATA: &str = "data.json";

/// The typefaces, in the order in which they are asked.
const FONTS: [&[u8]; 6] = [
    include_bytes!("../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../fonts/NotoSans-Bold.ttf"),
    include_bytes!("../fonts/NotoSans-Italic.ttf"),
    include_bytes!("../fonts/NotoSerif-Regular.ttf"),
    include_bytes!("../fonts/NotoSerif-Bold.ttf"),
    include_bytes!("../fonts/NotoSansMath-Regular.ttf"),
];

/// The typefaces of the house, read once.
pub(crate) struct Fonts {
    fonts: Vec<Font>,
    book: LazyHash<FontBook>,
}

impl Fonts {
    /// Whether a letter can be set wherever it stands: in the typeface of the block, or in the one for signs.
    pub(crate) fn has(&self, letter: char) -> bool {
        let has = |font: &Font| font.info().coverage.contains(letter.into());
        let (signs, letters) = (self.fonts.len() - 1, &self.fonts[..self.fonts.len() - 1]);
        letters.iter().all(has) || has(&self.fonts[signs])
    }
}

pub(crate) fn fonts() -> &'static Fonts {
    static FONTS_READ: OnceLock<Fonts> = OnceLock::new();
    FONTS_READ.get_or_init(|| {
        let fonts: Vec<Font> = FONTS.iter().flat_map(|bytes| Font::iter(Bytes::new(*bytes))).collect();
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        Fonts { fonts, book }
    })
}

/// The world of one paper.
pub(crate) struct World {
    library: LazyHash<Library>,
    sources: Vec<Source>,
    data: String,
    data_id: FileId,
}

impl World {
    /// Lays everything out for a paper.
    pub(crate) fn of(paper: &Paper) -> Result<Self, Fault> {
        let fault = |error: &dyn std::fmt::Display| Fault { reasons: vec![error.to_string()] };
        let mut data = serde_json::to_value(paper).map_err(|error| fault(&error))?;
        let mut missing = BTreeSet::new();
        letters::settle(&mut data, &mut missing);
        data["has-unset"] = json!(!missing.is_empty());
        if let Some(blocks) = data["blocks"].as_array_mut() {
            blocks.iter_mut().zip(&paper.blocks).for_each(|(to, block)| measure(to, block));
        }
        let id = |name: &str| {
            let path = VirtualPath::new(name).map_err(|_| fault(&name))?;
            Ok(RootedPath::new(VirtualRoot::Project, path).intern())
        };
        let sources = TEMPLATES.iter().map(|(name, text)| Ok(Source::new(id(name)?, (*text).to_owned())));
        Ok(Self {
            // Headings of rows, which are read aloud with their cells.
            library: LazyHash::new(Library::builder().with_features(Features::from_iter([Feature::A11yExtras])).build()),
            sources: sources.collect::<Result<_, Fault>>()?,
            data: data.to_string(),
            data_id: id(DATA)?,
        })
    }

    /// The paper as the templates get it.
    pub(crate) fn data(&self) -> &str {
        &self.data
    }

    /// The line of a template that a byte stands in, from 1.
    pub(crate) fn line(&self, id: FileId, byte: usize) -> Option<usize> {
        let source = self.sources.iter().find(|source| source.id() == id)?;
        source.lines().byte_to_line(byte).map(|line| line + 1)
    }
}

/// Writes beside a block what its template cannot know.
fn measure(to: &mut Value, block: &Block) {
    match block {
        Block::Table(table) => {
            to["shares"] = json!(widths::shares(table));
            to["long"] = json!(widths::long(table));
        }
        Block::Bars(bars) => {
            for (at, bar) in bars.bars.iter().enumerate() {
                if bar.label.chars().count() > widths::LABEL {
                    to["bars"][at]["label"] = json!(widths::cut(&bar.label));
                }
            }
        }
        // An outline is no text, and breaks nowhere.
        Block::Map(map) => {
            to["land"] = json!(map.land);
            for (at, state) in map.states.iter().enumerate() {
                to["states"][at]["path"] = json!(state.path);
            }
        }
        Block::Heading { .. }
        | Block::Paragraph { .. }
        | Block::Rule { .. }
        | Block::Caution { .. }
        | Block::Fields { .. }
        | Block::Provision(_)
        | Block::Matrix(_)
        | Block::Sources { .. }
        | Block::NewPage => {}
    }
}

impl typst::World for World {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &fonts().book
    }

    fn main(&self) -> FileId {
        self.sources[0].id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.iter().find(|source| source.id() == id).cloned().ok_or_else(|| not_there(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data_id { Ok(Bytes::from_string(self.data.clone())) } else { Err(not_there(id)) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        fonts().fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_there(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}
