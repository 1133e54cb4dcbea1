//! A page that is itself a Yew program, with `<topup-guard>` in it.
use gloo::events::EventListener;
use yew::prelude::*;

#[component]
fn Host() -> Html {
    let lang = use_state(|| "zh-Hans");
    let shown = use_state(|| true);
    let heard = use_state(String::new);
    let guard = use_node_ref();

    // Yew binds the events it knows; others are listened to, for as long as the element is there.
    use_effect_with((*shown, guard.clone()), {
        let heard = heard.clone();
        move |(_, guard)| {
            let listener = guard.get().map(|element| {
                EventListener::new(&element, "topup-guard:ready", move |_| {
                    heard.set(format!("{}ready ", *heard))
                })
            });
            || drop(listener)
        }
    });

    let other = { if *lang == "en" { "zh-Hans" } else { "en" } };
    let turn = {
        let lang = lang.clone();
        move |_| lang.set(other)
    };
    let toggle = {
        let shown = shown.clone();
        move |_| shown.set(!*shown)
    };
    html! {
        <>
            <p>
                <button id="lang" onclick={turn}>{ *lang }</button>
                <button id="shown" onclick={toggle}>{ "show or hide" }</button>
                <output id="heard">{ &*heard }</output>
            </p>
            if *shown {
                <topup-guard ref={guard} lang={*lang} start="3">
                    <p>{ "没有人该催你充值。可能被骗了：马上打 110。" }</p>
                </topup-guard>
            }
        </>
    }
}

fn main() {
    yew::Renderer::<Host>::new().render();
}
