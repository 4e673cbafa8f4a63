//! The same thing in two languages: is the right text of the other language first among all?

use crate::report::Line;
use crate::shared::Table;
use overlap::{Index, Model, Profile};

fn titled(key: String, title: &str) -> Profile {
    let mut profile = Profile::new(key);
    profile.titles.push(title.into());
    profile
}

/// How many of the asked texts find their twin first, of how many.
fn first(index: &Index, asked: &[(String, String)]) -> (usize, usize) {
    let hit = |(key, text): &&(String, String)| {
        let found = index.check(&titled(String::new(), text));
        let best =
            found.iter().max_by(|a, b| a.same.total_cmp(&b.same).then(a.close.cmp(&b.close)).then_with(|| b.right.cmp(&a.right)));
        best.is_some_and(|pair| pair.left == *key || pair.right == *key)
    };
    (asked.iter().filter(hit).count(), asked.len())
}

/// Measures titles and goals, with the encoder and without.
pub(crate) fn run(lines: &mut Vec<Line>) {
    let sets = [
        ("crosslingual/project_titles_en_ru_helper.csv", "title_en", "title_ru", "78 titles, en and ru", 0.90),
        ("crosslingual/sdg_texts_multilang.csv", "en", "ru", "SDG texts, ru to en", 0.95),
        ("crosslingual/sdg_texts_multilang.csv", "en", "kk", "SDG texts, kk to en", 0.0),
        ("crosslingual/sdg_texts_multilang.csv", "en", "fr", "SDG texts, fr to en", 0.0),
        ("crosslingual/sdg_texts_multilang.csv", "ru", "ky", "SDG texts, ky to ru", 0.0),
    ];
    for (file, here, there, name, target) in sets {
        let Some(table) = Table::read(file) else { continue };
        // Texts that stand there twice have no one twin.
        let mut rows: Vec<(String, String)> =
            table.rows().map(|row| (row.get(here).to_owned(), row.get(there).to_owned())).collect();
        rows.retain(|(left, right)| !left.is_empty() && !right.is_empty());
        rows.sort();
        rows.dedup_by(|a, b| a.0 == b.0);
        let mut shares = Vec::new();
        for mut index in [Index::new(Model::shipped()), Index::without_encoder(Model::shipped())] {
            rows.iter().enumerate().for_each(|(at, (text, _))| index.put(&titled(format!("t:{at:04}"), text)));
            let asked: Vec<(String, String)> =
                rows.iter().enumerate().map(|(at, (_, text))| (format!("t:{at:04}"), text.clone())).collect();
            let (hits, all) = first(&index, &asked);
            shares.push(hits as f64 / all.max(1) as f64);
        }
        let note = format!("without the encoder {:.3}; {} texts", shares[1], rows.len());
        lines.push(Line::new("11", name, "twin first", shares[0], target, "").noting(&note));
    }
}
