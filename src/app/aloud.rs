//! A button that reads the screen aloud for who has large text; where the device has no voice there is none.

use topup_guard_core::pack::Msg;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::base::Ctx;
use crate::browser::speech::Spoken;
use crate::parts::{Ui, dotted, use_after, use_while};

/// What the button is shown with.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every room can reach.
    pub(super) ctx: Ctx,
    /// The widget's root, where the screen stands.
    pub(super) root: NodeRef,
}

/// The button.
#[component]
pub(super) fn Aloud(props: &Props) -> Html {
    let ctx = &props.ctx;
    // What is said in its place: what a tap does, or that it failed; nothing without a voice.
    let said = use_state(|| None::<Msg>);
    let lang = ctx.pack().lang.clone();
    {
        let (speech, said) = (ctx.services.speech.clone(), said.setter());
        use_after(lang.clone(), move |lang| {
            speech.offer(lang, Callback::from(move |there: bool| said.set(there.then_some(Msg::ReadAloud))));
        });
    }
    {
        // Another screen is silent, and read from its beginning.
        let (speech, set) = (ctx.services.speech.clone(), said.setter());
        let there = said.is_some();
        use_while((lang.clone(), ctx.state.route.clone()), move |_| {
            if there {
                set.set(Some(Msg::ReadAloud));
            }
            move || speech.stop()
        });
    }
    let click = {
        let (speech, set, root) = (ctx.services.speech.clone(), said.setter(), props.root.clone());
        let reading = *said == Some(Msg::ReadStop);
        Callback::from(move |_| {
            if reading {
                speech.stop();
                return set.set(Some(Msg::ReadAloud));
            }
            // Said first: a voice may fail at once.
            set.set(Some(Msg::ReadStop));
            let set = set.clone();
            let over = Callback::from(move |how| {
                set.set(Some(if how == Spoken::Over { Msg::ReadAloud } else { Msg::ReadFailed }));
            });
            speech.speak(&lang, &lines(&root), over);
        })
    };
    Ui::build(|ui| match *said {
        None => {}
        Some(Msg::ReadFailed) => ui.element("p", "care", |ui| {
            ui.attr_static("role", "status");
            ui.text(ctx.t(Msg::ReadFailed));
        }),
        Some(msg) => ctx.button(ui, "read-screen", "btn ghost no-print", ctx.t(msg), click),
    })
}

/// The lines that the screen shows, without what stands folded, and without the marks of sources and of our own
/// judgement; addresses, which are shown so that they cannot be opened, as what they imitate.
fn lines(root: &NodeRef) -> Vec<String> {
    let room = root.cast::<Element>().and_then(|root| root.query_selector(".room").ok().flatten());
    let Some(room) = room else { return Vec::new() };
    let room: HtmlElement = wasm_bindgen::JsCast::unchecked_into(room);
    let text = dotted(&room.inner_text().replace('*', ""));
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
