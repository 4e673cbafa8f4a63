//! What every answer tells the browser to refuse: scripts and styles from the page itself, frames, other sites.

use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, VARY, X_CONTENT_TYPE_OPTIONS,
    X_FRAME_OPTIONS,
};
use axum::http::{HeaderValue, Response};

// not for people: headers, read by browsers
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

// not for people: as above
const ALWAYS: [(HeaderName, &str); 6] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
    (REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
];

/// Tells browsers that know the site over a secure connection never to come over another.
pub(crate) async fn only_secure<B>(mut response: Response<B>) -> Response<B> {
    // not for people: as above
    response.headers_mut().insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    response
}

/// Adds the headers; pages are told to be asked for anew, because they differ by reader and by entry.
pub(crate) async fn guard<B>(mut response: Response<B>) -> Response<B> {
    let headers = response.headers_mut();
    // What brings a policy of its own is meant to stand in frames of others.
    let framed = headers.contains_key(CONTENT_SECURITY_POLICY);
    for (name, value) in ALWAYS {
        if !framed || ![CONTENT_SECURITY_POLICY, X_FRAME_OPTIONS].contains(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    // not for people: as above
    if !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache, private"));
        headers.append(VARY, HeaderValue::from_static("cookie, accept-language"));
    }
    response
}
