//! Programs that stop on a trap: every widget says so and can be restarted, and nothing is lost.
use crate::harness::{ANSWER, Page};
use serde_json::json;
use topup_guard_drive::{FAILED, Setup};

/// Makes the program stop: once `trap` is set, the next call into it gets arguments that no program survives.
const BREAKER: &str = "
    const start = WebAssembly.instantiate;
    window.trap = false;
    window.own = () => setTimeout(() => { throw new WebAssembly.RuntimeError('of the page'); });
    WebAssembly.instantiate = async (module, imports) => {
      const { exports } = await start(module, imports);
      const broken = {};
      for (const [name, real] of Object.entries(exports)) {
        broken[name] = typeof real !== 'function' ? real : (...given) => {
          // Those that take nothing cannot be given nonsense.
          if (!trap || !given.length) return real(...given);
          trap = false;
          real(...given.map(() => 0xfffffff0));
          throw Error('it survived');
        };
      }
      return Object.create(WebAssembly.Instance.prototype, { exports: { value: broken } });
    };";

/// Opens a page with that script and these widgets.
fn page(widgets: &str) -> Page {
    let page = Page::new(Setup::PHONE);
    page.server.page("/breaker.js", BREAKER);
    page.host("<script src=/breaker.js></script>", widgets);
    page.ready();
    page
}

/// Checks that the only uncaught exception is the trap, and that the console has so many messages of ours.
fn only_the_trap(page: &Page, times: usize) {
    let told = page.session.console().expect("the console");
    let ours = told.iter().filter(|line| line.contains("topup-guard:")).count();
    assert_eq!(ours, if page.kind.reports_console() { times } else { 0 }, "{told:?}");
    let complaints = page.complaints();
    assert!(
        complaints.iter().all(|what| what.starts_with("uncaught: ") && !what.contains("survived")),
        "{complaints:?}"
    );
    assert!(!complaints.is_empty(), "the browser has seen the trap");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn every_widget_reports_the_crash_and_restarts_without_loss() {
    let page = page(
        "<topup-guard lang=en view=quiz loading=eager><p>advice</p></topup-guard>
         <topup-guard lang=zh-Hans view=quiz loading=eager><p>advice</p></topup-guard>
         <button id=own onclick='went = 1'>the page's own</button>",
    );
    page.wait("[...document.querySelectorAll('topup-guard')].every((w) => w.dataset.state === 'ready')");
    page.click("[data-do=begin]");
    page.wait("s.querySelector('.asked')");
    assert_eq!(page.run(ANSWER), json!(true));
    page.click("[data-do=next]");
    page.wait("s.querySelector('.asked')");
    page.run("window.trap = true; w.shadowRoot.querySelector('.asked [data-option]').click();");
    page.wait(FAILED);
    let panels =
        "[...document.querySelectorAll('topup-guard')].map((w) => w.shadowRoot.querySelector('.panel').lang)";
    assert_eq!(page.run(&format!("return {panels};")), json!(["en", "zh-Hans"]));
    page.wait("w.querySelector('p').checkVisibility() && !s.querySelector('[part=root]')");
    page.run("document.querySelector('#own').click();");
    assert_eq!(page.run("return window.went;"), json!(1), "the page goes on");
    let told = page.events("error");
    assert_eq!(told, [json!({ "kind": "crash" }), json!({ "kind": "crash" })]);
    only_the_trap(&page, 1);
    for widget in [0, 1] {
        page.run(&format!("document.querySelectorAll('topup-guard')[{widget}].shadowRoot.querySelector('.panel .btn').click();"));
    }
    page.wait("[...document.querySelectorAll('topup-guard')].every((w) => w.dataset.state === 'ready')");
    // The round that was on goes on, and its answer is there.
    page.wait("s.querySelector('.asked')");
    assert_eq!(page.run(ANSWER), json!(true));
    assert_eq!(page.run("return (await w.export()).trim().split('\\n').length - 1;"), json!(2));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_second_crash_is_handled_and_the_page_s_own_is_ignored() {
    let page = page("<topup-guard lang=en view=picker loading=eager></topup-guard>");
    for _ in 0..2 {
        page.wait("s.querySelector('[data-view=picker] [data-option]')");
        page.run("window.trap = true; w.shadowRoot.querySelector('[data-option]').click();");
        page.wait(FAILED);
        page.run("w.shadowRoot.querySelector('.panel .btn').click();");
        page.ready();
    }
    only_the_trap(&page, 1);
    page.run("own();");
    page.wait("heard.some(([name, what]) => name === 'uncaught' && what.includes('of the page'))");
    assert_eq!(page.run("return w.dataset.state;"), json!("ready"));
    page.complaints();
}
