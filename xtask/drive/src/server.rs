//! A small static file server on loopback, with pages made on the spot and faults to order.
use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// What goes wrong with a file.
#[derive(Debug, Clone)]
pub enum Fault {
    /// Answered with this status and a short HTML page, as hosts do.
    Status(u16),
    /// Answered 200 with an HTML page in place of the file, as captive portals and single-page hosts do.
    Html,
    /// The right file under this `Content-Type`.
    Mime(&'static str),
    /// Only the first half of the file arrives, and the length says so: a file cut short on the host.
    Cut,
    /// The connection breaks after half of the file.
    Broken,
    /// The file with its bytes changed.
    Edited(fn(&mut Vec<u8>)),
    /// The right file, after this long.
    Late(Duration),
    /// The right file with one more header.
    Header(&'static str, String),
}

/// A running server; it stops when dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    root: PathBuf,
    stop: AtomicBool,
    /// Pages that stand in no folder: path and HTML.
    pages: Mutex<Vec<(String, String)>>,
    /// The faults of every path that begins so.
    faults: Mutex<Vec<(String, Fault)>>,
    requests: Mutex<Vec<String>>,
}

impl Server {
    /// Serves the folder `root` on a free port of 127.0.0.1; who takes brotli is given `<file>.br` where it is there.
    ///
    /// # Errors
    /// When no port can be had.
    pub fn start(root: impl Into<PathBuf>) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            root: root.into(),
            stop: AtomicBool::new(false),
            pages: Mutex::default(),
            faults: Mutex::default(),
            requests: Mutex::default(),
        });
        let serving = Arc::clone(&shared);
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                if serving.stop.load(Ordering::Relaxed) {
                    break;
                }
                let serving = Arc::clone(&serving);
                // A browser that hangs up early is no failure of the server.
                thread::spawn(move || drop(serving.answer(connection)));
            }
        });
        Ok(Self { address, shared })
    }

    /// The origin, e.g. `http://127.0.0.1:40123`.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The address of a path that begins with `/`.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin())
    }

    /// From now on every path that begins with `prefix` has this fault too.
    pub fn fault(&self, prefix: &str, fault: Fault) {
        held(&self.shared.faults).push((prefix.to_owned(), fault));
    }

    /// Takes all faults away.
    pub fn heal(&self) {
        held(&self.shared.faults).clear();
    }

    /// Serves this HTML at `path`: a host page for the widget.
    pub fn page(&self, path: &str, html: impl Into<String>) {
        held(&self.shared.pages).push((path.to_owned(), html.into()));
    }

    /// The paths asked for so far, in order, without query.
    pub fn requests(&self) -> Vec<String> {
        held(&self.shared.requests).clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.stop.store(true, Ordering::Relaxed);
        // Wakes the accepting thread so that it sees the flag.
        drop(TcpStream::connect(self.address));
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
        let Some(target) = request.split(' ').nth(1) else { return Ok(()) };
        let path = target.split(['?', '#']).next().unwrap_or_default();
        held(&self.requests).push(path.to_owned());
        let faults: Vec<Fault> = held(&self.faults)
            .iter()
            .filter(|(prefix, _)| path.starts_with(prefix.as_str()))
            .map(|(_, fault)| fault.clone())
            .collect();
        self.respond(path, brotli, &faults).send(&mut connection)
    }

    fn respond(&self, path: &str, brotli: bool, faults: &[Fault]) -> Response {
        let mut response = self.find(path, brotli);
        for fault in faults {
            match fault {
                Fault::Status(status) => response = Response::html(*status, "<!doctype html><p>fault</p>"),
                Fault::Html => response = Response::html(200, "<!doctype html><p>please sign in</p>"),
                Fault::Mime(mime) => (*mime).clone_into(&mut response.mime),
                Fault::Cut => response.body.truncate(response.body.len() / 2),
                Fault::Edited(edit) => edit(&mut response.body),
                Fault::Broken => response.broken = true,
                Fault::Late(wait) => thread::sleep(*wait),
                Fault::Header(name, value) => response.headers.push_str(&format!("{name}: {value}\r\n")),
            }
        }
        response
    }

    fn find(&self, path: &str, brotli: bool) -> Response {
        if let Some((_, html)) = held(&self.pages).iter().rev().find(|(page, _)| page == path) {
            return Response::html(200, html);
        }
        let relative = if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        let relative = Path::new(relative.trim_start_matches('/'));
        let inside = relative.components().all(|part| matches!(part, std::path::Component::Normal(_)));
        if !inside {
            return Response::html(404, NOT_FOUND);
        }
        let file = self.root.join(relative);
        let mime = mime(relative).to_owned();
        if brotli && let Ok(body) = fs::read(format!("{}.br", file.display())) {
            return Response { status: 200, mime, body, headers: BROTLI.to_owned(), broken: false };
        }
        match fs::read(file) {
            Ok(body) => Response { status: 200, mime, body, ..Response::default() },
            Err(_) => Response::html(404, NOT_FOUND),
        }
    }
}

const NOT_FOUND: &str = "<!doctype html><p>not found</p>";
const BROTLI: &str = "Content-Encoding: br\r\n";

#[derive(Default)]
struct Response {
    status: u16,
    mime: String,
    headers: String,
    body: Vec<u8>,
    broken: bool,
}

impl Response {
    fn html(status: u16, html: &str) -> Self {
        Self { status, mime: mime(Path::new("x.html")).to_owned(), body: html.into(), ..Self::default() }
    }

    fn send(&self, connection: &mut TcpStream) -> io::Result<()> {
        let Self { status, mime, headers, body, broken } = self;
        let length = body.len();
        write!(
            connection,
            "HTTP/1.1 {status} -\r\nContent-Type: {mime}\r\nContent-Length: {length}\r\n\
             Connection: close\r\n{headers}\r\n"
        )?;
        connection.write_all(if *broken { &body[..length / 2] } else { body })
    }
}

fn mime(path: &Path) -> &'static str {
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

/// A panicking test leaves the lists as they were: still good to read.
fn held<T>(list: &Mutex<T>) -> MutexGuard<'_, T> {
    list.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    /// The whole answer, head and body, to a `GET` of this path.
    fn get(server: &Server, path: &str) -> String {
        get_with(server, path, "")
    }

    /// The same, asked for with one more header.
    fn get_with(server: &Server, path: &str, header: &str) -> String {
        let mut connection = TcpStream::connect(server.address).unwrap();
        write!(connection, "GET {path} HTTP/1.1\r\nHost: x\r\n{header}\r\n").unwrap();
        let mut answer = String::new();
        connection.read_to_string(&mut answer).unwrap();
        answer
    }

    fn sources() -> Server {
        Server::start(concat!(env!("CARGO_MANIFEST_DIR"), "/src")).unwrap()
    }

    #[test]
    fn files_and_made_pages_are_served_and_noted() {
        let server = sources();
        server.page("/host.html", "<p>host</p>");
        assert!(get(&server, "/lib.rs?lang=en").ends_with(include_str!("lib.rs")));
        assert!(get(&server, "/host.html").contains("text/html"));
        assert!(get(&server, "/nowhere").starts_with("HTTP/1.1 404 "));
        assert_eq!(server.requests(), ["/lib.rs", "/host.html", "/nowhere"]);
    }

    #[test]
    fn who_takes_brotli_is_given_it_where_it_is_there() {
        let folder = std::env::temp_dir().join(format!("topup-guard-brotli-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in [("a.js", "plain"), ("a.js.br", "small"), ("b.js", "alone")] {
            fs::write(folder.join(name), text).unwrap();
        }
        let server = Server::start(&folder).unwrap();
        let takes = "Accept-Encoding: gzip, br\r\n";
        let small = get_with(&server, "/a.js", takes);
        assert!(small.ends_with("small") && small.contains("Content-Encoding: br"), "{small}");
        assert!(small.contains("Content-Type: text/javascript"), "{small}");
        assert!(get(&server, "/a.js").ends_with("plain"));
        let alone = get_with(&server, "/b.js", takes);
        assert!(alone.ends_with("alone") && !alone.contains("Content-Encoding"), "{alone}");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let server = sources();
        for path in ["/../Cargo.toml", "/a/../../Cargo.toml", "//etc/hostname"] {
            assert!(get(&server, path).starts_with("HTTP/1.1 404 "), "{path}");
        }
    }

    #[test]
    fn each_fault_changes_what_it_says_and_heals() {
        let server = sources();
        let whole = include_str!("lib.rs");
        let half = &whole[..whole.len() / 2];
        let faulty = |fault: Fault| {
            server.heal();
            server.fault("/lib", fault);
            get(&server, "/lib.rs")
        };
        assert!(faulty(Fault::Status(503)).starts_with("HTTP/1.1 503 "));
        assert!(faulty(Fault::Html).contains("<p>please sign in"));
        assert!(faulty(Fault::Mime("text/x")).contains("Content-Type: text/x\r\n"));
        assert!(faulty(Fault::Header("X-A", "b".to_owned())).contains("\r\nX-A: b\r\n"));
        let cut = faulty(Fault::Cut);
        assert!(cut.ends_with(half) && cut.contains(&format!("Content-Length: {}\r\n", half.len())));
        let broken = faulty(Fault::Broken);
        assert!(broken.ends_with(half) && broken.contains(&format!("Content-Length: {}\r\n", whole.len())));
        assert!(get(&server, "/trouble.rs").starts_with("HTTP/1.1 200 "), "other files are well");
        server.heal();
        assert!(get(&server, "/lib.rs").ends_with(whole));
    }
}
