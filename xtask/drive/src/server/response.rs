//! HTTP answers, whole or broken off.
use std::io::{self, Write};
use std::net::TcpStream;
use std::path::Path;
use std::thread;
use std::time::Duration;

/// Page in place of a file that is not there.
pub(super) const NOT_FOUND: &str = "<!doctype html><p>not found</p>";
/// Header of a file compressed with brotli.
pub(super) const BROTLI: &str = "Content-Encoding: br\r\n";

/// Answer to one request.
#[derive(Default)]
pub(super) struct Response {
    pub(super) status: u16,
    pub(super) mime: String,
    pub(super) headers: String,
    pub(super) body: Vec<u8>,
    /// How many bytes of the body are sent before the connection breaks; none for all.
    pub(super) sent: Option<usize>,
    pub(super) chunked: bool,
    pub(super) lingers: Duration,
    pub(super) gone: bool,
}

impl Response {
    /// Returns a page with this status.
    pub(super) fn html(status: u16, html: &str) -> Self {
        Self { status, mime: mime(Path::new("x.html")).to_owned(), body: html.into(), ..Self::default() }
    }

    /// Sends it, with the faults that it has.
    pub(super) fn send(&self, connection: &mut TcpStream) -> io::Result<()> {
        let Self { status, mime, headers, body, sent, chunked, lingers, gone } = self;
        if *gone {
            return Ok(());
        }
        let length = if *chunked {
            "Transfer-Encoding: chunked".to_owned()
        } else {
            format!("Content-Length: {}", body.len())
        };
        write!(
            connection,
            "HTTP/1.1 {status} -\r\nContent-Type: {mime}\r\n{length}\r\nConnection: close\r\n{headers}\r\n"
        )?;
        let part = body.get(..sent.unwrap_or(body.len())).unwrap_or(body);
        if *chunked {
            // One chunk of what is sent, and never the empty one that would end the body.
            if !part.is_empty() {
                write!(connection, "{:x}\r\n", part.len())?;
                connection.write_all(part)?;
                connection.write_all(b"\r\n")?;
            }
        } else {
            connection.write_all(part)?;
        }
        if sent.is_some() {
            thread::sleep(*lingers);
        }
        Ok(())
    }
}

/// Returns a target without its query.
pub(super) fn path(target: &str) -> &str {
    target.split(['?', '#']).next().unwrap_or_default()
}

/// Returns the content type of a file by its ending.
pub(super) fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|e| e.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}
