//! Who takes part, in numbers: each participant stands under several terms, so that two records name it alike whatever they call it.
//! Not for: what two records have in common (see `compare`).

use crate::fold::{Stems, words};
use crate::lexicon::Numbering;
use crate::profile::Mention;
use crate::record::Roles;

/// How many participants are looked at.
const PARTIES: usize = 24;

/// What a written name stands for; worked out once for each name, since few bodies tell of many initiatives.
#[derive(Clone, Debug, Default)]
pub(crate) struct Called {
    /// The name whole, its acronyms, and its initials.
    known: Box<[u32]>,
    /// The words of the name.
    words: Box<[u32]>,
}

/// The participants of a record.
#[derive(Debug, Default)]
pub(crate) struct Participants {
    /// The terms they are known under, sorted: the party, a code, whole names, acronyms.
    pub(crate) parties: Vec<u32>,
    /// What each does.
    pub(crate) roles: Vec<u32>,
    /// Words of their names.
    pub(crate) words: Vec<u32>,
}

impl Participants {
    pub(crate) fn of(mentions: &[Mention], terms: &mut Numbering<'_>) -> Self {
        let mut all: Vec<(u32, Roles)> = Vec::with_capacity(mentions.len() * 4);
        let mut loose = Vec::new();
        for mention in mentions.iter().take(PARTIES) {
            let roles = Roles::one(mention.role);
            all.extend(mention.party.iter().map(|party| (terms.value_of("party", party), roles)));
            let code = mention.code.as_ref().filter(|code| code.len() > 2);
            all.extend(code.map(|code| (terms.value_of("code", &code.to_uppercase()), roles)));
            for written in &mention.names {
                let mut take = |called: &Called| {
                    all.extend(called.known.iter().map(|name| (*name, roles)));
                    loose.extend_from_slice(&called.words);
                };
                if let Some(called) = terms.called(written) {
                    take(called);
                } else {
                    let called = Called::of(written, terms);
                    take(&called);
                    terms.remember(written, called);
                }
            }
            let above = mention.within.iter().map(|party| terms.value_of("party", party));
            all.extend(above.map(|party| (party, Roles::by_a_part(mention.role))));
        }
        all.sort_unstable();
        all.dedup_by(|later, kept| {
            let same = later.0 == kept.0;
            if same {
                kept.1 = kept.1.with(later.1);
            }
            same
        });
        let (parties, roles) = all.into_iter().map(|(party, roles)| (party, roles.number())).unzip();
        Self { parties, roles, words: loose }
    }
}

impl Called {
    fn of(written: &str, terms: &mut Numbering<'_>) -> Self {
        let shouted = !written.chars().any(char::is_lowercase);
        let (mut whole, mut initials, mut parts) = (String::new(), String::new(), 0);
        let mut known = Vec::with_capacity(3);
        words(written, |word| {
            let part = Stems::name(word.folded);
            let letters = word.folded.chars().count();
            if word.capitals && !shouted && (2..=10).contains(&letters) {
                known.push(terms.value_of("acronym", &part));
            }
            if letters > 3 {
                initials.extend(part.chars().next());
            }
            if !whole.is_empty() {
                whole.push(' ');
            }
            whole.push_str(&part);
            parts += 1;
        });
        match parts {
            0 => {}
            1 => known.push(terms.value_of("acronym", &whole)),
            _ => known.push(terms.value_of("name", &whole)),
        }
        if (3..=8).contains(&initials.len()) {
            known.push(terms.value_of("acronym", &initials));
        }
        let words = whole.split(' ').filter(|part| part.len() > 2).map(|part| terms.value_of("in-name", part)).collect();
        Self { known: known.into(), words }
    }
}
