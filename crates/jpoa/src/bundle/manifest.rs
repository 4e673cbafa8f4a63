//! What a bundle says of itself: each file with its size and SHA-256, for whom, as at when, from which entry, by which rule.
//! Not for making the files.

use super::{File, Ground};
use exchange::catalogue::Listed;
use exchange::iati::out::LeftOut;
use plan::Lang;
use serde_json::{Value, json};

/// The name of the manifest in a bundle.
pub(crate) const MANIFEST: &str = "manifest.json";

/// The name of the list of checksums, as `sha256sum --check` reads it.
pub(crate) const SUMS: &str = "SHA256SUMS";

/// The name of what says what the tables mean.
pub(super) const PACKAGE: &str = "tables/datapackage.json";

/// The name of the catalogue of everything.
pub(super) const CATALOGUE: &str = "catalogue.jsonld";

/// By which a manifest is known.
const PROFILE: &str = "jpoa-bundle-1";

/// A file that was made.
#[derive(Clone)]
pub(crate) struct Made {
    pub(crate) name: String,
    pub(crate) form: &'static str,
    pub(crate) media_type: &'static str,
    pub(crate) about: [String; 2],
    pub(crate) bytes: u64,
    /// The SHA-256, in hexadecimal.
    pub(crate) hash: String,
}

impl Made {
    /// What is to be said of a file with these bytes.
    pub(crate) fn of(file: &File<'_>, bytes: &[u8]) -> Self {
        Self { media_type: file.media_type, ..Self::describing(&file.name, file.form.name(), file.about.clone(), bytes) }
    }

    /// The same for a file that describes others.
    pub(crate) fn describing(name: &str, form: &'static str, about: [String; 2], bytes: &[u8]) -> Self {
        let hash = crate::hash::sha256(bytes);
        let media_type = super::form::media_type(name);
        Self { name: name.to_owned(), form, media_type, about, bytes: bytes.len() as u64, hash }
    }

    pub(super) fn listed(&self) -> Listed {
        Listed {
            name: self.name.clone(),
            media_type: self.media_type,
            about: self.about.clone(),
            bytes: self.bytes,
            hash: self.hash.clone(),
        }
    }
}

/// The manifest of these files.
pub(super) fn manifest(ground: &Ground<'_>, made: &[Made], left_out: LeftOut) -> Vec<u8> {
    let view = ground.publication.view;
    let viewer = view.viewer();
    let seen = view.initiatives().count();
    let both = |key: &str| json!({ "en": ground.tongues.of(Lang::EN).say(key), "ru": ground.tongues.of(Lang::RU).say(key) });
    let file = |made: &Made| {
        json!({
            "name": made.name,
            "form": made.form,
            "media_type": made.media_type,
            "bytes": made.bytes,
            "sha256": made.hash,
            "about": { "en": made.about[0], "ru": made.about[1] },
        })
    };
    let manifest = json!({
        "profile": PROFILE,
        "title": view.region().map(|region| &region.title),
        "edition": view.region().map(|region| &region.plan),
        "as_at": view.as_at().to_string(),
        "entry": view.stamp().entry,
        "recorded_at": view.stamp().at.map(|at| at.to_string()),
        "shipped": ground.shipped,
        "viewer": { "kind": viewer.kind(), "party": viewer.party() },
        "rule": both("data-rule"),
        "initiatives": seen,
        "withheld": view.register_size() - seen,
        "not_in_iati": {
            "rule": both("data-rule-iati"),
            "undated": left_out.undated,
            "nobody": left_out.nobody,
            "unclear": left_out.unclear,
        },
        "files": made.iter().map(file).collect::<Vec<_>>(),
    });
    let mut bytes = serde_json::to_vec_pretty(&manifest).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// The checksums of these files.
pub(super) fn sums(made: &[Made]) -> String {
    made.iter().map(|made| format!("{}  {}\n", made.hash, made.name)).collect()
}

/// The files of a former bundle, where this is its manifest.
pub(crate) fn is_bundle(manifest: &[u8]) -> Option<Vec<String>> {
    let manifest: Value = serde_json::from_slice(manifest).ok()?;
    if manifest.get("profile")?.as_str()? != PROFILE {
        return None;
    }
    let files = manifest.get("files")?.as_array()?;
    files.iter().map(|file| Some(file.get("name")?.as_str()?.to_owned())).collect()
}
