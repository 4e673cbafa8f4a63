//! A catalogue of the files (DCAT 3 as JSON-LD), by which data portals find them. Not for what tables hold: that is the data package.

use crate::{Publication, Term};
use plan::Lang;
use serde_json::{Value, json};

/// A file that was written.
pub struct Listed {
    /// Where it stands, from the catalogue.
    pub name: String,
    /// What kind of file it is.
    pub media_type: &'static str,
    /// What it holds, in English and in Russian.
    pub about: [String; 2],
    /// How many bytes it has.
    pub bytes: u64,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub hash: String,
}

/// The catalogue of these files.
pub fn catalogue(publication: &Publication<'_>, files: &[Listed]) -> Vec<u8> {
    let view = publication.view;
    let both = |english: &str, russian: &str| json!([language("en", english), language("ru", russian)]);
    let said = |name| both(&(publication.say)(Term::Title(name), Lang::EN), &(publication.say)(Term::Title(name), Lang::RU));
    let title = view.region().map(|region| both(region.title.show(Lang::EN), region.title.show(Lang::RU)));
    let keeper = view.region().and_then(|region| view.party(&region.secretariat));
    let publisher = keeper.map(|party| {
        json!({ "@type": "foaf:Organization", "foaf:name": both(party.title.show(Lang::EN), party.title.show(Lang::RU)) })
    });
    let time = json!({ "@type": "xsd:dateTime", "@value": publication.time().to_string() });
    let distributions = files.iter().map(|file| distribution(publication, file));
    let catalogue = json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "spdx": "http://spdx.org/rdf/terms#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": publication.address("catalogue"),
        "@type": "dcat:Catalog",
        "dct:title": title,
        "dct:publisher": publisher,
        "dct:modified": time,
        "dcat:dataset": [{
            "@id": publication.address("register"),
            "@type": "dcat:Dataset",
            "dct:title": title,
            "dct:description": said("dataset"),
            "dct:publisher": publisher,
            "dct:modified": time,
            "dct:language": ["en", "ru"],
            "dct:spatial": view.region().map(|region| region.states.iter().map(ToString::to_string).collect::<Vec<_>>()),
            "dcat:version": view.stamp().entry.to_string(),
            "dcat:distribution": distributions.collect::<Vec<_>>(),
        }],
    });
    let mut bytes = serde_json::to_vec_pretty(&catalogue).unwrap_or_else(|error| unreachable!("plain data: {error}"));
    bytes.push(b'\n');
    bytes
}

fn distribution(publication: &Publication<'_>, file: &Listed) -> Value {
    let address = publication.site.map_or_else(|| file.name.clone(), |site| format!("{site}/data/{}", file.name));
    json!({
        "@type": "dcat:Distribution",
        "dct:title": [language("en", &file.about[0]), language("ru", &file.about[1])],
        "dcat:downloadURL": { "@id": address },
        "dcat:mediaType": { "@id": format!("https://www.iana.org/assignments/media-types/{}", file.media_type) },
        "dcat:byteSize": { "@type": "xsd:nonNegativeInteger", "@value": file.bytes.to_string() },
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": { "@id": "spdx:checksumAlgorithm_sha256" },
            "spdx:checksumValue": { "@type": "xsd:hexBinary", "@value": file.hash },
        },
    })
}

fn language(tag: &str, text: &str) -> Value {
    json!({ "@language": tag, "@value": text })
}
