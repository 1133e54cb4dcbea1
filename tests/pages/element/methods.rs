//! Methods may be called at any time: before it is ready, after, and when it has failed.
use super::all_ready;
use crate::harness::{PATIENCE, Page};
use serde_json::json;
use topup_guard_drive::{Fault, Setup};

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
