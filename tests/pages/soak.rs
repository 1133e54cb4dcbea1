//! Ten years of practice by one person, with reloads: nothing is lost, memory does not leak.
//!
//! The figures on the screen are those of a replay.
//!
//! `TOPUP_GUARD_SOAK` says how many answers, 200 unless it is given; `cargo xtask nightly` gives 20,000. How
//! long it took is printed, for docs/RELIABILITY.md, and not asserted: machines are shared. What the page
//! holds may grow by what the record has, and no more.
use crate::harness::{ANSWER, Page, skip};
use serde_json::{Value, json};
use topup_guard_core::quiz::{Log, Quiz};
use topup_guard_core::time::Millis;
use topup_guard_drive::Setup;

/// Answers between two reloads.
const BETWEEN: u64 = 100;
/// Ten years in milliseconds.
const TEN_YEARS: u64 = 3_652 * 86_400_000;
const BEGIN: u64 = 1_795_406_400_000;

/// Plays a round from the start to the start again; returns how many answers it had and how long they took,
/// in milliseconds, each from the first tap to the feedback.
fn round() -> String {
    format!(
        "const answer = async () => {{ {ANSWER} }};
        const until = async (css) => {{
          for (let turns = 0; turns < 20000; turns += 1) {{
            const found = w.shadowRoot.querySelector(css);
            if (found) return found;
            await new Promise((done) => setTimeout(done));
          }}
          throw Error(css);
        }};
        let [answers, took] = [0, 0];
        const begin = await until('[data-do=practice], [data-do=begin]');
        (w.shadowRoot.querySelector('[data-do=measure]') ?? begin).click();
        for (;;) {{
          const next = await until('.asked [data-option], [data-do=again]');
          if (next.matches('[data-do=again]')) {{
            (await until('[data-do=start]')).click();
            await until('[data-do=practice]');
            return [answers, took];
          }}
          const begin = performance.now();
          if (!(await answer())) throw Error('no feedback');
          took += performance.now() - begin;
          answers += 1;
          window.at += 20000;
          (await until('[data-do=next]')).click();
        }}"
    )
}

/// Memory of a page after garbage collection, in bytes.
#[derive(Debug, Clone, Copy, Default)]
struct Held {
    /// JavaScript's objects.
    scripts: f64,
    /// The memories of our programs.
    programs: f64,
}

impl Held {
    fn whole(self) -> f64 {
        self.scripts + self.programs
    }
}

fn held(page: &Page) -> Held {
    let ask = |command: &str, with: Value| {
        page.session.cdp(command, with).unwrap_or_else(|error| panic!("{command}: {error}"))
    };
    ask("HeapProfiler.collectGarbage", json!({}));
    let scripts = ask("Runtime.getHeapUsage", json!({}))["usedSize"].as_f64();
    let kind = ask("Runtime.evaluate", json!({ "expression": "WebAssembly.Memory.prototype" }));
    let all = ask("Runtime.queryObjects", json!({ "prototypeObjectId": kind["result"]["objectId"] }));
    let sum = ask(
        "Runtime.callFunctionOn",
        json!({
            "objectId": all["objects"]["objectId"],
            "functionDeclaration": "function () { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0); }",
            "returnByValue": true,
        }),
    );
    let programs = sum["result"]["value"].as_f64().filter(|bytes| *bytes > 0.0);
    Held { scripts: scripts.expect("the heap"), programs: programs.expect("a program with a memory") }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn years_of_practice_lose_nothing_and_match_a_replay() {
    let most: u64 = std::env::var("TOPUP_GUARD_SOAK").ok().and_then(|n| n.parse().ok()).unwrap_or(200);
    let page = Page::new(Setup::PHONE);
    let devtools = page.kind.has_devtools();
    if !devtools {
        skip("its driver does not tell how much a page holds");
    }
    let (mut answers, mut at) = (0, BEGIN);
    // Of each tenth: how long an answer took, and what the page held at its end.
    let mut tenths: Vec<(f64, Held)> = Vec::new();
    let (mut took, mut counted) = (0.0, 0);
    while answers < most {
        let clock = format!("<script>window.at = {at}; Date.now = () => at;</script>");
        page.forget();
        page.host(&clock, "<topup-guard view=quiz lang=en loading=eager></topup-guard>");
        page.ready();
        let stop = most.min(answers + BETWEEN);
        while answers < stop {
            let done = page.run(&round());
            let given = done[0].as_u64().unwrap_or_default();
            assert!(given > 0, "a round has something to ask");
            answers += given;
            counted += given;
            took += done[1].as_f64().unwrap_or_default();
            at = page.run("return window.at;").as_u64().unwrap_or(at) + TEN_YEARS * given / most;
            page.run(&format!("window.at = {at};"));
            if answers * 10 / most > tenths.len() as u64 {
                tenths.push((took / counted as f64, if devtools { held(&page) } else { Held::default() }));
                (took, counted) = (0.0, 0);
            }
        }
    }
    for (tenth, (took, held)) in (1..).zip(&tenths) {
        let [scripts, programs] = [held.scripts, held.programs].map(|bytes| bytes / 1e6);
        println!(
            "tenth {tenth}: {took:.1} ms an answer, {scripts:.2} MB of scripts, {programs:.2} MB of programs"
        );
    }
    let file = page.run("return w.export();");
    let mut log = Log::new();
    let merged = log.import(file.as_str().unwrap_or_default()).expect("a file of ours");
    assert_eq!((merged.added as u64, merged.unreadable, merged.missing, merged.refused), (answers, 0, 0, 0));
    let record = file.as_str().unwrap_or_default().len() as f64;
    println!("{answers} answers, {record} bytes of record");
    let grown = tenths.last().zip(tenths.first()).map(|((_, last), (_, first))| last.whole() - first.whole());
    let most = 4.0 * record + 512.0 * 1_024.0;
    assert!(
        grown.is_some_and(|grown| grown <= most),
        "what is held grew by {grown:?} bytes, of at most {most}"
    );

    let packs = topup_guard_pack::packs(&topup_guard_pack::content_dir()).expect("our content");
    let pack = packs.into_iter().find(|pack| pack.lang == "en").expect("English").quiz;
    let quiz = Quiz::new(&pack, log);
    let counts = quiz.profile().counts();
    let shares = [counts.hit_rate(), counts.false_alarm_rate()]
        .map(|share| format!("{} / {}", share.part, share.whole));
    let due = quiz.due(Millis(i64::try_from(at).unwrap_or_default())).len();
    page.click("[data-go=progress]");
    page.wait("s.querySelector('.dial strong')");
    let dials =
        page.run("return [...w.shadowRoot.querySelectorAll('.dial strong')].map((n) => n.textContent);");
    assert_eq!(dials, json!(shares));
    page.click("[data-go=back]");
    page.wait("s.querySelector('[data-do=practice]')");
    let named =
        page.run("return w.shadowRoot.querySelector('[data-do=practice]').closest('.card').innerText;");
    assert!(
        due > 0 && named.as_str().is_some_and(|text| text.contains(&format!("({due})"))),
        "{due}: {named}"
    );
}
