//! A map before it is set. Its outlines and texts come ready; which shade looks how is in the template.

use serde::Serialize;

/// A map of States, each shaded by a figure.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Map {
    /// What it shows.
    pub title: String,
    /// All of it in words, for those who do not see it.
    pub alt: String,
    /// Width and height in the units of its paths.
    pub size: (u32, u32),
    /// The land around the States, as the path of an SVG.
    pub land: String,
    /// The States.
    pub states: Vec<Outline>,
    /// What each shade stands for.
    pub key: Vec<MapKey>,
    /// What the numbers of the key count.
    pub key_says: String,
    /// What stands below it and is never left out: the sentence, the disclaimer, the source.
    pub notes: Vec<String>,
}

/// A State on a map.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Outline {
    /// Its outline, as the path of an SVG.
    pub path: String,
    /// Where its name stands, in the units of the path.
    pub at: (u32, u32),
    /// Its name.
    pub name: String,
    /// Its figure.
    pub figure: String,
    /// Its shade, from 0 for none to 5.
    pub shade: usize,
}

/// A shade and the numbers it stands for.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct MapKey {
    /// The shade.
    pub shade: usize,
    /// The numbers.
    pub numbers: String,
}
