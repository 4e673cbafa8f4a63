//! The site at work: one desk that pages read from and that follows the journal, and one that records. So a long import keeps nobody
//! from reading, and what another process records is seen as well.

use super::answer::{self, Lost};
use super::asking::Asking;
use super::frame::Reading;
use crate::report::Teller;
use axum::response::Response;
use desk::{Desk, Fault};
use plan::Viewer;
use tokio::sync::{Mutex, RwLock};
use words::{Language, Words};

/// What a site is told when it starts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    /// Whether anybody may look around as anybody: a demonstration on this machine alone.
    pub(crate) demo: bool,
}

/// A site at work.
pub(crate) struct Site {
    reading: RwLock<Desk>,
    recording: Mutex<Desk>,
    words: [Words; 2],
    pub(crate) setting: Setting,
}

impl Site {
    /// A site over two desks on one register.
    pub(crate) fn new(reading: Desk, recording: Desk, setting: Setting) -> Self {
        let words = Language::ALL.map(Words::new);
        Self { reading: RwLock::new(reading), recording: Mutex::new(recording), words, setting }
    }

    /// The catalogue of a language.
    pub(crate) fn words(&self, language: Language) -> &Words {
        match language {
            Language::English => &self.words[0],
            Language::Russian => &self.words[1],
        }
    }

    /// Builds an answer from what this reader may see.
    pub(crate) async fn page(&self, asking: &Asking, build: impl FnOnce(&Reading<'_>) -> Result<Response, Lost>) -> Response {
        let desk = self.reading.read().await;
        let viewer = viewer(&desk, asking);
        let view = desk.view(viewer, asking.as_at.unwrap_or_else(|| desk.world().today()));
        let teller = Teller::new(self.words(asking.language), &view, false);
        let reading = Reading { teller: &teller, view: &view, asking, today: desk.world().today(), setting: self.setting };
        build(&reading).unwrap_or_else(|lost| answer::lost(&reading, lost))
    }

    /// Takes in what was recorded since, by whomever.
    pub(crate) async fn catch_up(&self) -> Result<u64, Fault> {
        self.reading.write().await.catch_up().await
    }

    /// Lets the register go.
    pub(crate) async fn close(self) {
        self.recording.into_inner().close().await;
        self.reading.into_inner().close().await;
    }
}

/// Who looks: in a demonstration whoever was chosen, else the public.
fn viewer(desk: &Desk, asking: &Asking) -> Viewer {
    asking.looks_as.as_deref().and_then(|name| desk.viewer(name).ok()).unwrap_or(Viewer::Public)
}
