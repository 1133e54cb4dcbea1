//! Note for the police: written, copied, there until the tab is closed, and stored nowhere.

use std::cell::RefCell;
use std::rc::Rc;

use topup_guard::browser::storage::{Record, Storage, StorageError};
use topup_guard_core::pack::Msg;
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::LANGS;
use crate::stage::{Setup, Stage};

const NOTE: &str = "#/v1/note";

/// Text that appears nowhere else on the page.
const SECRET: &str = "6222-0000-SECRET";

#[wasm_bindgen_test]
async fn help_begins_with_whom_to_call_and_links_to_the_note() {
    let stage = Stage::open("zh-Hans", "#/v1/help").await;
    assert!(!stage.has("textarea"));
    let (call, door) = (stage.find("a[href='tel:110']"), stage.find("[data-go=note]"));
    assert!(call.compare_document_position(&door) & web_sys::Node::DOCUMENT_POSITION_FOLLOWING != 0);
    stage.enter("[data-go=note]").await;
    assert_eq!(stage.view(), "note");
    assert_eq!(stage.focused().unwrap().tag_name(), "H1");
    assert!(stage.text(".care").contains(stage.t(Msg::NotePrivate)));
    stage.click("[data-go=back]").await;
    assert_eq!(stage.view(), "help");
}

#[wasm_bindgen_test]
async fn the_fields_become_a_text_an_officer_can_read() {
    for lang in LANGS {
        let stage = Stage::open(lang, NOTE).await;
        assert_eq!(stage.text(".note-text"), stage.t(Msg::NoteEmpty));
        assert!(!stage.has("[data-do=copy]"));
        write(&stage, "#note-when", "11-23 9:30").await;
        write(&stage, "#note-account", SECRET).await;
        let text = stage.text(".note-text");
        for part in
            [stage.t(Msg::NoteTitle), stage.t(Msg::NoteWhen), "11-23 9:30", stage.t(Msg::NoteAccount), SECRET]
        {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(!text.contains(stage.t(Msg::NoteDone)), "what is blank is left out");
        // An officer reads Chinese whatever the language shown.
        assert!(
            text.contains("我可能被骗了") && text.contains("账号") && text.contains("什么时候"),
            "{text}"
        );
        stage.click("[data-do=clear]").await;
        assert_eq!(stage.text(".note-text"), stage.t(Msg::NoteEmpty));
        assert_eq!(stage.status(), stage.t(Msg::NoteCleared));
    }
}

/// Storage that remembers whatever it was ever given.
#[derive(Default)]
struct Spy(RefCell<String>);

impl Storage for Spy {
    fn get(&self, _: &str) -> Option<String> {
        None
    }
    fn set(&self, name: &str, value: &str) -> Result<(), StorageError> {
        self.0.borrow_mut().push_str(&format!("{name}={value}\n"));
        Ok(())
    }
    fn remove(&self, _: &str) {}
}

impl Record for Spy {
    fn clear(&self) {}
}

#[wasm_bindgen_test]
async fn nothing_of_the_note_is_stored_or_in_the_address() {
    let spy = Rc::new(Spy::default());
    let stage = Stage::with(Setup { fragment: NOTE.into(), storage: spy.clone(), ..Setup::default() }).await;
    for id in ["when", "contact", "account", "amount", "given", "done"] {
        write(&stage, &format!("#note-{id}"), SECRET).await;
    }
    // The text size is stored, so the spy works.
    stage.click("[data-set=text-size]").await;
    stage.click("[data-go=help]").await;
    assert_eq!(stage.text("[data-go=note]"), stage.t(Msg::NoteGoOn), "it is offered there");
    stage.click("[data-go=code]").await;
    stage.click("[data-go=note]").await;
    assert!(stage.text(".note-text").contains(SECRET), "it is there when one comes back");
    assert!(stage.draft.borrow().contains(SECRET), "and a program that takes over gets it");
    let clear = stage.find("[data-do=clear]");
    stage.click_on(&clear).await;
    assert!(!stage.draft.borrow().contains(SECRET));
    let stored = spy.0.borrow();
    assert!(stored.contains("text-size") && !stored.contains(SECRET), "{stored}");
    assert!(!stage.bar.steps().concat().contains("SECRET"));
}

/// Types a text into a field of several lines.
async fn write(stage: &Stage, css: &str, text: &str) {
    let area: HtmlElement = stage.find(css);
    area.focus().unwrap_throw();
    let area: web_sys::HtmlTextAreaElement = area.unchecked_into();
    area.set_value(text);
    let init = web_sys::InputEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    area.dispatch_event(&web_sys::InputEvent::new_with_event_init_dict("input", &init).unwrap_throw())
        .unwrap_throw();
    stage.settle().await;
}
