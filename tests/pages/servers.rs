//! Web servers started with the lines of docs/serving.md send what the built `_headers` says.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use topup_guard_drive::Server;

use crate::harness::{copy, dist};

/// Headers that the lines set.
const SET: [&str; 9] = [
    "content-security-policy",
    "cache-control",
    "access-control-allow-origin",
    "cross-origin-resource-policy",
    "cross-origin-embedder-policy",
    "cross-origin-opener-policy",
    "x-content-type-options",
    "referrer-policy",
    "permissions-policy",
];

/// Server that runs until it is dropped, in a folder of its own.
struct Running {
    child: Child,
    folder: PathBuf,
    port: u16,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Running {
    /// Starts a server whose configuration is made from its folder and port. Returns none where it is not
    /// installed.
    fn start(name: &str, config: impl Fn(&Path, u16) -> String, args: &[&str]) -> Option<Self> {
        let port =
            TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("its address").port();
        let folder = std::env::temp_dir().join(format!("topup-guard-{name}-{port}"));
        copy(&dist(), &folder.join("site/topup"));
        if name == "apache2" {
            std::fs::write(folder.join("site/topup/.htaccess"), lines("apache")).expect("its lines");
        }
        let file = folder.join("config");
        std::fs::write(&file, config(&folder, port)).expect("the configuration");
        let args = args
            .iter()
            .map(|arg| if *arg == "FILE" { file.display().to_string() } else { (*arg).to_owned() });
        let path = format!("{}:/usr/sbin", std::env::var("PATH").unwrap_or_default());
        let child = Command::new(name)
            .args(args)
            .env("PATH", path)
            .env("HOME", &folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let Ok(child) = child else {
            println!("{name} is not installed, so its lines were not tried");
            let _ = std::fs::remove_dir_all(&folder);
            return None;
        };
        let running = Self { child, folder, port };
        let until = Instant::now() + Duration::from_secs(30);
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(Instant::now() < until, "{name} does not start with these lines");
            std::thread::yield_now();
        }
        Some(running)
    }
}

/// Returns the lines for a server in docs/serving.md.
fn lines(server: &str) -> String {
    let said = include_str!("../../docs/serving.md");
    let (_, lines) = said.split_once(&format!("```{server}\n")).expect("its lines");
    lines.split_once("```").expect("their end").0.to_owned()
}

/// Returns the headers of an address that the lines set, and whether the answer was compressed.
fn headers(port: u16, path: &str) -> (BTreeMap<String, String>, bool) {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("the server");
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).expect("a request");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("an answer");
    let answer = String::from_utf8_lossy(&answer);
    let (head, _) = answer.split_once("\r\n\r\n").expect("headers");
    assert!(head.starts_with("HTTP/1.1 200"), "{path}: {head}");
    let all: Vec<(String, String)> = head
        .lines()
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    let is_gzip = all.iter().any(|(name, value)| name == "content-encoding" && value == "gzip");
    (all.into_iter().filter(|(name, _)| SET.contains(&name.as_str())).collect(), is_gzip)
}

/// Compares what a server sends with what our own sends by the built `_headers`.
fn sends_what_the_build_says(running: &Running) {
    let ours = Server::start(dist()).expect("our server");
    ours.headers(&std::fs::read_to_string(dist().join("_headers")).expect("the headers"));
    let origin = ours.url("/");
    let port =
        origin.trim_end_matches('/').rsplit(':').next().and_then(|port| port.parse().ok()).expect("a port");
    let named = |begin: &str| {
        let files = std::fs::read_dir(dist().join("v1/assets")).expect("assets");
        let names = files.flatten().map(|file| file.file_name().to_string_lossy().into_owned());
        names.filter(|name| name.starts_with(begin)).min().expect("an asset")
    };
    let version = std::fs::read_dir(dist()).expect("dist").flatten().map(|entry| entry.file_name());
    let version = version
        .map(|name| name.to_string_lossy().into_owned())
        .find(|name| name.matches('.').count() == 2 && name.starts_with('v'));
    let version = version.expect("the folder of the version");
    let pack = format!("v1/assets/{}", named("pack-picker-zh-Hans"));
    let glue = format!("v1/assets/{}", named("picker-"));
    for path in [
        "",
        "en/",
        "index.html",
        "embed.html",
        "sw.js",
        "embed.js",
        "embed-host.js",
        "offline.js",
        "page.css",
        "icon.svg",
        "v1/topup-guard.js",
        &pack,
        &glue,
        &format!("{version}/topup-guard.js"),
        &format!("{version}/integrity.json"),
    ] {
        let (mut expected, _) = headers(port, &format!("/{path}"));
        let (got, is_gzip) = headers(running.port, &format!("/topup/{path}"));
        // A page's own policy is in the page; servers other than those of `_headers` add who may frame it.
        if let Some(policy) = expected.get_mut("content-security-policy")
            && let Some((_, framing)) = policy.split_once("frame-ancestors")
        {
            *policy = format!("frame-ancestors{framing}");
        }
        // Ours says `no-cache` of everything else too.
        expected.entry("cache-control".to_owned()).or_insert_with(|| "no-cache".to_owned());
        assert_eq!(got, expected, "/{path}");
        assert!(is_gzip || !path.ends_with(".pack") && !path.ends_with(".js"), "/{path} is compressed");
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn nginx_sends_what_the_build_says() {
    let lines = lines("nginx").replace("include mime.types", "include /etc/nginx/mime.types");
    let (http, server) = lines.split_once("# In server { }:").expect("two parts");
    let config = |folder: &Path, port: u16| {
        let at = folder.display();
        format!(
            "daemon off; pid {at}/pid; error_log {at}/error.log; worker_processes 1;\nevents {{}}\nhttp {{\n\
             access_log off; client_body_temp_path {at}/b; proxy_temp_path {at}/p; fastcgi_temp_path {at}/f;\n\
             uwsgi_temp_path {at}/u; scgi_temp_path {at}/s;\n{http}\n\
             server {{ listen 127.0.0.1:{port}; root {at}/site;\n{server}\n}}\n}}\n"
        )
    };
    if let Some(running) = Running::start("nginx", config, &["-c", "FILE"]) {
        sends_what_the_build_says(&running);
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn apache_sends_what_the_build_says() {
    let config = |folder: &Path, port: u16| {
        let at = folder.display();
        let modules = ["mpm_event", "authz_core", "dir", "headers", "mime", "filter", "deflate"];
        let modules: String = modules
            .iter()
            .map(|name| format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n"))
            .collect();
        format!(
            "{modules}ServerName localhost\nListen 127.0.0.1:{port}\nPidFile {at}/pid\nErrorLog {at}/error.log\n\
             TypesConfig /etc/mime.types\nUser daemon\nGroup daemon\nDocumentRoot {at}/site\nDirectoryIndex index.html\n\
             <Directory {at}/site>\nAllowOverride All\nRequire all granted\n</Directory>\n"
        )
    };
    if let Some(running) = Running::start("apache2", config, &["-X", "-f", "FILE"]) {
        sends_what_the_build_says(&running);
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn caddy_sends_what_the_build_says() {
    let config = |folder: &Path, port: u16| {
        let lines = lines("caddy");
        format!(
            "{{\nadmin off\nauto_https off\n}}\nhttp://127.0.0.1:{port} {{\nroot * {}/site\n{lines}\n}}\n",
            folder.display()
        )
    };
    if let Some(running) =
        Running::start("caddy", config, &["run", "--adapter", "caddyfile", "--config", "FILE"])
    {
        sends_what_the_build_says(&running);
    }
}
