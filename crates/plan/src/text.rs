//! Text in several languages: what the record says in each, and what a reader of one language gets.

use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A language tag in lower case, at most eight letters: `en`, `ru`, `uz-cyrl`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lang([u8; 8]);

impl Lang {
    /// English.
    pub const EN: Self = Self(*b"en\0\0\0\0\0\0");
    /// Russian.
    pub const RU: Self = Self(*b"ru\0\0\0\0\0\0");
    /// Undetermined (BCP 47 `und`): the source did not say.
    pub const UND: Self = Self(*b"und\0\0\0\0\0");

    /// Reads a tag as people write it (`EN`, `zh_Hans`); `None` where it is no tag or longer than eight letters.
    pub fn parse(tag: &str) -> Option<Self> {
        let tag = tag.trim();
        if tag.len() > 8 || tag.split(['_', '-']).any(str::is_empty) {
            return None;
        }
        let mut bytes = [0; 8];
        for (to, from) in bytes.iter_mut().zip(tag.bytes()) {
            *to = match from {
                b'_' | b'-' => b'-',
                b if b.is_ascii_alphanumeric() => b.to_ascii_lowercase(),
                _ => return None,
            };
        }
        Some(Self(bytes))
    }

    /// The tag as text.
    pub fn as_str(&self) -> &str {
        let end = self.0.iter().position(|b| *b == 0).unwrap_or(self.0.len());
        std::str::from_utf8(&self.0[..end]).unwrap_or_default()
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Lang {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Lang {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tag = compact_str::CompactString::deserialize(deserializer)?;
        Self::parse(&tag).ok_or_else(|| serde::de::Error::custom(format!("`{tag}` is not a language tag")))
    }
}

/// The same text in one or several languages; empty texts are never kept.
/// Order is by language tag, so that equal texts are equal bytes.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Texts(Box<[(Lang, Box<str>)]>);

impl Texts {
    /// Collects texts; blank ones are dropped, of two in one language the first stays.
    pub fn collect(texts: impl IntoIterator<Item = (Lang, Box<str>)>) -> Self {
        let mut kept: Vec<(Lang, Box<str>)> = Vec::new();
        for (lang, text) in texts {
            if !text.trim().is_empty() && !kept.iter().any(|(known, _)| *known == lang) {
                kept.push((lang, text));
            }
        }
        kept.sort_by_key(|(lang, _)| *lang);
        Self(kept.into())
    }

    /// A text in one language.
    pub fn one(lang: Lang, text: &str) -> Self {
        Self::collect([(lang, text.into())])
    }

    /// The text in exactly this language.
    pub fn get(&self, lang: Lang) -> Option<&str> {
        self.0.iter().find(|(known, _)| *known == lang).map(|(_, text)| &**text)
    }

    /// What a reader of `lang` gets: that language, else English, else the first there is; with the language it is in.
    pub fn read(&self, lang: Lang) -> Option<(Lang, &str)> {
        let exact = |wanted| self.0.iter().find(|(known, _)| *known == wanted);
        let found = exact(lang).or_else(|| exact(Lang::EN)).or_else(|| self.0.first());
        found.map(|(lang, text)| (*lang, &**text))
    }

    /// The text of [`Texts::read`] alone; empty where there is none in any language.
    pub fn show(&self, lang: Lang) -> &str {
        self.read(lang).map_or("", |(_, text)| text)
    }

    /// All texts with their languages, in the order of the tags.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &str)> {
        self.0.iter().map(|(lang, text)| (*lang, &**text))
    }

    /// Whether there is no text in any language.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl Serialize for Texts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (lang, text) in self.iter() {
            map.serialize_entry(lang.as_str(), text)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Texts {
    /// A table of languages, or a bare string for English: most plans are drafted in one language first.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = Texts;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or a table of texts by language")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Texts, E> {
                Ok(Texts::one(Lang::EN, text))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Texts, A::Error> {
                let mut texts = Vec::with_capacity(map.size_hint().unwrap_or(1));
                while let Some(pair) = map.next_entry::<Lang, Box<str>>()? {
                    texts.push(pair);
                }
                Ok(Texts::collect(texts))
            }
        }
        deserializer.deserialize_any(Read)
    }
}
