//! Renders the first view, which is on our page before the program has started, or where it cannot run.
//!
//! It writes a line of JSON for each language: its words and, as `html`, the first view. The finishing step
//! of the build puts it into the page.
//!
//! The home screen comes from the very components that take its place; below it stand the channels,
//! precautions and help as plain text.
#![cfg_attr(target_arch = "wasm32", allow(unused, reason = "only rendered natively"))]

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
    use topup_guard::base::{Ctx, Props, State, Words};
    use topup_guard::browser::headless;
    use topup_guard::help;
    use topup_guard::parts::{Footnotes, Ui, card};
    use topup_guard_core::pack::{Msg, Pack, fill};
    use yew::prelude::*;

    pub(super) fn main() {
        let packs = topup_guard_pack::packs(&topup_guard_pack::content_dir()).unwrap_or_else(|complaints| {
            for complaint in complaints {
                eprintln!("{complaint}");
            }
            std::process::exit(1)
        });
        for pack in packs {
            let first = Rc::new(pack.first);
            let text = |msg| first.messages.get(msg);
            let home = rendered::<App>(Props::new(Words(first.clone()), headless::services("")));
            let plain = plain(&rendered::<Plain>(PlainProps { pack: Words(first.clone()) }));
            // Nobody asked for it here, so it says whom it is for.
            let plain = plain.replacen(text(Msg::HelpTitle), text(Msg::HelpNow), 1);
            let title =
                format!("{}: {}", text(Msg::AppName), text(Msg::AppTitle)).replace(": ", text(Msg::Colon));
            let line = serde_json::json!({
                "lang": first.lang, "name": text(Msg::AppName), "title": title, "lead": text(Msg::AppLead),
                "early": text(Msg::EarlyTap), "still": text(Msg::PageStill),
                "languages": text(Msg::Languages),
                "newer": [text(Msg::Newer), text(Msg::NewerReload)],
                "shortcuts": [["picker", text(Msg::ShortcutPicker)], ["quiz", text(Msg::DoorQuiz)],
                              ["help", text(Msg::HelpTitle)]],
                "single": [
                    fill(text(Msg::SingleAge), &[("date", &first.compiled)]), text(Msg::SingleFailed).to_owned(),
                ],
                "html": format!("{home}\n{plain}")
            });
            println!("{line}");
        }
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

    #[derive(Debug, Clone, PartialEq, Properties)]
    struct PlainProps {
        pack: Words,
    }

    /// Channels, precautions and help, one after the other.
    #[component]
    fn Plain(props: &PlainProps) -> Html {
        let words = props.pack.clone();
        let state = use_reducer(|| State::new(words));
        let ctx = Ctx { state, services: headless::services(""), host: Default::default() };
        ctx.build(|ui| {
            ui.element("section", "guard plain", |ui| {
                ui.attr("lang", &ctx.pack().lang);
                ui.attr("aria-label", ctx.t(Msg::AppTitle));
                ui.element("div", "room", |ui| {
                    help::in_full(&ctx, ui);
                    channels(&ctx, ui);
                });
            });
        })
    }

    fn channels(ctx: &Ctx, ui: &mut Ui) {
        let pack: &Pack = ctx.pack();
        let mut notes = Footnotes::new(ctx);
        ui.text_element("h1", "", ctx.t(Msg::PlainChannels));
        for channel in &pack.channels {
            card(ui, "card", &channel.name, |ui| {
                notes.paragraph(ui, "", &channel.best);
                notes.paragraph(ui, "", &channel.payee);
            });
        }
        ui.text_element("h1", "", ctx.t(Msg::NotChannelsTitle));
        for entry in &pack.not_channels {
            card(ui, "card no", &entry.name, |ui| {
                notes.paragraph(ui, "", &entry.reason);
            });
        }
        ui.text_element("h1", "", ctx.t(Msg::PrecautionsTitle));
        for advice in &pack.precautions {
            card(ui, "card", &advice.title, |ui| notes.paragraph(ui, "", &advice.body));
        }
        notes.sources(ui);
    }

    /// Removes what only works with the program: buttons, and ids that the program's own screens have too.
    fn plain(html: &str) -> String {
        let mut plain = String::new();
        let mut rest = html;
        while let Some((before, button)) = rest.split_once("<button") {
            plain.push_str(before);
            let (inside, after) = button.split_once("</button>").unwrap_or((button, ""));
            let text = inside.split_once('>').map_or("", |(_, text)| text);
            plain.push_str(&format!("<sup>{text}</sup>"));
            rest = after;
        }
        plain.push_str(rest);
        // Its headings stand under the page's own.
        for (from, to) in
            [("<h2", "<h3"), ("</h2", "</h3"), ("<h1", "<h2"), ("</h1", "</h2"), (" tabindex=\"-1\"", "")]
        {
            plain = plain.replace(from, to);
        }
        // Drawings are decoration, and parts are for hosts.
        while let Some((before, drawing)) = plain.split_once("<svg") {
            let after = drawing.split_once("</svg>").map_or("", |(_, after)| after);
            plain = format!("{before}{after}");
        }
        let plain = plain.replace(" part=\"card\"", "").replace(" aria-hidden=\"true\"", "");
        let mut kept = String::new();
        let mut rest = &*plain;
        while let Some((before, id)) = rest.split_once(" id=\"") {
            kept.push_str(before);
            rest = id.split_once('"').map_or("", |(_, after)| after);
        }
        kept.push_str(rest);
        kept
    }
}
