//! Opening the site on an address, following the journal while it stands, and closing it in good order.

use super::router;
use super::site::{Setting, Site};
use crate::cli::Cli;
use crate::cli::register;
use crate::cli::talk::{self, Problem};
use crate::shipped;
use desk::{Desk, Location};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use words::Words;

/// How often the journal is looked at for what others recorded.
const FOLLOW: Duration = Duration::from_millis(500);

/// Serves the register that was named.
pub(crate) async fn serve(cli: &Cli, words: &Words, listen: SocketAddr, public: Option<&str>) -> Result<(), Problem> {
    let (location, _) = register::location(cli);
    let mut recording = Desk::create_or_open(&location, register::world()).await?;
    if recording.is_new() {
        register::begin(&mut recording, shipped::plan()).await?;
        register::told_begun(words, &location, &recording);
    }
    stand(words, &location, recording, (listen, public), false).await
}

/// Serves the shipped plan out of a register that is gone when the program ends.
pub(crate) async fn demo(words: &Words, listen: SocketAddr) -> Result<(), Problem> {
    let folder = tempfile::tempdir().map_err(Problem::file(std::path::Path::new("tmp"), true))?;
    let location = Location::Folder(folder.path().to_owned());
    let mut recording = Desk::create_or_open(&location, register::world()).await?;
    register::begin(&mut recording, shipped::plan()).await?;
    stand(words, &location, recording, (listen, None), true).await
}

async fn stand(
    words: &Words,
    location: &Location,
    mut recording: Desk,
    (listen, public): (SocketAddr, Option<&str>),
    demo: bool,
) -> Result<(), Problem> {
    recording.use_directory(shipped::directory());
    let reading = Desk::open(location, register::world(), None).await?;
    let Some(store) = recording.store().cloned() else { return Err(desk::Refusal::new("no-register").into()) };
    let socket = TcpListener::bind(listen).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => Problem::Usage("usage-address-taken", vec![("address", listen.to_string())]),
        _ => Problem::File { path: listen.to_string(), error, writing: false },
    })?;
    let at = socket.local_addr().unwrap_or(listen);
    let public = public.map_or_else(|| format!("http://{at}"), |public| public.trim_end_matches('/').to_owned());
    let setting = Setting { demo, secure: public.starts_with("https://") };
    let site = Arc::new(Site::new((reading, recording), store, register::world(), public, setting));
    let key = if demo { "talk-demo" } else { "talk-serving" };
    talk::say(&words.say_with(key, &[("address", format!("http://{at}/").into())]));
    let follower = tokio::spawn(follow(site.clone()));
    let served = axum::serve(socket, router(site.clone())).with_graceful_shutdown(told_to_end()).await;
    follower.abort();
    let _ = follower.await;
    if let Ok(site) = Arc::try_unwrap(site) {
        site.close().await;
    }
    served.map_err(|error| Problem::File { path: listen.to_string(), error, writing: false })
}

/// Keeps pages in step with what other processes record. A store that cannot be reached for a while is asked again.
async fn follow(site: Arc<Site>) {
    loop {
        tokio::time::sleep(FOLLOW).await;
        let _ = site.catch_up().await;
    }
}

/// Waits for the wish to end: Ctrl-C, or the signal a service is stopped by.
async fn told_to_end() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut ended) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = ended.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}
