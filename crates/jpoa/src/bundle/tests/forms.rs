//! Files in the hands of the programs they are meant for, and equal bytes for equal registers.

use super::{bundle, shipped, state};
use plan::{Initiative, Lang, Record, State, Texts, Viewer};
use sqlx::{Connection, Row, SqliteConnection};

#[test]
fn equal_registers_give_equal_bytes() {
    let state = state(shipped());
    let (once, again) = (bundle(&state, &Viewer::Public), bundle(&state, &Viewer::Public));
    assert!(once.len() > 100);
    for (one, other) in once.iter().zip(&again) {
        assert_eq!(one.0, other.0);
        assert!(one.1 == other.1, "{} differs from itself", one.0);
    }
}

/// Opens the database of a state with SQLite itself.
async fn opened(state: &State) -> (tempfile::TempDir, SqliteConnection) {
    let bytes = super::on(state, &Viewer::Public, None, |ground| exchange::relation::sqlite::sqlite(&ground.publication));
    let folder = tempfile::TempDir::new().expect("a folder");
    let path = folder.path().join("register.sqlite");
    std::fs::write(&path, bytes).expect("a file");
    let connection = SqliteConnection::connect(&format!("sqlite:{}?mode=ro", path.display())).await.expect("SQLite opens it");
    (folder, connection)
}

async fn texts(connection: &mut SqliteConnection, sql: &'static str) -> Vec<String> {
    let rows = sqlx::query(sql).fetch_all(connection).await.expect("SQLite answers");
    rows.iter().map(|row| row.try_get::<String, _>(0).expect("a text")).collect()
}

#[tokio::test]
async fn sqlite_finds_its_file_whole() {
    let state = state(shipped());
    let (_folder, mut connection) = opened(&state).await;
    assert_eq!(texts(&mut connection, "PRAGMA integrity_check").await, ["ok"]);
    assert!(texts(&mut connection, "PRAGMA foreign_key_check").await.is_empty());
    let keys = "SELECT key FROM initiative WHERE key = 'central-asia:CA-062'";
    assert_eq!(texts(&mut connection, keys).await, ["central-asia:CA-062"]);
    let plan = texts(&mut connection, "SELECT sql FROM sqlite_schema WHERE name = 'contribution'").await;
    assert!(plan[0].contains("REFERENCES \"provision\" (key)"), "{plan:?}");
    let untold = "SELECT of || '.' || name FROM about_column WHERE meaning_en LIKE '%«%' OR meaning_ru LIKE '%«%'";
    assert!(texts(&mut connection, untold).await.is_empty(), "every column says what it means");
}

/// Trees of three levels, keys longer than a page takes, texts that run over several pages.
#[tokio::test]
async fn sqlite_finds_a_large_file_whole() {
    let mut records: Vec<Record> = shipped().into_iter().filter(|record| record.initiative().is_none()).collect();
    let long = |number: usize| match number % 500 {
        0 => "и".repeat(9000),
        1 => "x".repeat(4061),
        _ => "Text".to_owned(),
    };
    for (number, record) in testkit::register(24_000, 1, &testkit::Ground::central_asia()).into_iter().enumerate() {
        let Record::Initiative(mut initiative) = record else { continue };
        initiative.description = Texts::one(Lang::EN, &long(number));
        if number % 700 == 0 {
            initiative.key =
                Initiative::new(format!("made-up:{}-{number}", "k".repeat(1500)).as_str().into(), "made-up".into()).key;
        }
        records.push(Record::Initiative(initiative));
    }
    let state = state(records);
    let (_folder, mut connection) = opened(&state).await;
    assert_eq!(texts(&mut connection, "PRAGMA integrity_check").await, ["ok"]);
    assert!(texts(&mut connection, "PRAGMA foreign_key_check").await.is_empty());
    let counted =
        texts(&mut connection, "SELECT CAST(count(*) AS TEXT) || ' ' || max(length(description_en)) FROM initiative").await;
    assert_eq!(counted, ["24000 9000"]);
    let sorted = "SELECT CAST(count(*) AS TEXT) FROM initiative INDEXED BY sqlite_autoindex_initiative_1 WHERE key >= ''";
    assert_eq!(texts(&mut connection, sorted).await, ["24000"]);
}
