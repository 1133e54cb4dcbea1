//! Renders what stands in a page before the program has started, or where it cannot run.
//!
//! It writes a line of JSON for each language: its words, the pages by what they show first, and the screens
//! that a script shows until the program is there. The finishing step of the build puts them into files.
//!
//! All of it comes from the very components that take its place; below stand the channels, precautions and
//! help as plain text.
#![cfg_attr(target_arch = "wasm32", allow(unused, reason = "only rendered natively"))]

#[cfg(not(target_arch = "wasm32"))]
mod plain;
#[cfg(not(target_arch = "wasm32"))]
mod screens;

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    native::main();
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::pin::pin;
    use std::rc::Rc;
    use std::task::{Context, Poll, Waker};

    use topup_guard::app::App;
    use topup_guard::base::{Props, Words};
    use topup_guard::browser::headless;
    use topup_guard_core::pack::{Msg, Pack, fill};
    use yew::prelude::*;

    use crate::plain::{Plain, PlainProps, plain};
    use crate::screens::{decided, screens};

    pub(super) fn main() {
        let packs = topup_guard_pack::packs(&topup_guard_pack::content_dir()).unwrap_or_else(|complaints| {
            for complaint in complaints {
                eprintln!("{complaint}");
            }
            std::process::exit(1)
        });
        // The rules are the same in every language.
        let decided = packs.first().map_or_else(String::new, |pack| decided(&pack.first));
        for pack in packs {
            let first = Rc::new(pack.first);
            let text = |msg| first.messages.get(msg);
            // Nobody asked for it here, so it says whom it is for.
            let plain = |channels| {
                let html = plain(&rendered::<Plain>(PlainProps { pack: Words(first.clone()), channels }));
                html.replacen(text(Msg::HelpTitle), text(Msg::HelpNow), 1)
            };
            let title = |purpose| {
                format!("{}: {}", text(Msg::AppName), text(purpose)).replace(": ", text(Msg::Colon))
            };
            let line = serde_json::json!({
                "lang": first.lang, "name": text(Msg::AppName), "title": title(Msg::AppTitle),
                "lead": text(Msg::AppLead), "early": text(Msg::EarlyTap), "still": text(Msg::PageStill),
                "languages": text(Msg::Languages),
                "newer": [text(Msg::Newer), text(Msg::NewerReload)],
                "shortcuts": [["picker", text(Msg::ShortcutPicker)], ["quiz", text(Msg::DoorQuiz)],
                              ["help", text(Msg::HelpTitle)]],
                "single": [
                    fill(text(Msg::SingleAge), &[("date", &first.compiled)]), text(Msg::SingleFailed).to_owned(),
                ],
                "html": format!("{}\n{}", app(&first, "#/v1/home"), plain(true)),
                "picker": {
                    "title": title(Msg::ShortcutPicker),
                    "html": format!("{}\n{}", app(&first, "#/v1/picker/card"), plain(false)),
                },
                "check": {
                    "title": title(Msg::CheckTitle),
                    "html": format!("{}\n{}", app(&first, "#/v1/check"), plain(false)),
                },
                "screens": screens(&first, &decided),
            });
            println!("{line}");
        }
    }

    /// Renders the widget at a fragment.
    pub(super) fn app(first: &Rc<Pack>, fragment: &str) -> String {
        rendered::<App>(Props::new(Words(first.clone()), headless::services(fragment)))
    }

    /// Renders a component.
    fn rendered<C: BaseComponent>(props: C::Properties) -> String
    where
        C::Properties: 'static,
    {
        let html = pin!(yew::LocalServerRenderer::<C>::with_props(props).hydratable(false).render());
        match html.poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(html) => html,
            Poll::Pending => unreachable!("nothing that is rendered waits for something outside itself"),
        }
    }
}
