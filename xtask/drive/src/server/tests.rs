//! Tests of the server.
use super::*;
use std::io::{Read, Write};

/// Returns the whole answer, head and body, to a `GET` of this path.
fn get(server: &Server, path: &str) -> String {
    get_with(server, path, "")
}

/// Does the same with one more header.
fn get_with(server: &Server, path: &str, header: &str) -> String {
    let mut connection = TcpStream::connect(server.listener.address).unwrap();
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
    assert!(get(&server, "/lib.rs?lang=en").ends_with(include_str!("../lib.rs")));
    assert!(get(&server, "/host.html").contains("text/html"));
    assert!(get(&server, "/nowhere").starts_with("HTTP/1.1 404 "));
    server.alias("/copy/", "/");
    assert!(get(&server, "/copy/lib.rs").ends_with(include_str!("../lib.rs")));
    assert_eq!(server.requests(), ["/lib.rs", "/host.html", "/nowhere", "/copy/lib.rs"]);
    let first = Request { method: "GET".to_owned(), target: "/lib.rs?lang=en".to_owned(), there: true };
    assert_eq!(server.requested()[0], first);
    assert!(server.has("/lib.rs") && server.has("/host.html") && !server.has("/nowhere"));
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
    let whole = include_str!("../lib.rs");
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
    let after = faulty(Fault::BrokenAfter(3));
    assert!(
        after.ends_with("\r\n\r\n//!") && after.contains(&format!("Content-Length: {}\r\n", whole.len()))
    );
    let chunked = faulty(Fault::Chunked(3));
    assert!(chunked.ends_with("\r\n\r\n3\r\n//!\r\n") && chunked.contains("Transfer-Encoding: chunked\r\n"));
    assert!(faulty(Fault::Chunked(0)).ends_with("\r\n\r\n"));
    assert_eq!(faulty(Fault::Gone), "");
    server.heal();
    server.fault("/lib", Fault::Held);
    thread::scope(|scope| {
        let held = scope.spawn(|| get(&server, "/lib.rs"));
        assert!(get(&server, "/rpc.rs").starts_with("HTTP/1.1 200 "));
        assert!(!held.is_finished(), "as long as the fault is there");
        server.heal();
        assert!(held.join().is_ok_and(|answer| answer.ends_with(whole)));
    });
    assert!(get(&server, "/rpc.rs").starts_with("HTTP/1.1 200 "), "other files are well");
    server.heal();
    assert!(get(&server, "/lib.rs").ends_with(whole));
}

#[test]
fn another_folder_takes_the_place_of_the_first() {
    let server = sources();
    server.serve(env!("CARGO_MANIFEST_DIR"));
    assert!(get(&server, "/src/lib.rs").ends_with(include_str!("../lib.rs")));
    assert!(get(&server, "/lib.rs").starts_with("HTTP/1.1 404 "));
}
