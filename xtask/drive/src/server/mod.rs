//! Small static file server on loopback, with pages of the tests' own and faults where they ask for them.
mod fault;
mod response;
#[cfg(test)]
mod tests;

pub use fault::Fault;

use crate::headers::Rules;
use crate::listen::Listener;
use response::{BROTLI, NOT_FOUND, Response, mime, path};
use std::fs;
use std::io::{self, BufRead, BufReader};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// Longest that a held file is held, should a test end without releasing it.
const HELD: Duration = Duration::from_secs(120);

/// Request that the server has had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Method, such as `GET`.
    pub method: String,
    /// Path and query.
    pub target: String,
    /// Whether there was a file or page at this path then.
    pub there: bool,
}

/// Running server; it stops when dropped.
#[derive(Debug)]
pub struct Server {
    listener: Listener,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    root: Mutex<PathBuf>,
    /// Pages of the test's own: path and HTML.
    pages: Mutex<Vec<(String, String)>>,
    /// Files in place of those in the folder.
    swapped: Mutex<Vec<(String, Vec<u8>)>>,
    /// Faults, each with the prefix of the paths that have it.
    faults: Mutex<Vec<(String, Fault)>>,
    requests: Mutex<Vec<Request>>,
    /// Second paths of folders: that path and the folder's own.
    aliases: Mutex<Vec<(String, String)>>,
    /// Headers that are sent with each path.
    rules: Mutex<Rules>,
}

impl Server {
    /// Serves the folder `root` on a free port of 127.0.0.1; browsers that accept brotli get `<file>.br`
    /// where there is one.
    ///
    /// # Errors
    /// When no port can be had.
    pub fn start(root: impl Into<PathBuf>) -> io::Result<Self> {
        let shared = Arc::new(Shared {
            root: Mutex::new(root.into()),
            pages: Mutex::default(),
            swapped: Mutex::default(),
            faults: Mutex::default(),
            requests: Mutex::default(),
            aliases: Mutex::default(),
            rules: Mutex::default(),
        });
        let serving = Arc::clone(&shared);
        let listener = Listener::start(move |connection| serving.answer(connection))?;
        Ok(Self { listener, shared })
    }

    /// Returns the origin, e.g. `http://127.0.0.1:40123`.
    pub fn origin(&self) -> String {
        format!("http://{}", self.listener.address)
    }

    /// Returns the address of a path that begins with `/`.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin())
    }

    /// Gives every path that begins with `prefix` this fault too, from now on.
    pub fn fault(&self, prefix: &str, fault: Fault) {
        held(&self.shared.faults).push((prefix.to_owned(), fault));
    }

    /// Sends the headers of this `_headers` file from now on, as hosts that read one do.
    pub fn headers(&self, text: &str) {
        *held(&self.shared.rules) = Rules::read(text);
    }

    /// Serves another folder from now on, such as a newer version.
    pub fn serve(&self, root: impl Into<PathBuf>) {
        *held(&self.shared.root) = root.into();
    }

    /// Takes all faults away, and sends what they have held.
    pub fn heal(&self) {
        held(&self.shared.faults).clear();
    }

    /// Serves this text at `path`, for a host's page or a file of its own.
    pub fn page(&self, path: &str, html: impl Into<String>) {
        held(&self.shared.pages).push((path.to_owned(), html.into()));
    }

    /// Serves the folder at `path` at `other` too; both end with `/`.
    pub fn alias(&self, other: &str, path: &str) {
        held(&self.shared.aliases).push((other.to_owned(), path.to_owned()));
    }

    /// Serves these bytes as the file at `path`.
    pub fn file(&self, path: &str, bytes: impl Into<Vec<u8>>) {
        held(&self.shared.swapped).push((path.to_owned(), bytes.into()));
    }

    /// Returns the paths asked for so far, in order, without query.
    pub fn requests(&self) -> Vec<String> {
        held(&self.shared.requests).iter().map(|request| path(&request.target).to_owned()).collect()
    }

    /// Returns all requests so far, in order.
    pub fn requested(&self) -> Vec<Request> {
        held(&self.shared.requests).clone()
    }

    /// Returns whether there is a file or page at this path.
    pub fn has(&self, path: &str) -> bool {
        self.shared.find(path, false).status == 200
    }
}

impl Shared {
    fn answer(&self, mut connection: TcpStream) -> io::Result<()> {
        // Browsers open spare connections and leave them silent.
        connection.set_read_timeout(Some(Duration::from_secs(20)))?;
        let mut lines = BufReader::new(connection.try_clone()?).lines();
        let request = lines.next().transpose()?.unwrap_or_default();
        let mut brotli = false;
        for line in lines {
            let line = line?.to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            brotli |= line.strip_prefix("accept-encoding:").is_some_and(|takes| takes.contains("br"));
        }
        let mut words = request.split(' ').map(str::to_owned);
        let (Some(method), Some(target)) = (words.next(), words.next()) else { return Ok(()) };
        let path = path(&target);
        let there = self.find(path, false).status == 200;
        held(&self.requests).push(Request { method, target: target.clone(), there });
        let faults: Vec<Fault> = held(&self.faults)
            .iter()
            .filter(|(prefix, _)| path.starts_with(prefix.as_str()))
            .map(|(_, fault)| fault.clone())
            .collect();
        self.respond(path, brotli, &faults).send(&mut connection)
    }

    fn respond(&self, path: &str, brotli: bool, faults: &[Fault]) -> Response {
        let mut response = self.find(path, brotli);
        response.headers.push_str(&held(&self.rules).of(path));
        for fault in faults {
            match fault {
                Fault::Status(status) => response = Response::html(*status, "<!doctype html><p>fault</p>"),
                Fault::Html => response = Response::html(200, "<!doctype html><p>please sign in</p>"),
                Fault::Mime(mime) => (*mime).clone_into(&mut response.mime),
                Fault::Cut => response.body.truncate(response.body.len() / 2),
                Fault::Edited(edit) => edit(&mut response.body),
                Fault::Broken => response.sent = Some(response.body.len() / 2),
                Fault::BrokenAfter(bytes) => response.sent = Some(*bytes),
                Fault::Chunked(bytes) => (response.sent, response.chunked) = (Some(*bytes), true),
                Fault::Lingering(wait) => response.lingers = *wait,
                Fault::Gone => response.gone = true,
                Fault::Late(wait) => thread::sleep(*wait),
                Fault::Held => self.hold(path),
                Fault::Header(name, value) => response.headers.push_str(&format!("{name}: {value}\r\n")),
            }
        }
        response
    }

    /// Waits until nothing holds this path any more.
    fn hold(&self, path: &str) {
        let end = Instant::now() + HELD;
        let holds = |(prefix, fault): &(String, Fault)| {
            path.starts_with(prefix.as_str()) && matches!(fault, Fault::Held)
        };
        while held(&self.faults).iter().any(holds) && Instant::now() < end {
            thread::sleep(Duration::from_millis(5));
        }
    }

    fn find(&self, path: &str, brotli: bool) -> Response {
        if let Some((_, html)) = held(&self.pages).iter().rev().find(|(page, _)| page == path) {
            // Its name says what it is; a page has none.
            let mime =
                Path::new(path).extension().map_or("text/html; charset=utf-8", |_| mime(Path::new(path)));
            return Response { mime: mime.to_owned(), ..Response::html(200, html) };
        }
        let alias = held(&self.aliases)
            .iter()
            .find_map(|(other, own)| Some(format!("{own}{}", path.strip_prefix(other.as_str())?)));
        let path = alias.as_deref().unwrap_or(path);
        let relative = if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        let relative = Path::new(relative.trim_start_matches('/'));
        let inside = relative.components().all(|part| matches!(part, std::path::Component::Normal(_)));
        if !inside {
            return Response::html(404, NOT_FOUND);
        }
        let mime = mime(relative).to_owned();
        let swapped =
            held(&self.swapped).iter().rev().find(|(other, _)| other == path).map(|(_, bytes)| bytes.clone());
        if let Some(body) = swapped {
            return Response { status: 200, mime, body, ..Response::default() };
        }
        let file = held(&self.root).join(relative);
        if brotli && let Ok(body) = fs::read(format!("{}.br", file.display())) {
            let headers = BROTLI.to_owned();
            return Response { status: 200, mime, body, headers, ..Response::default() };
        }
        match fs::read(file) {
            Ok(body) => Response { status: 200, mime, body, ..Response::default() },
            Err(_) => Response::html(404, NOT_FOUND),
        }
    }
}

/// Locks a list. A panicking test leaves the lists as they were, still good to read.
pub(crate) fn held<T>(list: &Mutex<T>) -> MutexGuard<'_, T> {
    list.lock().unwrap_or_else(PoisonError::into_inner)
}
