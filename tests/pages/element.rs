//! The element under a host's script: created, moved, removed, hidden, changed, called, many at once.
use crate::harness::{PATIENCE, Page, skip};
use serde_json::json;
use topup_guard_drive::{EngineKind, Fault, Setup};

const WIDGET: &str = "<topup-guard></topup-guard>";

/// Waits until so many widgets are ready, including those in other shadow roots that `window.more` lists.
fn all_ready(page: &Page, count: usize) {
    let all = format!(
        "(all => all.length === {count} && all.every((one) => one.dataset.state === 'ready'))
           ([...document.querySelectorAll('topup-guard'), ...(window.more ?? [])])"
    );
    page.wait(&all);
}

/// Waits for three frames, so that the page is laid out, painted and observed.
fn painted(page: &Page) {
    page.run("for (let n = 0; n < 3; n += 1) await new Promise(requestAnimationFrame);");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn it_starts_however_it_is_created() {
    let page = Page::new(Setup::PHONE);
    page.host("", "<div id=a></div><div id=b></div><div id=c></div>");
    page.run(
        "const a = document.createElement('topup-guard');
         a.append('advice');
         document.querySelector('#a').append(a);
         document.querySelector('#b').innerHTML = '<topup-guard lang=en>advice</topup-guard>';
         const inner = document.querySelector('#c').attachShadow({ mode: 'open' });
         inner.append(document.createElement('topup-guard'));
         window.more = [inner.firstChild];",
    );
    all_ready(&page, 3);
    assert_eq!(page.events("ready").len(), 3, "told out of a shadow root too");
    // A copy, of one that runs, is a widget of its own.
    page.run("w.loading = 'eager'; document.body.append(w.cloneNode(true));");
    all_ready(&page, 4);
    page.wait("document.body.lastChild.shadowRoot.querySelector('h1')");
    assert_eq!(page.session.console().expect("the console"), Vec::<String>::new());
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_second_script_and_a_taken_name_do_no_harm() {
    let page = Page::new(Setup::PHONE);
    let again = "<script type=module src=/v1/topup-guard.js?again></script>";
    page.host(again, WIDGET);
    all_ready(&page, 1);
    assert_eq!(page.asked_for("/assets/picker-").len(), 2, "glue and wasm, once");
    assert_eq!(page.asked_for("/assets/topup-guard-").len(), 1, "style, once");
    assert_eq!(page.session.console().expect("the console"), Vec::<String>::new());
    // Another version was first: it stays what it is.
    let other = "<script>customElements.define('topup-guard', class extends HTMLElement {});</script>";
    page.host(other, WIDGET);
    painted(&page);
    let untouched = page.run("return [w.shadowRoot, w.dataset.state ?? null];");
    assert_eq!(untouched, json!([null, null]));
    assert_eq!(page.events("uncaught"), [""; 0]);
    assert_eq!(page.session.console().expect("the console"), Vec::<String>::new());
}

/// Serves the files at two addresses, one of them changed, as when a host's page loads a newer version beside
/// an older one.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn of_two_versions_the_first_stays_and_only_its_files_are_fetched() {
    let page = Page::new(Setup::PHONE);
    page.server.alias("/v2/", "/v1/");
    page.server.fault(
        "/v2/topup-guard.js",
        Fault::Edited(|file| file.extend_from_slice(b"\nwindow.newer = true;\n")),
    );
    for (first, other) in [("v1", "v2"), ("v2", "v1")] {
        let before = page.asked_for("/assets/").len();
        let scripts = format!(
            "<script type=module src=/{first}/topup-guard.js></script>
             <script type=module src=/{other}/topup-guard.js></script>"
        );
        page.host_with(
            "",
            &scripts,
            "<topup-guard></topup-guard><topup-guard lang=zh-Hans view=number></topup-guard>",
        );
        all_ready(&page, 2);
        page.wait("window.newer");
        // Made later, and asked for what comes later.
        page.run("const late = document.createElement('topup-guard'); late.loading = 'eager'; document.body.append(late); w.view = 'quiz';");
        all_ready(&page, 3);
        page.wait("s.querySelector('[data-view=quiz] [data-do=begin]')");
        let asked = page.asked_for("/assets/").split_off(before);
        assert!(
            asked.len() > 3 && asked.iter().all(|file| file.starts_with(&format!("/{first}/"))),
            "{asked:?}"
        );
        let mut once = asked.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), asked.len(), "nothing twice: {asked:?}");
        assert_eq!(page.events("ready").len(), 3);
        assert_eq!(page.session.console().expect("the console"), Vec::<String>::new());
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn many_share_one_download_and_keep_their_own_language() {
    let page = Page::new(Setup::DESK);
    page.host("", "<topup-guard lang=en></topup-guard><topup-guard lang=zh-CN></topup-guard>");
    all_ready(&page, 2);
    let langs = page.run(
        "return [...document.querySelectorAll('topup-guard')].map((one) => one.shadowRoot.querySelector('[data-view]').lang);",
    );
    assert_eq!(langs, json!(["en", "zh-Hans"]));
    let mut files = page.asked_for("/v1/");
    let before = files.len();
    files.sort();
    files.dedup();
    assert_eq!(files.len(), before, "nothing twice: {files:?}");
    // One more costs no request, and no wait that anybody would notice.
    let took = page.run(
        "const one = document.createElement('topup-guard');
         one.loading = 'eager';
         const ready = new Promise((done) => one.addEventListener('topup-guard:ready', done));
         const start = performance.now();
         document.body.append(one);
         await ready;
         return performance.now() - start;",
    );
    eprintln!("one more widget, from append to ready: {took} ms");
    all_ready(&page, 3);
    let names = |files: Vec<String>| {
        files.into_iter().filter(|file| file.contains("/pack-picker-") || file.contains("/picker-")).count()
    };
    assert_eq!(names(page.asked_for("/v1/assets/")), names(files));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn it_loads_only_once_it_is_visible() {
    let page = Page::new(Setup::PHONE);
    // WebKit sees no element without size inside a modal dialog; real ones have advice in them.
    let dialog = if page.kind == EngineKind::Webkit {
        "<dialog><topup-guard><p>advice</p></topup-guard></dialog>"
    } else {
        "<dialog><topup-guard></topup-guard></dialog>"
    };
    for (body, show) in [
        ("<topup-guard hidden></topup-guard>", "w.hidden = false;"),
        (
            "<div style='display: none'><topup-guard></topup-guard></div>",
            "w.parentNode.style.display = 'block';",
        ),
        (dialog, "w.parentNode.showModal();"),
        ("<p style='height: 9000px'>far down</p><topup-guard></topup-guard>", "w.scrollIntoView();"),
        ("<p style='height: 9000px'>far down</p><topup-guard></topup-guard>", "w.loading = 'eager';"),
        ("<topup-guard hidden></topup-guard>", "w.start();"),
    ] {
        page.host("", body);
        page.wait("customElements.get('topup-guard')");
        painted(&page);
        assert_eq!(page.run("return w.dataset.state ?? null;"), json!(null), "{body}");
        let fetched = "return performance.getEntriesByType('resource').filter((one) => one.name.includes('/assets/')).length;";
        assert_eq!(page.run(fetched), 0, "{body}: nothing is fetched");
        page.run(show);
        all_ready(&page, 1);
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn moved_in_the_document_it_keeps_its_state() {
    let page = Page::new(Setup::PHONE);
    page.host("", "<div id=a><topup-guard view=picker></topup-guard></div><div id=b></div>");
    all_ready(&page, 1);
    page.run("w.shadowRoot.querySelector('[data-option=data]').click();");
    page.wait("s.querySelector('[data-change=card]')");
    let moved = page.run(
        "const root = w.shadowRoot.querySelector('[part=root]');
         const b = document.querySelector('#b');
         b.append(w);
         await new Promise((done) => setTimeout(done));
         await new Promise((done) => setTimeout(done));
         const kept = w.shadowRoot.querySelector('[part=root]') === root;
         if (b.moveBefore) document.querySelector('#a').moveBefore(w, null);
         await new Promise((done) => setTimeout(done));
         return kept && w.shadowRoot.querySelector('[part=root]') === root && root.isConnected;",
    );
    assert_eq!(moved, json!(true));
    page.run("w.shadowRoot.querySelector('[data-change=card]').click();");
    page.wait("s.querySelector('[data-option=data][aria-pressed=true]')");
    assert_eq!(page.events("ready").len(), 1);
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn removed_and_inserted_again_it_starts_anew_even_while_loading() {
    let page = Page::new(Setup::PHONE);
    page.host("", WIDGET);
    all_ready(&page, 1);
    page.run("window.one = w; w.remove();");
    page.wait("one.dataset.state === undefined");
    // Out and in while it is loading: only the last time counts.
    page.run(
        "for (let n = 0; n < 3; n += 1) {
           document.body.append(one);
           one.start();
           await new Promise((done) => setTimeout(done));
           one.remove();
           await new Promise((done) => setTimeout(done, 1));
         }
         document.body.append(one);",
    );
    all_ready(&page, 1);
    painted(&page);
    assert_eq!(page.run("return w.shadowRoot.querySelectorAll('[data-view]').length;"), 1);
    assert_eq!(page.events("uncaught"), [""; 0]);
}

/// Inserts and removes a widget so many times, each time the same one or a new one.
const COMINGS: &str = "
    const [times, fresh] = arguments;
    let one = window.one ?? document.querySelector('topup-guard');
    for (let n = 0; n < times; n += 1) {
      one.remove();
      await new Promise((done) => setTimeout(done, 5));
      if (fresh) one = document.createElement('topup-guard');
      one.loading = 'eager';
      const ready = new Promise((done) => one.addEventListener('topup-guard:ready', done, { once: true }));
      document.body.append(one);
      await ready;
    }
    window.one = one;";

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_hundred_restarts_leak_nothing() {
    let page = Page::new(Setup::PHONE);
    if !page.kind.has_devtools() {
        skip("its driver does not tell how much a page holds");
        // The widget must come up a hundred times anywhere.
        page.host("", WIDGET);
        all_ready(&page, 1);
        page.session
            .run_async(
                &format!("return (async () => {{ {COMINGS} }}).apply(null, arguments);"),
                &[100.into(), true.into()],
            )
            .expect("a hundred times");
        return;
    }
    for fresh in [false, true] {
        page.host("", WIDGET);
        all_ready(&page, 1);
        let turns = |times: u32| {
            let body = format!("return (async function () {{ {COMINGS} }}).apply(null, arguments);");
            page.session.run_async(&body, &[times.into(), fresh.into()]).expect("comings and goings");
            for _ in 0..3 {
                page.session.cdp("HeapProfiler.collectGarbage", json!({})).expect("a collection");
            }
            let usage = page.session.cdp("Runtime.getHeapUsage", json!({})).expect("the heap");
            let of = |name: &str| usage[name].as_f64().unwrap_or_default();
            let wasm = of("backingStorageSize");
            (of("usedSize") + of("embedderHeapUsedSize"), wasm)
        };
        // What is made once is made by now.
        let before = turns(10);
        let after = turns(100);
        eprintln!("fresh {fresh}: objects {before:?} then {after:?}");
        assert!(after.0 - before.0 < 1_000_000.0, "objects grew from {before:?} to {after:?}");
        assert!(after.1 - before.1 < 1_000_000.0, "wasm memory grew from {before:?} to {after:?}");
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn attributes_are_followed_and_properties_reflect_them() {
    let page = Page::new(Setup::PHONE);
    // Set before the class was there, as a framework does.
    let early = "<script>addEventListener('DOMContentLoaded', () => {
        if (!customElements.get('topup-guard')) document.querySelector('topup-guard').view = 'cards';
      }, { capture: true });</script>";
    page.host_with(early, "", WIDGET);
    page.run(
        "w.textSize = 'large'; const script = document.createElement('script');
              script.type = 'module'; script.src = '/v1/topup-guard.js'; document.head.append(script);",
    );
    all_ready(&page, 1);
    page.wait("s.querySelector('[data-view=cards][data-text=large]')");
    assert_eq!(
        page.run("return [w.getAttribute('view'), w.getAttribute('text-size')];"),
        json!(["cards", "large"])
    );
    for (set, then) in [
        ("w.view = 'help'", "[data-view=help]"),
        ("w.theme = 'dark'", "[data-theme=dark]"),
        ("w.setAttribute('text-size', 'normal')", "[data-text=normal]"),
        ("w.lang = 'zh-Hans'", "[lang=zh-Hans]"),
        ("w.setAttribute('view', 'number')", "[data-view=number] input"),
        // What there is not falls back without a word.
        ("w.theme = 'purple'", "[data-theme=auto]"),
        ("w.textSize = '<b>'", "[data-text=normal]"),
        ("w.lang = 'fr'; w.view = 'nowhere/at/all'", "[data-view=number]"),
        ("w.setAttribute('start', '1e9'); w.report = 'everything'; w.loading = 'x'", "[data-view=number]"),
        ("w.removeAttribute('lang')", "[lang=en]"),
    ] {
        page.run(set);
        page.wait(&format!("s.querySelector('{then}')"));
    }
    assert_eq!(
        page.run("return [w.theme, w.view, w.report];"),
        json!(["purple", "nowhere/at/all", "everything"])
    );
    assert_eq!(page.session.console().expect("the console"), Vec::<String>::new());
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn methods_work_before_it_is_ready_and_after() {
    let page = Page::new(Setup::PHONE);
    page.host("", "<topup-guard view=quiz hidden></topup-guard>");
    page.wait("customElements.get('topup-guard')");
    let early = page.run(
        "const file = 'topup-guard-log 1 2\\n1 7.0 1000 10 p an-order money - v1 o 3 5 .\\nbroken\\n';
         // The record first: the quiz's first screen is another one without it.
         const merged = await document.createElement('topup-guard').import(file);
         await w.start(3);
         const again = await w.import(await w.export());
         const wrong = await w.import('<!doctype html>').catch(String);
         const newer = await w.import('topup-guard-log 9 0').catch(String);
         return [merged.added, merged.aside, again.added, again.known, wrong, newer, w.getAttribute('start')];",
    );
    assert_eq!(early, json!([1, 1, 0, 1, "foreign", "newer", "3"]));
    page.run("w.hidden = false;");
    page.wait("s.querySelector('[data-view=quiz] [data-do=practice]')");
    page.run("w.shadowRoot.querySelector('[data-do=practice]').click();");
    page.wait("/3/.test(s.querySelector('.round h1')?.textContent)");
    // Again at the beginning, without the picker's answers.
    page.run("w.view = 'picker'; await w.start();");
    page.wait("s.querySelector('[data-view=picker] [data-option=data]')");
    page.run("w.shadowRoot.querySelector('[data-option=data]').click();");
    page.wait("s.querySelector('[data-change=card]')");
    page.run("await w.start();");
    page.wait("s.querySelector('[data-option=data][aria-pressed=true]')");
    page.run("await w.reset();");
    page.wait("s.querySelector('[data-option=data][aria-pressed=false]')");
    page.run("w.view = 'home'; await w.start();");
    page.wait("s.querySelector('[data-view=home] h1')");
    assert_eq!(page.events("uncaught"), [""; 0]);
    assert_eq!(page.session.console().expect("the console"), Vec::<String>::new());
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_method_of_a_widget_that_failed_rejects() {
    let page = Page::new(Setup::PHONE);
    page.server.fault("/v1/assets/pack-picker-", Fault::Status(404));
    page.host("", "<topup-guard hidden></topup-guard>");
    page.wait("customElements.get('topup-guard')");
    let kind = page.run("w.reset(); return w.start().catch((error) => error.kind);");
    assert_eq!(kind, "missing");
    assert_eq!(page.events("uncaught"), [""; 0]);
}

/// Values that no attribute has.
const ODD: [&str; 9] = [
    "",
    " ",
    "\u{0}",
    "<img src=x onerror=hit=1>",
    "../../x?y#z",
    "__proto__",
    "constructor",
    "-1",
    "999999999999999999999",
];

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn an_invalid_attribute_counts_as_missing() {
    let page = Page::new(Setup::PHONE);
    let look = "const { lang, dataset } = w.shadowRoot.querySelector('[data-view]');
                return [lang, { ...dataset }, w.shadowRoot.querySelector('h1').textContent];";
    let open = |attributes: &str| {
        page.host("", &format!("<topup-guard {attributes}></topup-guard>"));
        page.ready();
        page.wait("s.querySelector('h1')");
        page.run(look)
    };
    let names = ["view", "lang", "theme", "text-size", "start", "report", "loading"];
    let all = |value: &str| names.map(|name| format!("{name}=\"{value}\"")).join(" ");
    // An unknown language is the reader's own.
    let plain = page.session.run("return navigator.language;", &[]).expect("the language");
    let lang = if plain.as_str().is_some_and(|tag| tag.starts_with("en")) { "en" } else { "zh-Hans" };
    let calm = open(&format!("lang={lang}"));
    for odd in ODD {
        assert_eq!(open(&all(odd)), calm, "{odd}");
    }
    // The same while it is running.
    let set = "for (const name of arguments[0]) for (const odd of arguments[1]) document.querySelector('topup-guard').setAttribute(name, odd);";
    page.session.run(set, &[json!(names), json!(ODD)]).expect("the attributes");
    painted(&page);
    assert_eq!(page.run(look), calm);
    assert_eq!(page.run("return 'hit' in window;"), json!(false));
    assert_eq!(page.session.console().expect("the console"), Vec::<String>::new());
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn an_attribute_changed_in_the_middle_of_a_question_loses_no_answer() {
    let page = Page::new(Setup::PHONE);
    page.host(
        "<script>localStorage.clear();</script>",
        "<topup-guard lang=en view=quiz start='points 3'></topup-guard>",
    );
    let tap = |css: &str| {
        page.wait(&format!("s?.querySelector('{css}')"));
        page.run(&format!("w.shadowRoot.querySelector('{css}').click();"));
    };
    tap("[data-do=begin]");
    // Whatever kind of exercise it is.
    tap(".asked [data-option]");
    page.wait("s.querySelector('.asked [aria-pressed=true]')");
    let asked = "const asked = w.shadowRoot.querySelector('[data-view=quiz] .asked');
        return [asked?.textContent, [...asked?.querySelectorAll('[aria-pressed=true]') ?? []].map((one) => one.dataset.option)];";
    let before = page.run(asked);
    for (name, value) in [
        ("theme", "dark"),
        ("text-size", "large"),
        ("report", "answers"),
        ("start", "points 50"),
        ("start", "points"),
        ("loading", "eager"),
        // To another screen and another topic, and back.
        ("view", "help"),
        ("view", "quiz"),
        ("start", "qr"),
        ("start", "points"),
        ("view", "nowhere"),
        ("view", "quiz"),
        // In another language it is the same question.
        ("lang", "zh-Hans"),
        ("lang", "en"),
    ] {
        page.run(&format!("w.setAttribute('{name}', '{value}');"));
        painted(&page);
        let at = if name == "lang" { format!("[lang={value}]") } else { String::new() };
        let shown = format!("s.querySelector('[data-view=quiz]{at} .asked [aria-pressed=true]')");
        if (name, value) != ("view", "help") && (name, value) != ("start", "qr") {
            page.wait(&shown);
        }
    }
    assert_eq!(page.run(asked), before);
    // In the picker, too.
    page.run("w.view = 'picker';");
    tap("[data-option=mvno]");
    tap("[data-option=nobody]");
    for set in [
        "w.lang = 'zh-Hans'",
        "w.theme = 'light'",
        "w.textSize = 'normal'",
        "w.setAttribute('start', 'data')",
        "w.view = 'help'",
        "w.view = 'picker'",
    ] {
        page.run(&format!("{set};"));
        painted(&page);
    }
    page.wait("s.querySelector('[data-view=picker][lang=zh-Hans] [data-option=mvno][aria-pressed=true]')");
    assert_eq!(page.session.console().expect("the console"), Vec::<String>::new());
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_host_names_a_topic_or_a_card_to_start_with() {
    let page = Page::new(Setup::PHONE);
    page.host("<script>localStorage.clear();</script>", "<topup-guard lang=en></topup-guard>");
    all_ready(&page, 1);
    let heading = "return w.shadowRoot.querySelector('h1').textContent;";
    // By attribute, while the first view's program is running.
    page.run("w.setAttribute('start', 'points 2'); w.view = 'quiz';");
    page.wait("s.querySelector('[data-view=quiz] [data-do=begin]')");
    let points = page.run(heading);
    // By method, with another topic, and with a length alone.
    page.run("await w.start('qr');");
    page.wait("s.querySelector('[data-view=quiz] [data-do=begin]')");
    let qr = page.run(heading);
    page.run("await w.start(7);");
    page.wait("s.querySelector('[data-view=quiz] [data-do=begin]')");
    let all = page.run(heading);
    assert!(points != qr && points != all && qr != all, "{points} {qr} {all}");
    page.run("w.shadowRoot.querySelector('[data-do=begin]').click();");
    page.wait("/7/.test(s.querySelector('.round h1')?.textContent)");
    // A card, from the beginning and live.
    page.host("", "<topup-guard lang=en view=picker start=data></topup-guard>");
    page.wait("s?.querySelector('[data-view=picker] [data-option=somebody]')");
    page.run("await w.start('iot');");
    page.wait("s.querySelector('[data-view=picker] [data-option=somebody]')");
    page.run("w.shadowRoot.querySelector('[data-change=card]').click();");
    page.wait("s.querySelector('[data-option=iot][aria-pressed=true]')");
    assert_eq!(page.session.console().expect("the console"), Vec::<String>::new());
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn every_method_may_be_called_at_any_time() {
    let page = Page::new(Setup::PHONE);
    page.host("", "");
    page.wait("customElements.get('topup-guard')");
    // What comes of each is looked at in the end; nobody waits for it meanwhile.
    page.run(
        "window.told = [];
         window.one = document.createElement('topup-guard');
         window.all = (when) => {
           for (const [name, ...given] of [['start'], ['start', 3], ['start', 'points'], ['start', {}], ['reset'], ['export'], ['import', ''], ['import'], ['import', null]])
             one[name](...given).then(() => told.push([when, name, true]), () => told.push([when, name, false]));
         };
         const turn = () => new Promise((done) => setTimeout(done));
         all('loose');
         document.body.append(one);
         all('there');
         await turn();
         all('loading');
         one.remove();
         all('out again');
         await turn();
         all('gone');
         await turn();",
    );
    page.run("document.body.append(one); one.loading = 'eager'; all('back');");
    all_ready(&page, 1);
    page.run("all('ready'); one.view = 'quiz'; all('changed');");
    // Eight times: five that are done, one that is given, three files that are none.
    page.session
        .wait_until("told.length === 8 * 9", PATIENCE)
        .unwrap_or_else(|error| panic!("{} {error}", page.run("return told;")));
    let wrong = page.run("return told.filter(([, name, done]) => done !== (name !== 'import'));");
    assert_eq!(wrong, json!([]));
    page.run(
        "one.remove(); await new Promise((done) => setTimeout(done, 10)); told.length = 0; all('for good');",
    );
    // The log is there without a widget; the rest waits for one.
    page.wait("told.length === 4");
    assert_eq!(page.run("return told.every(([, name]) => /port/.test(name));"), json!(true));
    assert_eq!(page.session.console().expect("the console"), Vec::<String>::new());
}
