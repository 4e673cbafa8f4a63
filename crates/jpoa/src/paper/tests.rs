//! What a view tells stands on the paper, every row of it and nothing more, in both languages.

use super::{country, matrix, plan, stocktake};
use crate::report::Teller;
use ::plan::{
    Contribution, EditionKey, Initiative, Lang, PartyKey, Record, SourceKey, Strength, Texts, View, Viewer, Visibility,
};
use desk::Desk;
use press::Paper;
use words::{Language, Words};

/// The shipped plan, and an initiative that only the secretariat may see.
fn desk() -> Desk {
    let mut records = testkit::plan_folder("central-asia").into_records();
    let mut hidden = Initiative::new("made-up:H-1".into(), SourceKey::new("made-up"));
    hidden.title = Texts::one(Lang::EN, "Undisclosed undertaking");
    hidden.visibility = Visibility::Secretariat;
    hidden.places = vec![::plan::Place { state: PartyKey::new("KG"), area: None }].into();
    let to = EditionKey::new("jpoa/2022").provision("I.1.1");
    hidden.contributions = vec![Contribution { to, strength: Strength::Core, standing: Default::default(), by: None }].into();
    records.push(Record::Initiative(Box::new(hidden)));
    Desk::without_register(records, testkit::Clock::ticking().world())
}

fn edition() -> EditionKey {
    EditionKey::new("jpoa/2022")
}

/// All papers for a viewer.
fn papers(view: &View<'_>, teller: &Teller<'_>) -> Vec<Paper> {
    let edition = edition();
    let kyrgyzstan = PartyKey::new("KG");
    let made = [
        plan::plan(view, &edition, teller),
        stocktake::stocktake(view, &edition, teller),
        matrix::matrix(view, &edition, teller),
        country::country(view, &edition, &kyrgyzstan, teller),
    ];
    made.map(|paper| paper.expect("the edition can be read")).into()
}

/// The text of a paper as it was set, without blanks and hyphens; nothing of it is beyond an edge.
#[track_caller]
fn set(paper: &Paper) -> String {
    let proof = press::proof(paper).unwrap_or_else(|fault| panic!("{}: {fault}", paper.title));
    assert!(proof.outside.is_empty(), "{}: beyond the edge: {:?}", paper.title, proof.outside);
    assert!(proof.doubts.is_empty(), "{}: {:?}", paper.title, proof.doubts);
    bare(&proof.pages.concat())
}

fn bare(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace() && !"-\u{2010}\u{200b}\u{ad}".contains(*letter)).collect()
}

/// Calls with a view and a teller in each language.
fn in_each_language(viewer: &Viewer, told: impl Fn(&View<'_>, &Teller<'_>)) {
    let desk = desk();
    let day = "2026-11-24".parse().expect("a day");
    for language in Language::ALL {
        let words = Words::new(language);
        let view = desk.view(viewer.clone(), day);
        told(&view, &Teller::new(&words, &view, false));
    }
}

#[test]
fn every_clause_and_every_source_of_an_edition_is_printed() {
    in_each_language(&Viewer::Public, |view, teller| {
        let text = set(&plan::plan(view, &edition(), teller).expect("a plan"));
        let read = view.edition(&edition()).expect("an edition");
        for provision in read.provisions {
            let said = [&provision.title, &provision.text, &provision.policy_guidance, &provision.implementation_guidance];
            for texts in said {
                assert!(text.contains(&bare(texts.show(teller.lang))), "{}: {}", provision.key, texts.show(teller.lang));
            }
            assert!(provision.sources.iter().all(|source| text.contains(&bare(&source.address))), "{}", provision.key);
        }
    });
}

#[test]
fn every_row_of_the_stocktake_is_printed() {
    in_each_language(&Viewer::Public, |view, teller| {
        let paper = stocktake::stocktake(view, &edition(), teller).expect("a stock-take");
        let text = set(&paper);
        let take = ::plan::take(view, &edition()).expect("a stock-take");
        for section in crate::report::stocktake::report(teller, &take).sections {
            assert!(text.contains(&bare(&section.rule)), "{}: its rule", section.heading);
            assert!(text.contains(&bare(&section.heading)), "{}", section.heading);
        }
        for gap in &take.gaps {
            let key = &take.coverage.provisions()[gap.provision];
            let row = bare(&format!("{}{}", key.number(), teller.provision_title(key)));
            assert!(text.contains(&row), "{key}");
        }
        let titles = take.challenges.iter().map(|challenge| challenge.title.show(teller.lang));
        let unaligned = take.unaligned.all(view);
        let titles = titles.chain(unaligned.iter().map(|(initiative, _)| initiative.get().title.show(teller.lang)));
        for title in titles {
            assert!(text.contains(&bare(title)), "{title}");
        }
    });
}

#[test]
fn the_matrix_names_whatever_its_cells_count() {
    in_each_language(&Viewer::Public, |view, teller| {
        let text = set(&matrix::matrix(view, &edition(), teller).expect("a matrix"));
        let coverage = ::plan::Coverage::take(view, &edition()).expect("a coverage");
        for (row, column, _) in coverage.cells() {
            for (initiative, _, _) in coverage.members(view, row, column) {
                let told = bare(&format!("{}{}", initiative.key.reference(), initiative.get().title.show(teller.lang)));
                assert!(text.contains(&told), "{}", initiative.key);
            }
        }
    });
}

#[test]
fn a_sheet_of_a_state_names_its_initiatives_and_no_state_outside_the_matrix_has_one() {
    in_each_language(&Viewer::Public, |view, teller| {
        let text = set(&country::country(view, &edition(), &PartyKey::new("KG"), teller).expect("a sheet"));
        let filter = ::plan::Filter { state: Some(PartyKey::new("KG")), ..::plan::Filter::default() };
        for (initiative, _) in ::plan::choose(view, &filter) {
            assert!(text.contains(&bare(initiative.get().title.show(teller.lang))), "{}", initiative.key);
        }
        assert!(country::country(view, &edition(), &PartyKey::new("NO"), teller).is_none());
    });
}

#[test]
fn a_sheet_of_a_state_begins_with_one_page_for_whoever_reads_one() {
    in_each_language(&Viewer::Public, |view, teller| {
        let coverage = ::plan::Coverage::take(view, &edition()).expect("a coverage");
        for state in coverage.states() {
            let paper = country::country(view, &edition(), state, teller).expect("a sheet");
            let pages = press::proof(&paper).expect("a proof").pages;
            let bare = |text: &str| bare(text).to_lowercase();
            let (first, second) = (bare(&pages[0]), bare(&pages[1]));
            for told in ["print-in-brief", "section-ending", "print-running", "section-gaps"] {
                assert!(first.contains(&bare(&teller.say(told))), "{state}: {told}");
            }
            assert!(second.contains(&format!("4{}", bare(&teller.say("section-coverage")))), "{state}: {second}");
        }
    });
}

#[test]
fn what_a_viewer_may_not_see_is_on_no_paper() {
    let secret = "Undisclosedundertaking";
    in_each_language(&Viewer::Public, |view, teller| {
        for paper in papers(view, teller) {
            assert!(!set(&paper).contains(secret), "{}", paper.title);
        }
    });
    in_each_language(&Viewer::Secretariat(PartyKey::new("unrcca")), |view, teller| {
        let naming = papers(view, teller).iter().filter(|paper| set(paper).contains(secret)).count();
        assert_eq!(naming, 2, "the matrix and the sheet of the State name it");
    });
}
