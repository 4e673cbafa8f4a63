//! Words that say what a title is within its family: a phase, an evaluation, help with something else, a yearly slice.
//! Not for: deciding anything (see `relation`).

/// Which family words a title has, as a set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Markers(u8);

/// A kind of family word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Marker {
    /// A term of something that has several.
    Phase,
    /// A look at something: evaluation, review, audit, monitoring.
    Review,
    /// Preparing something: identification, formulation, feasibility.
    Preparation,
    /// Help with something else: technical assistance, advisory support, backstopping.
    Assistance,
    /// Money on top: additional, supplementary.
    Addition,
    /// A meeting about something: conference, workshop, training.
    Event,
    /// What many are part of: fund, programme, facility.
    Frame,
    /// Money for single persons: scholarships.
    Persons,
}

/// Beginnings of folded words.
const WORDS: [(Marker, &[&str]); 8] = [
    (Marker::Phase, &["phase", "фаз", "этап", "fase", "stage", "tranche", "транш"]),
    (
        Marker::Review,
        &[
            "evaluat",
            "оценк",
            "evaluac",
            "avaliac",
            "review",
            "обзор",
            "audit",
            "аудит",
            "monitor",
            "мониторинг",
            "midterm",
            "survey",
            "assessment",
        ],
    ),
    (
        Marker::Preparation,
        &["identification", "formulation", "feasib", "preparat", "preparator", "подготовк", "prefeasib", "scoping", "inception"],
    ),
    (Marker::Assistance, &["technical", "advisory", "backstop", "consultan", "visibility"]),
    (Marker::Addition, &["additional", "supplement", "дополнительн", "extension", "topup"]),
    (
        Marker::Event,
        &[
            "conference",
            "конференц",
            "workshop",
            "семинар",
            "training",
            "тренинг",
            "seminar",
            "meeting",
            "встреч",
            "forum",
            "форум",
            "dialogue",
            "диалог",
            "roundtable",
        ],
    ),
    (Marker::Frame, &["fund", "фонд", "facility", "grant", "portfolio"]),
    (Marker::Persons, &["scholarship", "fellowship", "degree", "стипенд", "bourse", "beca", "bolsa"]),
];

impl Markers {
    /// Notes a word of a title.
    pub(crate) fn note(&mut self, folded: &str) {
        for (marker, beginnings) in WORDS {
            if beginnings.iter().any(|beginning| folded.starts_with(beginning)) {
                self.0 |= 1 << marker as u8;
            }
        }
    }

    /// Without those that count terms: what they say is said by the number beside them.
    pub(crate) fn without_phase(self) -> Self {
        Self(self.0 & !(1 << Marker::Phase as u8))
    }

    /// Whether there is a word of this kind.
    pub(crate) fn has(self, marker: Marker) -> bool {
        self.0 & (1 << marker as u8) != 0
    }
}

/// Numbers written out, as phases are counted in English and Russian.
pub(crate) fn ordinal(folded: &str) -> Option<u32> {
    const ORDINALS: [(&str, u32); 24] = [
        ("first", 1),
        ("second", 2),
        ("third", 3),
        ("fourth", 4),
        ("fifth", 5),
        ("1st", 1),
        ("2nd", 2),
        ("3rd", 3),
        ("4th", 4),
        ("5th", 5),
        ("6th", 6),
        ("первый", 1),
        ("первая", 1),
        ("первого", 1),
        ("первой", 1),
        ("второй", 2),
        ("вторая", 2),
        ("второго", 2),
        ("третий", 3),
        ("третья", 3),
        ("третьей", 3),
        ("четвертый", 4),
        ("четвертая", 4),
        ("четвертой", 4),
    ];
    ORDINALS.iter().find(|(word, _)| *word == folded).map(|(_, number)| *number)
}
