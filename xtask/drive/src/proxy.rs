//! Proxy on loopback that records a browser's requests, and refuses those to servers it does not know.
use crate::listen::Listener;
use crate::server::held;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Request that a browser has sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProxiedRequest {
    /// First line: method and address; `CONNECT host:port` for encrypted connections and sockets.
    pub line: String,
    /// Headers, as they came.
    pub head: String,
    /// Body.
    pub body: Vec<u8>,
    /// Whether it was passed on to its server.
    pub passed: bool,
}

/// Running proxy; it stops when dropped.
#[derive(Debug)]
pub struct Proxy {
    listener: Listener,
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    known: Mutex<Vec<String>>,
    asked: Mutex<Vec<ProxiedRequest>>,
}

impl Proxy {
    /// Listens on a free port of 127.0.0.1, and passes nothing on yet.
    ///
    /// # Errors
    /// When no port can be had.
    pub fn start() -> io::Result<Self> {
        let shared = Arc::new(Shared::default());
        let serving = Arc::clone(&shared);
        let listener = Listener::start(move |connection| serving.pass(connection))?;
        Ok(Self { listener, shared })
    }

    /// Passes on requests to this origin, such as `http://127.0.0.1:40123`, from now on.
    pub fn know(&self, origin: &str) {
        held(&self.shared.known).push(origin.to_owned());
    }

    /// Returns Chrome's flags by which it sends all requests here, those to loopback too.
    pub fn flags(&self) -> [String; 2] {
        [
            format!("--proxy-server=http://{}", self.listener.address),
            "--proxy-bypass-list=<-loopback>".to_owned(),
        ]
    }

    /// Returns all requests so far, in order.
    pub fn asked(&self) -> Vec<ProxiedRequest> {
        held(&self.shared.asked).clone()
    }
}

impl Shared {
    fn pass(&self, mut browser: TcpStream) -> io::Result<()> {
        // Browsers open spare connections and leave them silent.
        browser.set_read_timeout(Some(Duration::from_secs(20)))?;
        let mut reader = BufReader::new(browser.try_clone()?);
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let (mut head, mut length) = (String::new(), 0);
        loop {
            let mut header = String::new();
            if reader.read_line(&mut header)? <= 2 {
                break;
            }
            if let Some(bytes) = header.to_ascii_lowercase().strip_prefix("content-length:") {
                length = bytes.trim().parse().unwrap_or_default();
            }
            head.push_str(&header);
        }
        let mut body = Vec::new();
        reader.take(length).read_to_end(&mut body)?;
        let target = line.split(' ').nth(1).unwrap_or_default().to_owned();
        let known =
            held(&self.known).iter().find(|origin| target.starts_with(&format!("{origin}/"))).cloned();
        let passed = known.is_some();
        held(&self.asked).push(ProxiedRequest {
            line: line.trim_end().to_owned(),
            head: head.clone(),
            body: body.clone(),
            passed,
        });
        let Some(origin) = known else {
            return browser.write_all(b"HTTP/1.1 403 -\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        };
        let mut server = TcpStream::connect(origin.trim_start_matches("http://"))?;
        // To its server without its origin; that answers one request a connection.
        write!(server, "{}{head}\r\n", line.replacen(&origin, "", 1))?;
        server.write_all(&body)?;
        io::copy(&mut server, &mut browser).map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Server;

    fn ask(proxy: &Proxy, text: &str) -> String {
        let mut connection = TcpStream::connect(proxy.listener.address).unwrap();
        connection.write_all(text.as_bytes()).unwrap();
        let mut answer = String::new();
        connection.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn what_is_known_passes_and_all_is_written_down() {
        let (proxy, server) = (Proxy::start().unwrap(), Server::start(".").unwrap());
        server.page("/a", "here");
        let own = format!("GET {} HTTP/1.1\r\nHost: x\r\nReferer: http://y/\r\n\r\n", server.url("/a?b"));
        assert!(ask(&proxy, &own).starts_with("HTTP/1.1 403"), "nothing is known yet");
        proxy.know(&server.origin());
        assert!(ask(&proxy, &own).ends_with("here"));
        assert_eq!(server.requested()[0].target, "/a?b");
        // Another port that begins alike is another origin.
        let other = format!("POST {}0/ HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc", server.origin());
        assert!(ask(&proxy, &other).starts_with("HTTP/1.1 403"));
        assert!(ask(&proxy, "CONNECT a.example:443 HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 403"));
        let asked = proxy.asked();
        assert_eq!(asked.iter().map(|one| one.passed).collect::<Vec<_>>(), [false, true, false, false]);
        assert!(asked[1].head.contains("Referer: http://y/"));
        assert_eq!(asked[2].body, b"abc");
    }
}
