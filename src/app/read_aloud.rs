//! Button that reads the screen aloud, shown with large text where the device has a voice.

use topup_guard_core::pack::Msg;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::base::Ctx;
use crate::browser::speech::Spoken;
use crate::parts::{Ui, unmask_dots, use_effect_with_cleanup};

/// Properties of the button.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// Context of the room.
    pub(super) ctx: Ctx,
    /// Root element of the widget, which contains the screen.
    pub(super) root: NodeRef,
}

/// Button that starts or stops reading.
#[component]
pub(super) fn ReadAloud(props: &Props) -> Html {
    let ctx = &props.ctx;
    // Text of the button: what a tap does; a failure is shown in its place, and nothing without a voice.
    let label = use_state(|| None::<Msg>);
    let lang = ctx.pack().lang.clone();
    {
        let (speech, label) = (ctx.services.speech.clone(), label.setter());
        use_effect_with_cleanup(lang.clone(), move |lang| {
            let changed = Callback::from(move |there: bool| label.set(there.then_some(Msg::ReadAloud)));
            let listener = speech.offer(lang, changed);
            move || drop(listener)
        });
    }
    {
        // Reading stops when the screen changes.
        let (speech, set) = (ctx.services.speech.clone(), label.setter());
        let there = label.is_some();
        use_effect_with_cleanup((lang.clone(), ctx.state.route.clone()), move |_| {
            if there {
                set.set(Some(Msg::ReadAloud));
            }
            move || speech.stop()
        });
    }
    let click = {
        let (speech, set, root) = (ctx.services.speech.clone(), label.setter(), props.root.clone());
        let reading = *label == Some(Msg::ReadStop);
        Callback::from(move |_| {
            if reading {
                speech.stop();
                return set.set(Some(Msg::ReadAloud));
            }
            // Before speaking: a voice may fail at once.
            set.set(Some(Msg::ReadStop));
            let set = set.clone();
            let over = Callback::from(move |how| {
                set.set(Some(if how == Spoken::Over { Msg::ReadAloud } else { Msg::ReadFailed }));
            });
            speech.speak(&lang, &lines(&root), over);
        })
    };
    Ui::build(|ui| match *label {
        None => {}
        Some(Msg::ReadFailed) => ui.element("p", "care", |ui| {
            ui.attr_static("role", "status");
            ui.text(ctx.t(Msg::ReadFailed));
        }),
        Some(msg) => ctx.button(ui, "read-screen", "btn ghost no-print", ctx.t(msg), click),
    })
}

/// Returns the lines of the screen as they are read: without folded parts, addresses with their dots.
fn lines(root: &NodeRef) -> Vec<String> {
    let room = root.cast::<Element>().and_then(|root| root.query_selector(".room").ok().flatten());
    let Some(room) = room else { return Vec::new() };
    let room: HtmlElement = wasm_bindgen::JsCast::unchecked_into(room);
    let text = unmask_dots(&room.inner_text());
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
