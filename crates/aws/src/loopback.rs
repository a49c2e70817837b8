//! A local HTTP server to which the browser is redirected: one page on this computer, for one request.

use std::net::Ipv4Addr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio::time::timeout;
use vouch_core::LastPage;

/// The ports whose addresses are registered with the user pool (`infra/vouch.yaml` lists them). The first free one is
/// used.
pub const PORTS: [u16; 4] = [17321, 21873, 26417, 31259];

/// How long a connection may stay idle: browsers open some in advance.
const IDLE_TIMEOUT: Duration = Duration::from_secs(10);

/// Longest head of a request, in bytes. A code and a state are much shorter.
const MAX_HEAD: usize = 16 * 1024;

/// Most headers of a request.
const MAX_HEADERS: usize = 64;

/// A server that accepts connections from this computer only.
#[derive(Debug)]
pub(crate) struct Loopback {
    listener: TcpListener,
    port: u16,
}

/// A request for the page, not yet answered.
#[derive(Debug)]
pub(crate) struct PageRequest {
    /// The query of the address, decoded, in order.
    pub(crate) query: Vec<(String, String)>,
    stream: TcpStream,
}

impl Loopback {
    /// Binds the first free port; `None` if all are taken.
    pub(crate) async fn bind() -> Option<Self> {
        for port in PORTS {
            if let Ok(listener) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
                return Some(Self { listener, port });
            }
        }
        None
    }

    /// Returns the address of a page, as registered with the user pool.
    pub(crate) fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Waits for a request for one page; every other page is not found. `None` after the time limit.
    pub(crate) async fn request(&self, path: &str, limit: Duration) -> Option<PageRequest> {
        timeout(limit, self.first(path)).await.ok()
    }

    async fn first(&self, path: &str) -> PageRequest {
        let mut connections = JoinSet::new();
        loop {
            tokio::select! {
                Ok((stream, _)) = self.listener.accept() => {
                    let path = path.to_owned();
                    connections.spawn(async move { timeout(IDLE_TIMEOUT, page_request(stream, &path)).await.ok().flatten() });
                }
                Some(Ok(Some(request))) = connections.join_next() => return request,
            }
        }
    }
}

impl PageRequest {
    /// Returns the value of a query parameter; `None` if it occurs twice.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        let mut values = self.query.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str());
        values.next().filter(|_| values.next().is_none())
    }

    /// Responds with the page. If the browser has disconnected, only the page is lost.
    pub(crate) async fn answer(mut self, page: &LastPage) {
        let body = html(page);
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n\
             Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\n\
             Referrer-Policy: no-referrer\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
            body.len()
        );
        send(&mut self.stream, head + &body).await;
    }
}

/// Reads one request and returns it if it is for the page; any other request is answered here.
async fn page_request(mut stream: TcpStream, path: &str) -> Option<PageRequest> {
    let target = target(&mut stream).await?;
    let url = url::Url::parse("http://127.0.0.1").ok()?.join(&target).ok()?;
    if url.path() == path {
        let query = url.query_pairs().into_owned().collect();
        return Some(PageRequest { query, stream });
    }
    let not_found = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    send(&mut stream, not_found.to_owned()).await;
    None
}

/// Returns the target of a GET request.
async fn target(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    loop {
        if stream.read_buf(&mut bytes).await.ok()? == 0 || bytes.len() > MAX_HEAD {
            return None;
        }
        let mut headers = [httparse::EMPTY_HEADER; MAX_HEADERS];
        let mut request = httparse::Request::new(&mut headers);
        if request.parse(&bytes).ok()?.is_complete() {
            return request.path.filter(|_| request.method == Some("GET")).map(str::to_owned);
        }
    }
}

async fn send(stream: &mut TcpStream, text: String) {
    if stream.write_all(text.as_bytes()).await.is_ok() {
        let _ = stream.shutdown().await;
    }
}

fn html(LastPage { title, text }: &LastPage) -> String {
    let [title, text] = [title, text].map(|text| escaped(text));
    format!(
        "<!doctype html><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>{title} · Vouch</title><style>:root{{color-scheme:light dark}}body{{font:16px/1.5 system-ui,sans-serif;\
         max-width:30rem;margin:20vh auto;padding:0 1.5rem}}h1{{font-size:1.25rem}}</style><h1>{title}</h1><p>{text}"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn ask(port: u16, request: &str) -> String {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await.expect("a listener");
        stream.write_all(request.as_bytes()).await.expect("it listens");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.expect("an answer");
        answer
    }

    #[tokio::test]
    async fn the_first_request_for_the_page_counts_and_nothing_else() {
        let server = Loopback::bind().await.expect("a free port");
        let port = server.port;
        // A browser's idle connection must not get in the way.
        let idle = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await.expect("a listener");
        let browser = tokio::spawn(async move {
            let icon = ask(port, "GET /favicon.ico HTTP/1.1\r\nHost: x\r\n\r\n").await;
            let posted = ask(port, "POST /callback?code=1 HTTP/1.1\r\nHost: x\r\n\r\n").await;
            let page =
                ask(port, "GET /callback?code=a%2Bb&state=s&state=t HTTP/1.1\r\nHost: x\r\n\r\n").await;
            (icon, posted, page)
        });
        let request = server.request("/callback", Duration::from_secs(5)).await.expect("a request");
        assert_eq!(request.value("code"), Some("a+b"));
        assert_eq!(request.value("state"), None, "given twice");
        request.answer(&LastPage { title: "Done <1>".to_owned(), text: "Go back".to_owned() }).await;
        let (icon, posted, page) = browser.await.expect("the browser's side ended well");
        assert!(icon.starts_with("HTTP/1.1 404"), "{icon}");
        assert_eq!(posted, "");
        assert!(page.contains("Done &lt;1&gt;") && page.contains("no-store"), "{page}");
        drop(idle);
    }

    #[tokio::test]
    async fn a_taken_port_is_skipped_and_waiting_ends() {
        let first = Loopback::bind().await.expect("a free port");
        let second = Loopback::bind().await.expect("another free port");
        assert_ne!(first.address("/callback"), second.address("/callback"));
        assert!(second.request("/callback", Duration::from_millis(20)).await.is_none());
    }
}
