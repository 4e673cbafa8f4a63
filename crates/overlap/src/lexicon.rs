//! Every word and every value that records share, with the number of records it is in: what is rare says more.
//! Not for: where they are (see `index`).

use crate::fold::Stems;
use crate::participants::Called;
use compact_str::CompactString;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// Fixed-point of weights: 256 is one bit. Whole numbers, so that a sum is the same in any order.
pub(crate) const BIT: u32 = 256;

/// A word or a value.
#[derive(Clone, Debug)]
pub(crate) struct Term {
    pub(crate) text: CompactString,
    /// In how many records.
    pub(crate) records: u32,
    /// Which letters it has, for a quick no before two spellings are compared.
    pub(crate) letters: u32,
    /// The same for the same text in every index.
    pub(crate) hash: u64,
}

impl Term {
    fn new(text: &str) -> Self {
        let letters = text.bytes().fold(0u32, |mask, b| mask | 1 << (b % 32));
        let mut hasher = FxHasher::default();
        text.hash(&mut hasher);
        Self { text: text.into(), records: 0, letters, hash: hasher.finish() }
    }
}

/// All terms, by number.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    pub(crate) terms: Vec<Term>,
    /// Of each term the binary logarithm of how many records it is in, close together since it is asked for most.
    logs: Vec<u16>,
    by_text: FxHashMap<CompactString, u32>,
    by_surface: FxHashMap<CompactString, u32>,
    /// What names of participants stand for, as they are written.
    called: FxHashMap<Box<str>, Called>,
    stems: Stems,
    /// Where a value is put together before it is looked up.
    spelt: String,
}

impl Lexicon {
    /// One more record has these terms.
    pub(crate) fn count_in(&mut self, ids: impl Iterator<Item = u32>) {
        ids.for_each(|id| self.set(id, self.terms[id as usize].records + 1));
    }

    /// One record that had these terms is gone.
    pub(crate) fn count_out(&mut self, ids: impl Iterator<Item = u32>) {
        ids.for_each(|id| self.set(id, self.terms[id as usize].records - 1));
    }

    fn set(&mut self, id: u32, records: u32) {
        self.terms[id as usize].records = records;
        self.logs[id as usize] = log2(records) as u16;
    }

    /// The number of a folded word, by its stem.
    pub(crate) fn word(&mut self, folded: &str) -> u32 {
        if let Some(id) = self.by_surface.get(folded) {
            return *id;
        }
        let stem = self.stems.stem(folded);
        let id = self.value(&stem);
        self.by_surface.insert(folded.into(), id);
        id
    }

    /// The number of a value, as it stands.
    fn value(&mut self, text: &str) -> u32 {
        if let Some(id) = self.by_text.get(text) {
            return *id;
        }
        let id = self.terms.len() as u32;
        self.terms.push(Term::new(text));
        self.logs.push(0);
        self.by_text.insert(text.into(), id);
        id
    }
}

/// Whoever gives the terms of a record their numbers.
#[derive(Debug)]
pub(crate) enum Numbering<'a> {
    /// The index takes the record in.
    Kept(&'a mut Lexicon),
    /// The record is only asked about; terms the index does not know stand above those it does.
    Asked {
        /// The terms of the index.
        base: &'a Lexicon,
        /// The others.
        own: Vec<Term>,
        /// Their numbers.
        by_text: FxHashMap<CompactString, u32>,
        /// Where a value is put together before it is looked up.
        spelt: String,
    },
}

impl<'a> Numbering<'a> {
    pub(crate) fn asked(base: &'a Lexicon) -> Self {
        Self::Asked { base, own: Vec::new(), by_text: FxHashMap::default(), spelt: String::new() }
    }

    /// The number of a folded word, by its stem.
    pub(crate) fn word(&mut self, folded: &str) -> u32 {
        let base = match self {
            Self::Kept(lexicon) => return lexicon.word(folded),
            Self::Asked { base, .. } => *base,
        };
        match base.by_surface.get(folded) {
            Some(id) => *id,
            None => self.value(&base.stems.stem(folded)),
        }
    }

    /// The number of a value, as it stands.
    pub(crate) fn value(&mut self, text: &str) -> u32 {
        match self {
            Self::Kept(lexicon) => lexicon.value(text),
            Self::Asked { base, own, by_text, .. } => {
                if let Some(id) = base.by_text.get(text).or_else(|| by_text.get(text)) {
                    return *id;
                }
                let id = (base.terms.len() + own.len()) as u32;
                own.push(Term::new(text));
                by_text.insert(text.into(), id);
                id
            }
        }
    }

    /// The number of a value of a kind: a party is no code, whatever it is called.
    pub(crate) fn value_of(&mut self, kind: &str, text: &str) -> u32 {
        let (Self::Kept(Lexicon { spelt, .. }) | Self::Asked { spelt, .. }) = self;
        let mut whole = std::mem::take(spelt);
        whole.clear();
        whole.extend([kind, "\u{1}", text]);
        let id = self.value(&whole);
        let (Self::Kept(Lexicon { spelt, .. }) | Self::Asked { spelt, .. }) = self;
        *spelt = whole;
        id
    }

    /// What a name of a participant stands for, where it was met before.
    pub(crate) fn called(&self, written: &str) -> Option<&Called> {
        match self {
            Self::Kept(lexicon) => lexicon.called.get(written),
            Self::Asked { base, .. } => base.called.get(written),
        }
    }

    /// Remembers what a name stands for, where the record is taken in.
    pub(crate) fn remember(&mut self, written: &str, called: Called) {
        if let Self::Kept(lexicon) = self {
            lexicon.called.insert(written.into(), called);
        }
    }

    /// The hash of a term's text.
    pub(crate) fn hash(&self, id: u32) -> u64 {
        let at = id as usize;
        match self {
            Self::Kept(lexicon) => lexicon.terms[at].hash,
            Self::Asked { base, own, .. } => base.terms.get(at).unwrap_or_else(|| &own[at - base.terms.len()]).hash,
        }
    }

    /// The terms the index does not know.
    pub(crate) fn own(self) -> Vec<Term> {
        match self {
            Self::Kept(_) => Vec::new(),
            Self::Asked { own, .. } => own,
        }
    }
}

/// The terms as a comparison sees them: with the counts as if the record asked about stood in the index once.
#[derive(Debug)]
pub(crate) struct Terms<'a> {
    base: &'a [Term],
    logs: &'a [u16],
    own: Vec<Term>,
    /// By how much the count of a term differs from that of the index.
    shift: FxHashMap<u32, i32>,
    whole: u32,
}

impl<'a> Terms<'a> {
    pub(crate) fn new(base: &'a Lexicon, own: Vec<Term>, shift: FxHashMap<u32, i32>, records: u32) -> Self {
        Self { base: &base.terms, logs: &base.logs, own, shift, whole: log2(records.max(1) + 1) }
    }

    pub(crate) fn term(&self, id: u32) -> &Term {
        let id = id as usize;
        if id < self.base.len() { &self.base[id] } else { &self.own[id - self.base.len()] }
    }

    /// In how many records a term is.
    pub(crate) fn count(&self, id: u32) -> u32 {
        let known = self.term(id).records;
        if self.shift.is_empty() {
            return known;
        }
        known.saturating_add_signed(self.shift.get(&id).copied().unwrap_or(0))
    }

    /// How much a term says, in 256ths of a bit: the binary logarithm of how many records there are to one that has it.
    pub(crate) fn bits(&self, id: u32) -> u32 {
        let log = if self.shift.is_empty() { u32::from(self.logs[id as usize]) } else { log2(self.count(id)) };
        self.whole.saturating_sub(log).max(4)
    }

    /// How much it takes to tell one record of the register from all others.
    pub(crate) fn whole(&self) -> u32 {
        self.whole
    }
}

/// The logarithms of small numbers, which are asked for most.
static LOGS: [u16; 2048] = {
    let mut logs = [0; 2048];
    let mut n = 0;
    while n < logs.len() {
        logs[n] = worked_out(n as u32) as u16;
        n += 1;
    }
    logs
};

/// Binary logarithm in 256ths.
pub(crate) fn log2(n: u32) -> u32 {
    LOGS.get(n as usize).map_or_else(|| worked_out(n), |log| u32::from(*log))
}

/// Computed by whole numbers alone, so that every machine says the same.
const fn worked_out(n: u32) -> u32 {
    if n == 0 {
        return 0;
    }
    let whole = 31 - n.leading_zeros();
    // The fraction, one bit at a time, by squaring a number between one and two.
    let mut x = ((n as u64) << 31) >> whole;
    let mut fraction = 0;
    let mut bit = 0;
    while bit < 8 {
        bit += 1;
        x = (x * x) >> 31;
        fraction <<= 1;
        if x >= 1 << 32 {
            fraction |= 1;
            x >>= 1;
        }
    }
    whole * BIT + fraction
}
