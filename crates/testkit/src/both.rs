//! One text, both engines: a story is told on SQLite and on PostgreSQL and must leave the same entries and the same state.

use crate::Place;

/// Makes a test of each story, told on both engines; entries and state must be the same, byte for byte. Stories in which
/// chance decides who is first, or that leave damage behind, come after `apart:` and are only told on each.
#[macro_export]
macro_rules! stories {
    ($($story:ident),+ $(,)?) => {
        mod on_both_engines {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $story() {
                $crate::on_both(super::$story).await;
            })+
        }
    };
    (apart: $($story:ident),+ $(,)?) => {
        mod on_each_engine {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $story() {
                $crate::on_each(super::$story).await;
            })+
        }
    };
}

/// What a story leaves behind.
#[derive(PartialEq, Debug)]
struct Left {
    entries: Vec<String>,
    state: String,
}

/// Tells a story on both engines and holds what it leaves behind against each other.
pub async fn on_both<F: Future<Output = ()>>(story: fn(Place) -> F) {
    let on_sqlite = left_by(story, Place::on_sqlite()).await;
    assert!(!on_sqlite.entries.is_empty(), "a story that records nothing compares nothing");
    if let Some(place) = Place::on_postgres() {
        assert_eq!(on_sqlite, left_by(story, place).await, "SQLite on the left, PostgreSQL on the right");
    }
}

/// Tells a story on both engines, for itself each time.
pub async fn on_each<F: Future<Output = ()>>(story: fn(Place) -> F) {
    story(Place::on_sqlite()).await;
    if let Some(place) = Place::on_postgres() {
        story(place).await;
    }
}

async fn left_by<F: Future<Output = ()>>(story: fn(Place) -> F, place: Place) -> Left {
    story(place.clone()).await;
    let state = place.desk().await.state_digest().to_string();
    Left { entries: place.bodies().await, state }
}
