//! Opening the site on an address, following the journal while it stands, and closing it in good order.

use super::router;
use super::site::{Setting, Site};
use crate::cli::register;
use crate::cli::talk::{self, Problem};
use crate::cli::{Cli, Serve};
use crate::notice::{Outcome, Post};
use crate::{meanings, shipped};
use desk::{Desk, Location};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use words::{Language, Words};

/// How often the journal is looked at for what others recorded.
const FOLLOW: Duration = Duration::from_millis(500);

/// How often it is looked for digests that are due.
const ROUND: Duration = Duration::from_secs(60);

/// Serves the register that was named.
pub(crate) async fn serve(cli: &Cli, words: &Words, args: &Serve) -> Result<(), Problem> {
    let post = args.mail.post()?;
    let (location, _) = register::location(cli);
    let mut recording = Desk::create_or_open(&location, register::world()).await?;
    if recording.is_new() {
        register::begin(&mut recording, shipped::plan()).await?;
        register::told_begun(words, &location, &recording);
    }
    let setting = Setting { demo: false, secure: false };
    stand(words, &location, recording, (args.listen, args.public.as_deref()), (setting, post, &args.hook_host)).await
}

/// Serves the shipped plan out of a register that is gone when the program ends.
pub(crate) async fn demo(words: &Words, listen: SocketAddr) -> Result<(), Problem> {
    let folder = tempfile::tempdir().map_err(Problem::file(std::path::Path::new("tmp"), true))?;
    let location = Location::Folder(folder.path().to_owned());
    let mut recording = Desk::create_or_open(&location, register::world()).await?;
    register::begin(&mut recording, shipped::plan()).await?;
    let post = Post::into_folder(&folder.path().join("mail"))?;
    let setting = Setting { demo: true, secure: false };
    stand(words, &location, recording, (listen, None), (setting, Some(post), &[])).await
}

async fn stand(
    words: &Words,
    location: &Location,
    mut recording: Desk,
    (listen, public): (SocketAddr, Option<&str>),
    (setting, post, hosts): (Setting, Option<Post>, &[String]),
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
    let setting = Setting { secure: public.starts_with("https://"), ..setting };
    let place = post.as_ref().map(|post| post.place().to_owned());
    let site = Site::new((reading, recording), store, register::world(), public, setting, meanings::folder(location))
        .with_post(post)
        .permitting(hosts);
    let site = Arc::new(site);
    let key = if setting.demo { "talk-demo" } else { "talk-serving" };
    talk::say(&words.say_with(key, &[("address", format!("http://{at}/").into())]));
    if let Some(place) = place {
        talk::say(&words.say_with("talk-mail", &[("place", place.into())]));
    }
    let follower = tokio::spawn(follow(site.clone()));
    let sender = tokio::spawn(send(site.clone(), words.language()));
    let caller = tokio::spawn(call(site.clone()));
    let keeper = tokio::spawn(keep(site.clone()));
    let served = axum::serve(socket, router(site.clone())).with_graceful_shutdown(told_to_end()).await;
    follower.abort();
    sender.abort();
    caller.abort();
    keeper.abort();
    let _ = (follower.await, sender.await, caller.await, keeper.await);
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

/// Makes open data ahead for those who come for it again and again.
async fn keep(site: Arc<Site>) {
    let mut stood_at = site.stands_at();
    loop {
        tokio::time::sleep(FOLLOW).await;
        super::data::keep_ahead(&site, stood_at).await;
        stood_at = site.stands_at();
    }
}

/// Calls webhooks as the journal grows. What was being called when the site ends is called again when it stands up.
async fn call(site: Arc<Site>) {
    loop {
        tokio::time::sleep(FOLLOW).await;
        let office = site.office();
        // A store that cannot be reached for a while is asked again.
        let _ = office.take_on().await;
        let _ = office.deliver(site.gate(), site.post()).await;
    }
}

/// Sends what is due, and says on stderr what could not be sent.
async fn send(site: Arc<Site>, language: Language) {
    loop {
        tokio::time::sleep(ROUND).await;
        let Some(post) = site.post() else { return };
        // A store that cannot be reached for a while is asked again.
        for digested in site.office().digests(Some(post)).await.unwrap_or_default() {
            if let Outcome::Failed(why) = digested.outcome {
                let values = [("mail", digested.mail.into()), ("detail", why.into())];
                talk::say(&site.words(language).say_with("talk-mail-failed", &values));
            }
        }
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
