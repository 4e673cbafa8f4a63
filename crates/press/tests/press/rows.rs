//! Nothing that was handed in is lost between two pages: the classic failure of printed tables, which no error tells.

use crate::sample::{bars, flat, matrix, paper, rows};
use press::{Bar, Bars, Block, Column, Paper, Proof, Row, Side, Table};

fn proof(paper: &Paper) -> Proof {
    let proof = press::proof(paper).unwrap_or_else(|fault| panic!("{fault}"));
    assert!(proof.outside.is_empty(), "beyond the edge: {:?}", proof.outside);
    assert!(proof.doubts.is_empty(), "{:?}", proof.doubts);
    proof
}

#[test]
fn every_row_of_a_long_table_stands_on_a_page_and_the_head_on_each() {
    for wide in [false, true] {
        let proof = proof(&paper(vec![Block::Table(Table { wide, ..rows(400) })]));
        let lines: Vec<&str> = proof.pages.iter().flat_map(|page| page.lines()).collect();
        let lost: Vec<String> = (0..400).map(|at| format!("row{at}")).filter(|row| !lines.contains(&row.as_str())).collect();
        assert!(lost.is_empty(), "{lost:?}");
        let with_rows = proof.pages.iter().filter(|page| page.contains("row"));
        let headless = with_rows.filter(|page| !page.contains("Heading-B")).count();
        assert_eq!(headless, 0, "pages without the head");
        assert!(proof.pages.len() > 6, "{} pages", proof.pages.len());
    }
}

#[test]
fn every_cell_of_a_matrix_stands_on_a_page() {
    for (columns, lines) in [(1, 1), (5, 60), (8, 10), (21, 30)] {
        let proof = proof(&paper(vec![Block::Matrix(matrix(columns, lines))]));
        let text = flat(&proof);
        for row in 0..lines {
            for column in 0..columns {
                assert!(text.contains(&format!("f{row}x{column}")), "cell {row}, {column} of {columns} × {lines}");
            }
        }
    }
}

#[test]
fn words_and_rows_of_any_length_stay_within_the_page() {
    let word = "x".repeat(700);
    let long = (0..4000).map(|at| format!("w{at}")).collect::<Vec<_>>().join(" ");
    let cells = |text: &str| Row { cells: vec!["key".to_owned(), text.to_owned()], strong: false };
    let mut table = rows(2);
    table.rows.extend([
        cells(&word),
        cells(&long),
        Row { cells: vec![word.clone(), long.clone()], strong: false },
        cells("the last row"),
    ]);
    let blocks = vec![
        Block::Heading { level: 1, number: String::new(), text: word.clone() },
        Block::Table(table),
        Block::Paragraph { text: word.clone() },
        Block::Sources { addresses: vec![format!("https://example.org/{word}")] },
    ];
    let proof = proof(&paper(blocks));
    let text = flat(&proof);
    assert!(text.contains("thelastrow"));
    let words: Vec<&str> = proof.pages.iter().flat_map(|page| page.split_whitespace()).collect();
    for word in long.split(' ') {
        assert_eq!(words.iter().filter(|found| **found == word).count(), 2, "{word} stands in two cells");
    }
    assert!(text.matches('x').count() >= 700 * 5, "{} of the letters", text.matches('x').count());
}

#[test]
fn a_long_text_in_a_narrow_column_loses_nothing() {
    for (columns, letters) in [(2, 600), (5, 900), (8, 700), (8, 1500), (12, 400), (12, 3000)] {
        let text: Vec<String> = (0..letters / 6).map(|at| format!("w{at:04}")).collect();
        let mut cells = vec!["Some words in a cell of their own".to_owned(); columns];
        cells[columns / 2] = text.join(" ");
        let head = |at: usize| Column { heading: format!("Column{at}"), side: Side::Left };
        let row = Row { cells, strong: false };
        let table = Table { columns: (0..columns).map(head).collect(), rows: vec![row; 9], wide: false };
        let proof = proof(&paper(vec![Block::Table(table)]));
        let lines: Vec<&str> = proof.pages.iter().flat_map(|page| page.split_whitespace()).collect();
        for word in &text {
            assert_eq!(lines.iter().filter(|line| *line == word).count(), 9, "{word} in {columns} columns, {letters} letters");
        }
    }
}

#[test]
fn every_bar_and_every_long_title_stands_on_a_page() {
    let label = |at: usize| format!("bar{at} {}", "of a long name ".repeat(at % 20));
    let bar = |at: usize| Bar { label: label(at), values: vec![3, 5], total: format!("total{at}") };
    let many = Bars { bars: (0..195).map(bar).collect(), ..bars() };
    let mut rows = matrix(5, 4);
    rows.groups[0].rows[1].title = "A title that goes on. ".repeat(300);
    let paper = paper(vec![Block::Bars(many), Block::Matrix(rows)]);
    let proof = proof(&paper);
    let lines: Vec<&str> = proof.pages.iter().flat_map(|page| page.lines()).collect();
    for at in 0..195 {
        assert!(lines.contains(&format!("total{at}").as_str()), "bar {at}");
    }
    assert!(flat(&proof).matches("Atitlethatgoeson.").count() > 290);
    press::pdf(&paper, press::Standard::Archive).unwrap_or_else(|fault| panic!("{fault}"));
}

#[test]
fn pages_say_which_of_how_many_they_are() {
    let proof = proof(&paper(vec![Block::Table(rows(120))]));
    let last = proof.pages.len();
    let flat: Vec<String> = proof.pages.iter().map(|page| page.replace('\n', "")).collect();
    assert!(flat[last - 1].contains(&format!("{last} of {last}")), "{}", flat[last - 1]);
    assert!(!flat[0].contains(" of "), "the cover bears no number");
}
