//! When the program cannot run, the host's advice stays, a panel says why, and the host gets one error.
use crate::harness::{Page, asset};
use std::time::Duration;
use topup_guard_drive::{FAILED, Fault, PANEL, Setup};

/// Widget with a host's advice inside.
const WIDGET: &str = "<topup-guard><ul><li>advice</li></ul></topup-guard>";

/// Waits until the widget has failed with an error of this kind, and checks all that must hold then.
fn gives_up(page: &Page, kind: &str) {
    page.wait(FAILED);
    page.wait(PANEL);
    page.wait("w.querySelector('li').checkVisibility()");
    let kinds: Vec<_> = page.events("error").iter().map(|error| error["kind"].clone()).collect();
    assert_eq!(kinds, [kind]);
    assert_eq!(page.events("uncaught"), [""; 0], "{kind}");
    let retry = page.run("return !!w.shadowRoot.querySelector('.panel button');");
    assert_eq!(retry, !["csp", "wasm-missing", "old-browser"].contains(&kind), "{kind}: try again");
    // One line is ours; the browser has its own to say about a file that did not come.
    let console = page.session.console().expect("the console");
    let ours = console.iter().filter(|line| line.contains("topup-guard:")).count();
    assert_eq!(ours, usize::from(!console.is_empty()), "{kind}: {console:#?}");
}

/// Checks that under this policy of the host's page the widget fails and names the policy.
fn barred(policy: &str) {
    let page = Page::new(Setup::PHONE);
    let policy = policy.replace("{origin}", &page.server.origin());
    page.server.fault("/host.html", Fault::Header("Content-Security-Policy", policy));
    page.host("", WIDGET);
    gives_up(&page, "csp");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn every_fault_of_a_file_has_its_error_kind() {
    let page = Page::new(Setup::PHONE);
    let damaged = || Fault::Edited(|file| file[1_000] ^= 1);
    // Where a broken connection looks like the end of the file it is the sum that tells.
    let broken = if page.kind.detects_broken_connections() { "network" } else { "content" };
    for (file, fault, kind) in [
        (asset("picker-", ".wasm"), Fault::Status(404), "missing"),
        (asset("picker-", ".wasm"), Fault::Html, "type"),
        (asset("picker-", ".wasm"), Fault::Cut, "content"),
        (asset("picker-", ".wasm"), damaged(), "content"),
        (asset("picker-", ".wasm"), Fault::Broken, broken),
        (asset("picker-", ".js"), Fault::Status(404), "missing"),
        (asset("picker-", ".js"), Fault::Html, "type"),
        (asset("picker-", ".js"), Fault::Mime("text/plain"), "type"),
        (asset("picker-", ".js"), Fault::Cut, "content"),
        (asset("picker-", ".js"), Fault::Broken, broken),
        (asset("topup-guard-", ".css"), Fault::Cut, "content"),
        (asset("topup-guard-", ".css"), Fault::Html, "type"),
        (asset("pack-picker-en-", ".pack"), Fault::Status(503), "missing"),
        (asset("pack-picker-en-", ".pack"), damaged(), "content"),
    ] {
        page.server.heal();
        page.server.fault(&file, fault.clone());
        page.host("", WIDGET);
        eprintln!("{file} {fault:?}");
        gives_up(&page, kind);
        // Whoever runs the page learns which file it was.
        let named = page.events("error")[0]["file"].as_str().map(|named| file.ends_with(named));
        assert!(named == Some(true) || kind == "network", "{file} {fault:?}: {:?}", page.events("error"));
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_rewritten_style_sheet_is_used_and_a_right_file_of_a_wrong_type_too() {
    let page = Page::new(Setup::PHONE);
    let style = asset("topup-guard-", ".css");
    for edit in [
        (|file: &mut Vec<u8>| file.push(b'\n')) as fn(&mut Vec<u8>),
        |file| file.splice(0..0, *b"/* served by a network of servers */ ").for_each(drop),
        |file| *file = String::from_utf8_lossy(file).replace('}', "}\n").replace("{", " { ").into_bytes(),
    ] {
        page.server.heal();
        page.server.fault(&style, Fault::Edited(edit));
        page.host("", WIDGET);
        page.ready();
        page.wait("getComputedStyle(s.querySelector('.guard')).display === 'flex'");
        let console = page.session.console().expect("the console");
        assert!(console.is_empty() || console.iter().any(|line| line.contains(".css")), "{console:?}");
    }
    page.server.heal();
    for (begin, end) in [("pack-picker-en-", ".pack"), ("picker-", ".wasm"), ("topup-guard-", ".css")] {
        page.server.fault(&asset(begin, end), Fault::Mime("text/html"));
    }
    page.host("", WIDGET);
    page.ready();
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_wrong_type_for_anything_but_a_module_does_not_matter() {
    let page = Page::new(Setup::PHONE);
    for (begin, end) in [("picker-", ".wasm"), ("topup-guard-", ".css"), ("pack-picker-en-", ".pack")] {
        page.server.fault(&asset(begin, end), Fault::Mime("text/plain"));
    }
    page.host("", WIDGET);
    page.ready();
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_file_that_does_not_arrive_times_out() {
    // A hundred of the page's seconds in one of ours.
    let hurry = "<script>{ const real = setTimeout; window.setTimeout = (f, ms = 0, ...more) => real(f, ms / 100, ...more); }</script>";
    for end in [".wasm", ".js"] {
        let page = Page::new(Setup::PHONE);
        page.server.fault(&asset("picker-", end), Fault::Late(Duration::from_secs(20)));
        page.host(hurry, WIDGET);
        gives_up(&page, "network");
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn without_checksums_damaged_files_are_still_recognised() {
    // As on a page that is not served over HTTPS.
    let plain = "<script>Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined });</script>";
    let page = Page::new(Setup::PHONE);
    for (file, fault, kind) in [
        (asset("picker-", ".wasm"), Fault::Cut, "content"),
        (asset("pack-picker-en-", ".pack"), Fault::Cut, "content"),
        (asset("pack-picker-en-", ".pack"), Fault::Edited(|file| file[4] += 1), "version"),
    ] {
        page.server.heal();
        page.server.fault(&file, fault);
        page.host(plain, WIDGET);
        gives_up(&page, kind);
    }
    page.server.heal();
    page.host(plain, WIDGET);
    page.ready();
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_browser_without_wasm_and_one_too_old_are_told_apart() {
    let page = Page::new(Setup::PHONE);
    page.host("<script>delete window.WebAssembly;</script>", WIDGET);
    gives_up(&page, "wasm-missing");
    page.host("<script>WebAssembly.validate = () => false;</script>", WIDGET);
    gives_up(&page, "old-browser");
    assert_eq!(page.asked_for(".wasm"), [""; 0], "what could not be used is not fetched");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_policy_without_wasm_is_reported() {
    barred("default-src 'none'; script-src 'self'; connect-src 'self'");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_policy_without_connections_is_reported() {
    barred("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_policy_for_the_loader_alone_is_reported() {
    barred(
        "default-src 'none'; script-src {origin}/spy.js {origin}/v1/topup-guard.js 'wasm-unsafe-eval'; connect-src 'self'",
    );
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn without_the_loader_the_host_s_advice_stays() {
    let page = Page::new(Setup::PHONE);
    for fault in [
        Fault::Status(404),
        Fault::Html,
        Fault::Cut,
        Fault::Broken,
        Fault::Header("Content-Security-Policy", "script-src 'none'".to_owned()),
    ] {
        let at = if matches!(fault, Fault::Header(..)) { "/host.html" } else { "/v1/topup-guard.js" };
        page.server.heal();
        page.server.fault(at, fault.clone());
        page.host("", WIDGET);
        page.wait("w.querySelector('li').checkVisibility()");
        let shadow = page.session.run("return document.querySelector('topup-guard').shadowRoot;", &[]);
        assert!(shadow.expect("the script").is_null(), "{fault:?}");
        // Half a script is an exception by itself, whoever wrote it.
        let seen = page.complaints();
        assert!(seen.is_empty() || matches!(fault, Fault::Cut | Fault::Broken), "{fault:?}: {seen:?}");
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn retrying_keeps_the_focus_and_leads_into_the_widget() {
    let page = Page::new(Setup::PHONE);
    let wasm = asset("picker-", ".wasm");
    page.server.fault(&wasm, Fault::Status(503));
    page.host("", WIDGET);
    gives_up(&page, "missing");
    let retry = "s.querySelector('.panel button')";
    page.run("w.shadowRoot.querySelector('button').focus(); w.shadowRoot.querySelector('button').click();");
    page.wait("heard.filter(([name]) => name === 'error').length === 2");
    page.wait(&format!("s.activeElement === {retry}"));
    page.server.heal();
    page.run("w.shadowRoot.querySelector('button').click();");
    page.wait("w.dataset.state === 'ready'");
    page.wait("s.activeElement?.localName === 'h1'");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn many_failing_widgets_log_one_message() {
    let page = Page::new(Setup::PHONE);
    page.server.fault("/v1/assets/pack-picker-", Fault::Status(404));
    page.host("", &WIDGET.repeat(3));
    let all = "[...document.querySelectorAll('topup-guard')].every((one) => one.dataset.state === 'failed')";
    page.wait(all);
    assert_eq!(page.events("error").len(), 3);
    let console = page.session.console().expect("the console");
    let ours = console.iter().filter(|line| line.contains("topup-guard:")).count();
    assert_eq!(ours, usize::from(!console.is_empty()), "{console:#?}");
}
