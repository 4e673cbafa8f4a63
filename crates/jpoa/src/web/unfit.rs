//! What is refused before any handler is asked, such as a form that cannot be read or one that another site sent: told as a page in the
//! reader's language, with the next step, where the server itself would answer in a line of English or with nothing.

use super::answer;
use super::asking::Asking;
use super::headers;
use super::site::Site;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_TYPE, COOKIE};
use axum::middleware::Next;
use axum::response::Response;
use std::sync::Arc;

/// Lets a request through, and puts a page in the place of a refusal without one.
pub(crate) async fn told(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    // Who asks is looked up where it is needed, of what is kept of the request.
    let mut kept = Request::new(());
    kept.uri_mut().clone_from(request.uri());
    for name in [COOKIE, ACCEPT_LANGUAGE] {
        for value in request.headers().get_all(&name) {
            kept.headers_mut().append(name.clone(), value.clone());
        }
    }
    let response = next.run(request).await;
    if !response.status().is_client_error() || says_something(&response) {
        return response;
    }
    let status = response.status();
    let (mut parts, ()) = kept.into_parts();
    let page = match Asking::from_request_parts(&mut parts, &site).await {
        Ok(asking) => site.page(&asking, |reading| Ok(answer::unfit(reading, status))).await,
        Err(page) => page,
    };
    headers::guard(page).await
}

/// Whether an answer is a page, a fragment or a file, and no line of the server's own.
fn says_something(response: &Response) -> bool {
    let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| !kind.starts_with("text/plain"))
}
