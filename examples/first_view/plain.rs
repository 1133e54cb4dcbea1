//! Plain text below the first view: Help, channels and precautions, for a page whose program does not run.

use topup_guard::base::{Ctx, State, Words};
use topup_guard::browser::headless;
use topup_guard::help;
use topup_guard::parts::{Footnotes, Ui, card};
use topup_guard_core::pack::{Msg, Pack};
use yew::prelude::*;

/// Properties of the plain text.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct PlainProps {
    /// Content, and the words around it.
    pub(super) pack: Words,
    /// Whether the channels and precautions stand there too.
    pub(super) channels: bool,
}

/// Channels, precautions and help, one after the other.
#[component]
pub(super) fn Plain(props: &PlainProps) -> Html {
    let (words, with_channels) = (props.pack.clone(), props.channels);
    let state = use_reducer(|| State::new(words));
    let ctx = Ctx { state, services: headless::services(""), host: Default::default() };
    ctx.build(|ui| {
        ui.element("section", "guard plain", |ui| {
            ui.attr("lang", &ctx.pack().lang);
            ui.attr("aria-label", ctx.t(Msg::AppTitle));
            ui.element("div", "room", |ui| {
                help::in_full(&ctx, ui);
                if with_channels {
                    channels(&ctx, ui);
                }
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
pub(super) fn plain(html: &str) -> String {
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
