//! Names that a page's author or a commenter can write, and values that a page's objects inherit, change nothing.
use crate::harness::{Page, asset};
use serde_json::json;
use topup_guard_drive::{Fault, Setup};

const WIDGET: &str = "<topup-guard lang=en loading=eager><p id=own>advice</p></topup-guard>";

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn markup_of_a_commenter_is_never_taken_for_ours() {
    let page = Page::new(Setup::PHONE);
    page.server.page("/own.json", "not JSON");
    for markup in [
        "<template data-topup-guard-style><style>.guard { display: none }</style><p id=came>x</p></template>",
        "<a id=topup-guard:fetch></a><a id=topup-guard:early></a><a id=topup-guard:kept></a>",
        "<form id=topup-guard:fetch><input name=call></form><object id=topup-guard:kept></object>",
        "<iframe name=topup-guard:fetch srcdoc='x'></iframe><iframe name=topup-guard srcdoc='x'></iframe>",
        "<meta name=topup-guard-packs content='https://evil.example'>",
        "<textarea id=got>typed by somebody else</textarea><p class=skip></p><p class=panel></p>",
        "<a id=customElements></a><a id=TopupGuard></a><a id=FILES></a><a id=BASE></a><a id=memo></a><a id=wasm_bindgen></a>",
    ] {
        page.host(markup, &format!("{markup}{WIDGET}"));
        page.ready();
        page.wait("s.querySelector('[data-view=home] h1').checkVisibility()");
        let odd =
            "return [!!w.shadowRoot.querySelector('#came'), w.shadowRoot.querySelector('textarea').value];";
        assert_eq!(page.run(odd), json!([false, ""]), "{markup}");
        page.run("w.view = 'quiz';");
        page.wait("s.querySelector('[data-view=quiz] [data-do=begin]')");
        assert_eq!(page.events("uncaught"), [""; 0], "{markup}");
    }
    // Whose packs are shown is said in the head alone.
    page.host("", "<p>text</p><meta name=topup-guard-packs content='https://evil.example'><topup-guard pack=https://evil.example/own.json loading=eager></topup-guard>");
    page.wait("w.dataset.state === 'failed'");
    assert!(page.events("error")[0]["problems"].to_string().contains("evil.example"));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn names_that_hide_the_document_s_own_change_nothing() {
    let page = Page::new(Setup::PHONE);
    for name in ["baseURI", "head", "getElementsByTagName", "elementFromPoint", "adoptedStyleSheets"] {
        page.host("", &format!("<img name={name} alt=''><form name={name}></form>{WIDGET}"));
        page.ready();
        page.wait("s.querySelector('[data-view=home] h1').checkVisibility()");
        assert_eq!(page.events("uncaught"), [""; 0], "{name}");
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn inherited_values_choose_nothing() {
    let page = Page::new(Setup::PHONE);
    page.host(
        "<script>Object.assign(Object.prototype, { pack: '/evil.json', view: 'help', lang: 'zh-Hans', start: 'points', kind: 'csp', theme: 'dark',
           file: 'x', early: 1, report: 'answers', fragment: '#/v1/help', draft: 'evil', cache: 'only-if-cached', loading: 'eager' });</script>",
        WIDGET,
    );
    page.ready();
    assert_eq!(page.asked_for("/evil.json"), [""; 0]);
    let seen = "const guard = w.shadowRoot.querySelector('.guard');
                return [guard.dataset.view, guard.lang, guard.dataset.theme, w.shadowRoot.querySelector('textarea').value, w.pack];";
    assert_eq!(page.run(seen), json!(["home", "en", "auto", "", ""]));
    // A failure has its own kind.
    page.server.fault(&asset("pack-picker-en-", ".pack"), Fault::Status(404));
    page.host(
        "<script>Object.prototype.kind = 'csp'; Object.prototype.words = ['x', 'x', 'x'];
           addEventListener('topup-guard:error', (event) => (window.failed = event.detail.kind));</script>",
        WIDGET,
    );
    page.wait("w.dataset.state === 'failed'");
    assert_eq!(
        page.run("return [failed, w.shadowRoot.querySelector('.panel p').innerText.length > 5];"),
        json!(["missing", true])
    );
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn with_a_closed_shadow_root_it_works_and_has_a_panel() {
    let closed = "<script>{ const attach = Element.prototype.attachShadow;
        Element.prototype.attachShadow = function (init) { return (window.inside = attach.call(this, { ...init, mode: 'closed' })); }; }</script>";
    let page = Page::new(Setup::PHONE);
    page.host(closed, WIDGET);
    page.ready();
    page.wait("inside.querySelector('[data-view=home] h1')");
    page.run("inside.querySelector('[data-go=picker]').click();");
    page.wait("inside.querySelector('[data-view=picker] h1')");
    page.server.fault("/v1/assets/pack-picker-", Fault::Status(404));
    page.host(closed, WIDGET);
    page.wait("w.dataset.state === 'failed' && inside.querySelector('.panel button')?.checkVisibility()");
    // And where it allows none at all.
    page.host("<script>Element.prototype.attachShadow = () => { throw new Error('no'); };</script>", WIDGET);
    page.wait("w.dataset.state === 'failed' && w.querySelector('.panel p')?.checkVisibility()");
    assert_eq!(page.events("uncaught"), [""; 0]);
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn without_a_list_of_languages_it_starts_in_ours() {
    let page = Page::new(Setup::PHONE);
    let missing = "<script>Object.defineProperty(Navigator.prototype, 'languages', { get() {} });</script>";
    page.host(missing, "<div lang=fr><topup-guard loading=eager></topup-guard></div>");
    page.ready();
    page.wait("/^(en|zh-Hans)$/.test(s.querySelector('[data-view]').lang)");
}
