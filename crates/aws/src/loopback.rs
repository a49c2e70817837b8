//! The door through which the browser comes back: one page on this computer, open for one visit.

use std::net::Ipv4Addr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio::time::timeout;
use vouch_core::LastPage;

/// The ports whose addresses the user pool knows (`infra/vouch.yaml` lists them). The first free one is taken.
pub const PORTS: [u16; 4] = [17321, 21873, 26417, 31259];

/// Browsers open connections ahead of need; one that says nothing for this long is closed.
const SILENCE: Duration = Duration::from_secs(10);

/// Longest head of a request, in bytes. A code and a state are far shorter.
const LONGEST_HEAD: usize = 16 * 1024;

/// Most headers in a request.
const MOST_HEADERS: usize = 64;

/// Listens on this computer alone.
#[derive(Debug)]
pub(crate) struct Loopback {
    listener: TcpListener,
    port: u16,
}

/// Whoever came to the page, waiting for an answer.
#[derive(Debug)]
pub(crate) struct Visitor {
    /// What the address carried, decoded, in order.
    pub(crate) query: Vec<(String, String)>,
    stream: TcpStream,
}

impl Loopback {
    /// Takes the first free port; `None` if all are taken.
    pub(crate) async fn bind() -> Option<Self> {
        for port in PORTS {
            if let Ok(listener) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
                return Some(Self { listener, port });
            }
        }
        None
    }

    /// The address of a page here, as the user pool knows it.
    pub(crate) fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Waits for a visit to one page; everything else is not found. `None` when nobody came in time.
    pub(crate) async fn visitor(&self, path: &str, patience: Duration) -> Option<Visitor> {
        timeout(patience, self.first(path)).await.ok()
    }

    async fn first(&self, path: &str) -> Visitor {
        let mut callers = JoinSet::new();
        loop {
            tokio::select! {
                Ok((stream, _)) = self.listener.accept() => {
                    let path = path.to_owned();
                    callers.spawn(async move { timeout(SILENCE, visit(stream, &path)).await.ok().flatten() });
                }
                Some(Ok(Some(visitor))) = callers.join_next() => return visitor,
            }
        }
    }
}

impl Visitor {
    /// The value of one part of the query; none if it stands there twice.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        let mut values = self.query.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str());
        values.next().filter(|_| values.next().is_none())
    }

    /// Shows the page. A browser that has left misses it; nothing else is lost.
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

/// Reads one request. It is a visit if it asks for the page; anything else is answered here.
async fn visit(mut stream: TcpStream, path: &str) -> Option<Visitor> {
    let target = target(&mut stream).await?;
    let url = url::Url::parse("http://127.0.0.1").ok()?.join(&target).ok()?;
    if url.path() == path {
        let query = url.query_pairs().into_owned().collect();
        return Some(Visitor { query, stream });
    }
    let nothing = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    send(&mut stream, nothing.to_owned()).await;
    None
}

/// What a GET request asks for.
async fn target(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    loop {
        if stream.read_buf(&mut bytes).await.ok()? == 0 || bytes.len() > LONGEST_HEAD {
            return None;
        }
        let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
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
    async fn the_first_visit_to_the_page_counts_and_nothing_else() {
        let door = Loopback::bind().await.expect("a free port");
        let port = door.port;
        // A browser's idle connection must not stand in the way.
        let idle = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await.expect("a listener");
        let browser = tokio::spawn(async move {
            let icon = ask(port, "GET /favicon.ico HTTP/1.1\r\nHost: x\r\n\r\n").await;
            let posted = ask(port, "POST /callback?code=1 HTTP/1.1\r\nHost: x\r\n\r\n").await;
            let page =
                ask(port, "GET /callback?code=a%2Bb&state=s&state=t HTTP/1.1\r\nHost: x\r\n\r\n").await;
            (icon, posted, page)
        });
        let visitor = door.visitor("/callback", Duration::from_secs(5)).await.expect("a visit");
        assert_eq!(visitor.value("code"), Some("a+b"));
        assert_eq!(visitor.value("state"), None, "given twice");
        visitor.answer(&LastPage { title: "Done <1>".to_owned(), text: "Go back".to_owned() }).await;
        let (icon, posted, page) = browser.await.expect("the browser's side ended well");
        assert!(icon.starts_with("HTTP/1.1 404"), "{icon}");
        assert_eq!(posted, "");
        assert!(page.contains("Done &lt;1&gt;") && page.contains("no-store"), "{page}");
        drop(idle);
    }

    #[tokio::test]
    async fn a_taken_port_is_passed_over_and_waiting_ends() {
        let first = Loopback::bind().await.expect("a free port");
        let second = Loopback::bind().await.expect("another free port");
        assert_ne!(first.address("/callback"), second.address("/callback"));
        assert!(second.visitor("/callback", Duration::from_millis(20)).await.is_none());
    }
}
