//! Calling an address that somebody else named: encrypted, only where the world can reach it, and never further than it says. The name is
//! resolved once and the call goes to what was looked at, so that a name cannot mean something else a moment later.
//! Not for: what is said in a call.

use axum::http::{Method, Request, StatusCode, Uri, header};
use desk::Refusal;
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

/// How long a call may take, from the name to the answer.
const PATIENCE: Duration = Duration::from_secs(15);

/// How long one address of a name may take to be reached.
const REACH: Duration = Duration::from_secs(5);

/// How many addresses of a name are tried.
const ADDRESSES: usize = 3;

/// The longest address that is taken, in bytes.
const LONGEST: usize = 500;

/// How much of an answer is read at most: its head. The body is not.
const HEAD: usize = 64 << 10;

/// What may be called.
#[derive(Clone)]
pub(crate) struct Gate {
    /// Whether programs on this very machine may be called, in clear: in a demonstration.
    demo: bool,
    /// Hosts that the operator permits wherever they are.
    permitted: Arc<[String]>,
    tls: Option<Arc<ClientConfig>>,
}

/// What came of a call.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Answer {
    /// In a word that is permanent: `delivered`, `refused`, `moved`, `gone`, `unreachable`, `timed-out`, `not-public`, `not-secure`.
    pub(crate) outcome: &'static str,
    /// The status of the answer, where there was one.
    pub(crate) status: Option<u16>,
}

/// Where an address leads.
struct Target {
    secure: bool,
    host: String,
    port: u16,
    path: String,
    authority: String,
}

impl Gate {
    /// A gate that lets through what the whole world can reach, and these hosts.
    pub(crate) fn new(demo: bool, permitted: &[String]) -> Self {
        let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
        let tls = builder.ok().map(|builder| Arc::new(builder.with_root_certificates(roots).with_no_client_auth()));
        let permitted = permitted.iter().map(|host| host.trim().to_lowercase()).collect();
        Self { demo, permitted, tls }
    }

    /// Refuses an address that could never be called.
    pub(crate) fn may(&self, address: &str) -> Result<(), Refusal> {
        self.target(address).map(drop)
    }

    fn target(&self, address: &str) -> Result<Target, Refusal> {
        let unfit = || Refusal::new("hook-address-unfit");
        let uri: Uri = address.parse().map_err(|_| unfit())?;
        let authority = uri.authority().ok_or_else(unfit)?;
        if address.len() > LONGEST || authority.as_str().contains('@') {
            return Err(unfit());
        }
        let host = authority.host().trim_start_matches('[').trim_end_matches(']').to_lowercase();
        let secure = match uri.scheme_str() {
            Some("https") => true,
            Some("http") if self.demo && is_here(&host) => false,
            _ => return Err(Refusal::new("hook-not-secure")),
        };
        // What stands behind the host and is no port would be passed over.
        let behind = authority.as_str().get(authority.host().len()..).unwrap_or_default();
        if host.is_empty() || (!behind.is_empty() && authority.port_u16().is_none()) {
            return Err(unfit());
        }
        let port = authority.port_u16().unwrap_or(if secure { 443 } else { 80 });
        let path = uri.path_and_query().map_or_else(|| "/".to_owned(), |path| path.as_str().to_owned());
        let target = Target { secure, host, port, path, authority: authority.to_string() };
        // A number needs no looking up to be known as one that leads inside.
        match target.host.parse::<IpAddr>() {
            Ok(ip) if !self.reaches(&target.host, ip) => Err(Refusal::new("hook-not-public")),
            _ => Ok(target),
        }
    }

    fn reaches(&self, host: &str, ip: IpAddr) -> bool {
        self.permitted.iter().any(|permitted| permitted == host) || is_public(ip) || (self.demo && ip.is_loopback())
    }

    /// Calls an address with a body and headers.
    pub(crate) async fn call(&self, address: &str, headers: Vec<(&'static str, String)>, body: Vec<u8>) -> Answer {
        let called = timeout(PATIENCE, self.called(address, headers, body)).await;
        match called {
            Ok(Ok(status)) => Answer { outcome: meaning(status), status: Some(status.as_u16()) },
            Ok(Err(outcome)) => Answer { outcome, status: None },
            Err(_) => Answer { outcome: "timed-out", status: None },
        }
    }

    async fn called(
        &self,
        address: &str,
        headers: Vec<(&'static str, String)>,
        body: Vec<u8>,
    ) -> Result<StatusCode, &'static str> {
        let target = self.target(address).map_err(|refusal| match refusal.code {
            "hook-not-public" => "not-public",
            _ => "not-secure",
        })?;
        let found = lookup_host((target.host.as_str(), target.port)).await.map_err(|_| "unreachable")?;
        let found: Vec<SocketAddr> = found.collect();
        // One that leads inside is reason enough: whoever answers for the name decides the order.
        if found.iter().any(|address| !self.reaches(&target.host, address.ip())) {
            return Err("not-public");
        }
        let stream = reach(&found).await.ok_or("unreachable")?;
        let mut request = Request::builder().method(Method::POST).uri(&target.path).header(header::HOST, &target.authority);
        for (name, value) in headers {
            request = request.header(name, value);
        }
        let request = request.body(Full::new(Bytes::from(body))).map_err(|_| "unreachable")?;
        if !target.secure {
            return ask(stream, request).await;
        }
        let tls = self.tls.clone().ok_or("not-secure")?;
        let name = ServerName::try_from(target.host.clone()).map_err(|_| "not-secure")?;
        let stream = TlsConnector::from(tls).connect(name, stream).await.map_err(|_| "not-secure")?;
        ask(stream, request).await
    }
}

/// What a status means. A redirect is not followed: it could lead where no address may.
fn meaning(status: StatusCode) -> &'static str {
    match status {
        StatusCode::GONE => "gone",
        status if status.is_success() => "delivered",
        status if status.is_redirection() => "moved",
        _ => "refused",
    }
}

async fn reach(addresses: &[SocketAddr]) -> Option<TcpStream> {
    for address in addresses.iter().take(ADDRESSES) {
        if let Ok(Ok(stream)) = timeout(REACH, TcpStream::connect(address)).await {
            return Some(stream);
        }
    }
    None
}

async fn ask(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    request: Request<Full<Bytes>>,
) -> Result<StatusCode, &'static str> {
    let shaken = http1::Builder::new().max_buf_size(HEAD).handshake(TokioIo::new(stream)).await;
    let (mut sender, connection) = shaken.map_err(|_| "unreachable")?;
    let driving = tokio::spawn(connection);
    let answer = sender.send_request(request).await;
    // What stands behind the head of the answer is nobody's business here.
    driving.abort();
    answer.map(|answer| answer.status()).map_err(|_| "unreachable")
}

/// Whether a host is this very machine, by its name or number.
fn is_here(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// Whether the whole world can reach an address: it is none of the ranges that RFC 6890 and its kin set aside.
pub(super) fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => match ip.to_ipv4_mapped() {
            Some(ip) => is_public_v4(ip),
            None => is_public_v6(ip),
        },
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let set_aside = ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_broadcast()
        || ip.is_documentation()
        || ip.is_multicast()
        || a == 0
        || a >= 240
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && (b == 18 || b == 19));
    !set_aside
}

/// Of the sixth version only what is given out to the world counts, without what leads to addresses of the fourth.
fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [a, b, ..] = ip.segments();
    let given_out = a & 0xe000 == 0x2000;
    let leads_elsewhere =
        a == 0x2002 || (a == 0x2001 && b < 0x0200) || (a == 0x2001 && b == 0x0db8) || (a == 0x3fff && b < 0x1000);
    given_out && !leads_elsewhere
}
