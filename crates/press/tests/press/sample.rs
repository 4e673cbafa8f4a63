//! Papers for tests: one with a block of every kind, and ways to hold a proof against what should be there.

use press::{
    Bar, Bars, Block, Column, Cover, CoverSize, Day, Field, Group, Legend, Map, MapKey, Mark, Matrix, MatrixCell, MatrixRow,
    Outline, Paper, Proof, Provision, Row, Says, Series, Side, Table,
};

fn text(text: &str) -> String {
    text.to_owned()
}

fn field(name: &str, value: &str) -> Field {
    Field { name: text(name), value: text(value) }
}

/// A paper with these blocks.
pub(crate) fn paper(blocks: Vec<Block>) -> Paper {
    Paper {
        language: text("en"),
        title: text("Stock-take of a small plan"),
        running: text("SP · 2011"),
        stamp: text("As at 24 November 2026 · journal entry 7 · seen by the public"),
        on: Day { year: 2026, month: 11, day: 24 },
        lies: false,
        cover: Cover {
            size: CoverSize::Page,
            house: text("A small register"),
            kind: text("Stock-take"),
            title: text("A small plan"),
            facts: vec![field("As at", "24 November 2026"), field("Journal entry", "7")],
            note: text("The wording is a summary."),
        },
        says: Says {
            contents: text("Contents"),
            of: text("of"),
            unset: text("A letter without a typeface is printed as \u{fffd}."),
        },
        blocks,
    }
}

/// A table of two columns with as many rows; each names itself.
pub(crate) fn rows(count: usize) -> Table {
    let row = |at: usize| Row { cells: vec![format!("row{at}"), format!("What stands in row {at}")], strong: false };
    Table {
        columns: vec![Column { heading: text("Key"), side: Side::Left }, Column { heading: text("Heading-B"), side: Side::Left }],
        rows: (0..count).map(row).collect(),
        wide: false,
    }
}

/// A matrix with as many columns and rows, and every mark.
pub(crate) fn matrix(columns: usize, rows: usize) -> Matrix {
    let marks = [
        Mark::Full,
        Mark::ThreeQuarters,
        Mark::Half,
        Mark::Quarter,
        Mark::Ring,
        Mark::Dotted,
        Mark::Point,
        Mark::Cross,
        Mark::Dash,
        Mark::Hatched,
        Mark::Struck,
    ];
    let cell = |row: usize, column: usize| MatrixCell {
        mark: marks[(row + column) % marks.len()],
        figure: format!("f{row}x{column}"),
        word: text("covered"),
    };
    let line = |row: usize| MatrixRow {
        number: format!("I.{row}"),
        title: format!("Provision-{row}"),
        cells: (0..columns).map(|column| cell(row, column)).collect(),
    };
    Matrix {
        corner: text("Provision"),
        columns: (0..columns).map(|column| format!("State{column}")).collect(),
        groups: vec![Group { number: text("I"), title: text("First pillar"), rows: (0..rows).map(line).collect() }],
        legend: marks.map(|mark| Legend { mark, word: format!("{mark:?}") }).to_vec(),
    }
}

/// Bars of two series.
pub(crate) fn bars() -> Bars {
    let bar = |label: &str, values: &[u32]| Bar {
        label: text(label),
        values: values.to_vec(),
        total: values.iter().sum::<u32>().to_string(),
    };
    Bars {
        title: text("Initiatives by State"),
        alt: text("Kazakhstan 5, Kyrgyzstan 0"),
        series: ["intended", "running"].map(|name| Series { name: text(name) }).to_vec(),
        bars: vec![bar("Kazakhstan", &[2, 3]), bar("Kyrgyzstan", &[0, 0])],
    }
}

/// A map of two States.
pub(crate) fn map() -> Map {
    let square = |name: &str, at: (u32, u32), shade: usize| Outline {
        path: format!("M{} {}h120v120h-120z", at.0 - 60, at.1 - 60),
        at,
        name: text(name),
        figure: text("5"),
        shade,
    };
    Map {
        title: text("Running initiatives"),
        alt: text("Eastland 5, Westland 5"),
        size: (400, 200),
        land: text("M0 0h400v200h-400z"),
        states: vec![square("Eastland", (280, 100), 5), square("Westland", (120, 100), 2)],
        key: [0, 2, 5].map(|shade| MapKey { shade, numbers: shade.to_string() }).to_vec(),
        key_says: text("initiatives that run"),
        notes: vec![text("Five run in each."), text("No endorsement is implied.")],
    }
}

/// A block of every kind, each saying one text.
pub(crate) fn every_block(said: &str) -> Vec<Block> {
    let mut table = rows(3);
    table.rows.push(Row { cells: vec![text(said)], strong: true });
    let wide = Table { wide: true, ..rows(2) };
    vec![
        Block::Heading { level: 1, number: text("1"), text: text(said) },
        Block::Paragraph { text: text(said) },
        Block::Caution { text: text(said) },
        Block::Fields { fields: vec![field("Coverage", said)] },
        Block::Matrix(matrix(3, 4)),
        Block::Rule { text: text(said) },
        Block::Bars(bars()),
        Block::Map(map()),
        Block::Table(table),
        Block::Table(wide),
        Block::Provision(Provision {
            level: 3,
            number: text("II.3.1"),
            title: text(said),
            text: text(said),
            parts: vec![field("Guidance", said)],
            about: vec![field("Meant to", "prevent")],
            sources: vec![1],
        }),
        Block::NewPage,
        Block::Sources { addresses: vec![text("https://example.org/a/page"), text(said)] },
    ]
}

/// All text of a proof without its breaks, so that a sentence is found wherever its lines end.
pub(crate) fn flat(proof: &Proof) -> String {
    proof
        .pages
        .concat()
        .chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '\u{200b}' && *letter != '\u{ad}')
        .collect()
}
