//! `cargo xtask bench web`: loading of our pages beside other quiz libraries, until a tap is answered.
//!
//! In a phone's viewport, with a processor slowed four times, 1.6 Mbit/s, 150 ms latency, brotli, and an
//! empty cache. The pages take turns, so that other load on the machine affects all of them. Times are in
//! milliseconds since the navigation began (`watch.js`):
//!
//! * *first paint*: First Contentful Paint, as the browser reports it.
//! * *answer*: the frame is painted in which the first answer can be tapped. It is then tapped at once,
//!   through the browser's own input (DevTools `Input.dispatchTouchEvent`).
//! * *acknowledged*: the first frame is painted in which the tapped answer looks different.
//! * *result*: the frame is painted that the tap leads to: the picker's next question, from home its first,
//!   the quiz's first question (its first screen has one button), the feedback, or, in SurveyJS, the next
//!   question.
//!
//! Bytes and requests are those that had arrived by then. The heap is the engine's after a garbage
//! collection, with WebAssembly's memory and the engine's memory for documents.
use crate::peers;
use crate::spread::Spread;
use clap::Args as ClapArgs;
use serde_json::{Value, json};
use std::thread;
use std::time::Duration;
use topup_guard_drive::browsers;
use topup_guard_drive::{Engine, EngineKind, Server, Session, Setup};
use xtask_base::files::{file_error, write};
use xtask_base::run::target;
use xtask_base::{Error, Result};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// Times that each page is opened
    #[arg(long, default_value_t = 5)]
    runs: usize,
    /// Only pages whose name contains this; may be given again
    #[arg(long)]
    only: Vec<String>,
    /// Take the pages as they stand in target/bench/web, where a change can be tried by hand
    #[arg(long)]
    as_they_are: bool,
    /// Write a trace of each page's last run to target/bench/, for chrome://tracing or ui.perfetto.dev, and
    /// print what network and main thread did
    #[arg(long)]
    trace: bool,
}

/// Page that is measured.
struct Page {
    name: &'static str,
    path: &'static str,
    /// CSS selectors of what can be tapped first, and of what that leads to.
    answer: &'static str,
    result: &'static str,
}

/// The pages; the others are compared with the first.
const PAGES: [Page; 6] = [
    Page { name: "by hand", path: "/hand/", answer: ".answers button", result: ".told" },
    Page {
        name: "ours, picker",
        path: "/ours/picker/?lang=zh-Hans",
        answer: "[data-option]",
        result: "#question-asked",
    },
    Page {
        name: "ours, home",
        path: "/ours/?lang=zh-Hans",
        answer: ".doors [data-go=picker]",
        result: "#question-card",
    },
    Page {
        name: "ours, quiz",
        path: "/ours/?lang=zh-Hans#/v1/quiz",
        answer: "[data-do=begin]",
        result: "[data-view=quiz] [data-option]",
    },
    Page {
        name: "react-quiz-component",
        path: "/react/",
        answer: ".answerBtn",
        result: ".questionModal .explanation, .questionModal .alert",
    },
    Page { name: "SurveyJS", path: "/survey/", answer: ".sd-item", result: "[data-name=q1]" },
];

/// Latency of the slowed network, in milliseconds.
const LATENCY: f64 = 150.0;
/// Throughput of the slowed network.
const BYTES_A_SECOND: u32 = 1_600_000 / 8;
/// How many times slower the processor is made.
const SLOWED: u32 = 4;
/// Time for which a new browser is left alone.
const SETTLED: Duration = Duration::from_secs(3);

/// Opens every page in turn, `runs` times, and prints the table.
pub(crate) fn web(args: &Args) -> Result<()> {
    let folder = if args.as_they_are { peers::folder() } else { peers::pages()? };
    let server = Server::start(&folder).map_err(|e| file_error(&folder, &e))?;
    let engine = browsers::one(EngineKind::Chrome)?;
    let wanted = |page: &&Page| args.only.is_empty() || args.only.iter().any(|part| page.name.contains(part));
    let pages: Vec<_> = PAGES.iter().filter(wanted).collect();
    let mut figures: Vec<Vec<Value>> = vec![Vec::new(); pages.len()];
    for run in 1..=args.runs {
        for (page, figures) in pages.iter().zip(&mut figures) {
            eprintln!("{run} of {}: {}", args.runs, page.name);
            figures.push(open(&engine, &server, page, args.trace && run == args.runs)?);
        }
    }
    table(&pages, &figures);
    Ok(())
}

/// Measures one run in its own window.
fn open(engine: &Engine, server: &Server, page: &Page, trace: bool) -> Result<Value> {
    let mut wanted = json!({ "pageLoadStrategy": "none" });
    if trace {
        wanted["goog:chromeOptions"]["perfLoggingPrefs"] = json!({ "traceCategories": CATEGORIES });
    }
    let session = Session::open_with(engine, Setup::PHONE, wanted)?;
    session.cdp("Emulation.setTouchEmulationEnabled", json!({ "enabled": true }))?;
    // A renderer for this server, so that starting one is not timed.
    session.cdp("Page.navigate", json!({ "url": server.url("/blank.html") }))?;
    session.wait_until("document.readyState === 'complete'", Duration::from_secs(20))?;
    // A new browser is busy with its own windows for a while.
    thread::sleep(SETTLED);
    let watch = format!(
        "{{ const ANSWER = {}, RESULT = {};\n{} }}",
        json!(page.answer),
        json!(page.result),
        include_str!("watch.js")
    );
    session.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": watch }))?;
    let network = json!({ "offline": false, "latency": LATENCY, "downloadThroughput": BYTES_A_SECOND,
                          "uploadThroughput": BYTES_A_SECOND });
    session.cdp("Network.enable", json!({}))?;
    session.cdp("Network.emulateNetworkConditions", network)?;
    session.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWED }))?;
    session.cdp("Page.navigate", json!({ "url": server.url(page.path) }))?;
    let answer = promised(&session, "watched.answer")?;
    let point = json!([{ "x": answer["x"], "y": answer["y"] }]);
    session.cdp("Input.dispatchTouchEvent", json!({ "type": "touchStart", "touchPoints": point }))?;
    session.cdp("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] }))?;
    let mut figures = promised(&session, "watched.figures")?;
    slowed(page, &figures)?;
    // Long enough for what a page does afterwards, such as prefetching.
    thread::sleep(Duration::from_secs(3));
    session.cdp("HeapProfiler.collectGarbage", json!({}))?;
    let heap = session.cdp("Runtime.getHeapUsage", json!({}))?;
    let later = promised(&session, "watched.later()")?;
    let number = |value: &Value| value.as_f64().unwrap_or_default();
    figures["shift"] = later["shift"].clone();
    figures["heap"] =
        json!(number(&heap["usedSize"]) + number(&heap["embedderHeapUsedSize"]) + number(&later["wasm"]));
    if trace {
        traced(&session, page, &figures)?;
    }
    Ok(figures)
}

/// Returns the value of a JavaScript expression's promise.
fn promised(session: &Session, expression: &str) -> Result<Value> {
    let mut answer = session.cdp(
        "Runtime.evaluate",
        json!({ "expression": expression, "awaitPromise": true, "returnByValue": true }),
    )?;
    if answer.get("exceptionDetails").is_some() {
        return Err(Error::new(format!("{expression}: {answer}"), "see bench/src/watch.js"));
    }
    Ok(answer["result"]["value"].take())
}

/// Checks that every file came over the slowed network and as brotli.
fn slowed(page: &Page, figures: &Value) -> Result<()> {
    for file in figures["files"].as_array().into_iter().flatten() {
        let took = file["end"].as_f64().unwrap_or_default() - file["start"].as_f64().unwrap_or_default();
        if took < LATENCY || file["encoded"] == false {
            return Err(Error::new(
                format!("{}: {} came in {took:.0} ms, or not as brotli", page.name, file["name"]),
                "the figures would not be true: see how the browser slows its network",
            ));
        }
    }
    Ok(())
}

fn table(pages: &[&Page], figures: &[Vec<Value>]) {
    let spread = |at: usize, name: &str| {
        Spread::of(figures.get(at).into_iter().flatten().filter_map(|run| run[name].as_f64()))
    };
    println!(
        "\n| page | brotli bytes | requests | first paint ms | answer ms | acknowledged ms | result ms | heap MB | CLS |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
    for (at, page) in pages.iter().enumerate() {
        let ms = |name| spread(at, name).shown(0);
        let heap = Spread::of(figures[at].iter().filter_map(|run| Some(run["heap"].as_f64()? / 1e6)));
        println!(
            "| {} | {:.0} | {:.0} | {} | {} | {} | {} | {:.1} | {:.3} |",
            page.name,
            spread(at, "bytes").median,
            spread(at, "requests").median,
            ms("paint"),
            ms("answer"),
            ms("acknowledged"),
            ms("result"),
            heap.median,
            spread(at, "shift").most,
        );
    }
    println!("\n| against {} | first paint | answer | acknowledged | result |", pages[0].name);
    println!("|---|---:|---:|---:|---:|");
    for (at, page) in pages.iter().enumerate().skip(1) {
        let ratio = |name| spread(at, name).median / spread(0, name).median;
        println!(
            "| {} | {:.2} | {:.2} | {:.2} | {:.2} |",
            page.name,
            ratio("paint"),
            ratio("answer"),
            ratio("acknowledged"),
            ratio("result")
        );
    }
}

/// Categories of the trace: loading, scripts, style, layout and paint.
const CATEGORIES: &str = "devtools.timeline,disabled-by-default-devtools.timeline,loading,blink.user_timing,v8,disabled-by-default-v8.compile";

/// Writes the trace, and prints what network and main thread did until the tap's result.
fn traced(session: &Session, page: &Page, figures: &Value) -> Result<()> {
    let events: Vec<_> = session.events()?;
    let trace: Vec<_> = events
        .iter()
        .filter(|one| one["method"] == "Tracing.dataCollected")
        .map(|one| &one["params"])
        .collect();
    let path = target().join(format!("bench/{}.trace.json", page.name.replace([' ', ','], "-")));
    write(&path, json!({ "traceEvents": trace }).to_string())?;
    println!("\n{}: {} events in {}", page.name, trace.len(), path.display());
    println!("{}", serde_json::to_string_pretty(figures).unwrap_or_default());
    Ok(())
}
