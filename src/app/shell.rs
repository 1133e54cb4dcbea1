//! Frame of the widget: header, room, help button and footer.

use topup_guard_core::pack::Msg;
use topup_guard_core::picker::{Answers, Question};
use topup_guard_core::route::{Route, given_card};
use yew::prelude::*;

use super::hooks::{use_attributes, use_focus, use_kept, use_language, use_pages, use_place, use_upgrade};
use crate::base::{Action, Attributes, Ctx, Note, Notice, Props, State, TextSize, Theme};
use crate::browser::announce;
use crate::parts::{Ui, head, icon, use_element_ref};
use crate::program::{PROGRAM, Program};
use crate::{check, class, family, help, home, note, number, pages, picker, quiz, warnings};

/// Simplified Chinese.
const HANS: &str = "zh-Hans";
/// Traditional Chinese, converted from the simplified.
const HANT: &str = "zh-Hant";

/// Returns the state a widget begins with: from the address, the attributes and what is stored on this
/// device.
fn begin(props: &Props) -> State {
    let fragment = props.services.place.fragment();
    let (place, notice) = match Route::read(&fragment) {
        Ok(place) => (place, None),
        Err(_) => (Default::default(), Some(Notice::LinkBroken)),
    };
    let (mut route, mut answers) = place;
    let Attributes { lang, theme, text_size, view } = &props.attributes;
    let about = &props.host.about;
    // A fragment that names home comes from a program that has no home screen.
    if fragment.is_empty()
        && let Some(begun) = Route::from_view(view, about)
    {
        route = begun;
        if let Some(card) = given_card(view, about) {
            answers = answers.with(Question::Card, card);
            route = Route::after(&answers);
        }
    }
    let stored = |name| props.services.storage.get(name);
    let (draft, mut note, digits) = Note::kept(props.services.draft.text());
    if PROGRAM.is_full() && route == Route::Note {
        note.quote(&draft);
    }
    let chinese = if lang.starts_with("zh") { Some(lang.to_string()) } else { stored("chinese") };
    State {
        route,
        answers,
        lang: lang.to_string(),
        chinese: chinese.filter(|tag| tag == HANT).unwrap_or_else(|| HANS.into()),
        theme: stored("theme").and_then(|id| Theme::from_id(&id)).unwrap_or(*theme),
        text_size: stored("text-size").and_then(|id| TextSize::from_id(&id)).unwrap_or(*text_size),
        notice,
        draft,
        note,
        digits,
        // Somebody with a record needs more than a first round.
        needs_full_program: PROGRAM == Program::Quiz && quiz::is_known(&*props.services.record),
        ..State::new(props.pack.clone())
    }
}

/// Component of the whole widget.
#[component]
pub fn App(props: &Props) -> Html {
    let state = {
        let props = props.clone();
        use_reducer(move || begin(&props))
    };
    let root = use_element_ref();
    use_place(&state, &props.services);
    use_kept(&state, &props.services);
    use_focus(&state, &root);
    use_language(&state, &props.services);
    use_pages(&state, &props.services);
    use_attributes(props, &state);
    use_upgrade(&state, &props.services);

    let ctx = Ctx { state, services: props.services.clone(), host: props.host.clone() };
    ctx.build(|ui| frame(&ctx, ui, &root))
}

/// Adds everything inside the widget's root.
fn frame(ctx: &Ctx, ui: &mut Ui, root: &NodeRef) {
    let state = &ctx.state;
    ui.element("div", "guard", |ui| {
        ui.node_ref(root);
        ui.attr("lang", &ctx.pack().lang);
        ui.attr_static("dir", if ctx.pack().by.from_right { "rtl" } else { "ltr" });
        ui.attr_static("data-view", state.route.view());
        ui.attr_static("data-theme", state.theme.id());
        ui.attr_static("data-text", state.text_size.id());
        header(ctx, ui, root);
        ui.element(ctx.landmark("main"), "main", |ui| {
            ui.attr_static("part", "main");
            notice(ctx, ui);
            let reads_by_itself = matches!(state.route, Route::Quiz | Route::Practise(_));
            let reads = PROGRAM.is_full() && state.text_size.is_large() && !reads_by_itself;
            // On home what people come for is first.
            if reads && state.route != Route::Home {
                read_aloud(ctx, ui, root);
            }
            ui.element("div", "room", |ui| {
                // Each screen has a key, so that nothing of the last one stays open or ticked. The quiz and
                // the progress screen are one room; so are the warnings and each of them, which keeps the
                // search; and a class is one room from its choice to its result.
                let classes = Route::Class(String::new());
                let place = match &state.route {
                    Route::Class(_) => &classes,
                    Route::Progress => &Route::Quiz,
                    Route::Warning(_) => &Route::Warnings,
                    route => route,
                };
                ui.key(&place.fragment(&Answers::new()));
                room(ctx, ui);
            });
            if reads && state.route == Route::Home {
                read_aloud(ctx, ui, root);
            }
            // Home has a door to Help of its own.
            if !state.route.is_help() && state.route != Route::Home {
                ctx.anchor(ui, "help", "help", Route::Help, |ui| {
                    ui.attr_static("part", "help");
                    ui.text_element("span", "", ctx.t(Msg::HelpNow));
                    icon(ui, "next");
                });
            }
        });
        ui.element(ctx.landmark("footer"), "foot", |ui| {
            ui.attr_static("part", "foot");
            let by = &ctx.pack().by;
            if !by.site.is_empty() {
                ui.text_element("p", "", &ctx.fill(Msg::ContentBy, &[("site", &by.site)]));
            }
            ui.text_element("p", "", ctx.t(Msg::AppFoot));
            ui.text_element("p", "", &ctx.fill(Msg::Compiled, &[("date", &ctx.pack().compiled)]));
            if state.route == Route::Home {
                ui.text_element("p", "", &ctx.reviewed());
            }
            if ctx.pack().lang == HANT {
                ui.text_element("p", "converted", ctx.t(Msg::Converted));
            }
            ctx.link(ui, "sources", ctx.t(Msg::SourcesTitle), Route::Sources);
            languages(ctx, ui);
        });
    });
}

/// Adds the button that reads the screen aloud.
fn read_aloud(ctx: &Ctx, ui: &mut Ui, root: &NodeRef) {
    ui.node(html! { <super::read_aloud::ReadAloud ctx={ctx.clone()} root={root.clone()} /> });
}

/// Adds the link that leads past the header, to the heading of the screen.
fn skip_link(ctx: &Ctx, ui: &mut Ui, root: &NodeRef) {
    ui.element("a", "sr skip", |ui| {
        ui.attr("href", &ctx.state.route.fragment(&ctx.state.answers));
        let root = root.clone();
        ui.onclick(Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            if let Some(root) = root.cast() {
                announce::focus_heading(&root);
            }
        }));
        ui.text(ctx.t(Msg::Skip));
    });
}

fn header(ctx: &Ctx, ui: &mut Ui, root: &NodeRef) {
    let by = &ctx.pack().by;
    let ours = if ctx.pack().lang.starts_with("zh") { "en" } else { &ctx.state.chinese };
    let (other, name) = by.after(&ctx.pack().lang).unwrap_or((ours, ctx.t(Msg::OtherLanguage)));
    let size = ctx.state.text_size;
    ui.element(ctx.landmark("header"), "bar", |ui| {
        ui.attr_static("part", "header");
        skip_link(ctx, ui, root);
        if ctx.state.route != Route::Home {
            ui.button("tool", ("data-go", "back"), ctx.on(Action::Back), |ui| {
                ui.attr("aria-label", ctx.t(Msg::Back));
                icon(ui, "back");
            });
        }
        ctx.anchor(ui, "logo", "home", Route::Home, |ui| {
            // Where the header is narrow, the drawing stands alone.
            ui.attr("aria-label", ctx.t(Msg::AppName));
            ui.element("i", "", |ui| ui.attr_static("aria-hidden", "true"));
            ui.text_element("span", "", ctx.t(Msg::AppName));
        });
        ui.element("span", "tools", |ui| {
            ui.button("tool", ("data-set", "text-size"), ctx.on(Action::Text(size.next())), |ui| {
                ui.text(ctx.t(match size {
                    TextSize::Normal => Msg::TextSize,
                    TextSize::Large => Msg::TextSizeMore,
                    TextSize::Largest => Msg::TextSizeNormal,
                }));
            });
            if by.languages.len() != 1 {
                ui.button("tool", ("data-set", "lang"), ctx.on(Action::Lang(other.into())), |ui| {
                    ui.attr("lang", other);
                    ui.text_unmarked(name);
                });
            }
            ctx.anchor(ui, "tool sos", "help", Route::Help, |ui| ui.text(ctx.t(Msg::HelpShort)));
        });
    });
}

/// Adds a button for each language by its own name; that of the language shown is pressed.
fn languages(ctx: &Ctx, ui: &mut Ui) {
    let by = &ctx.pack().by;
    ui.element("div", "tongues", |ui| {
        ui.attr_static("role", "group");
        ui.attr("aria-label", ctx.t(Msg::Languages));
        let ours = [(HANS, Msg::LanguageHans), (HANT, Msg::LanguageHant), ("en", Msg::LanguageEn)];
        let mut all: Vec<(&str, &str)> =
            by.languages.iter().map(|(tag, name)| (tag, name.as_str())).collect();
        if all.is_empty() {
            all.extend(ours.map(|(tag, name)| (tag, ctx.t(name))));
        }
        for (tag, name) in all {
            ui.button("link", ("data-set", tag), ctx.on(Action::Lang(tag.to_owned())), |ui| {
                ui.attr("lang", tag);
                ui.pressed(ctx.pack().lang == tag);
                ui.text_unmarked(name);
            });
        }
    });
}

/// Adds the screen of the route.
fn room(ctx: &Ctx, ui: &mut Ui) {
    let route = &ctx.state.route;
    if ctx.state.arrived_pages().is_none() && route.needs_pages() || !ctx.state.fits_program() {
        return waiting(ctx, ui);
    }
    match route {
        Route::Help => help::help(ctx, ui),
        Route::HelpAfter(id) => help::help_after(ctx, ui, id),
        Route::Quiz | Route::Progress | Route::Practise(_) if PROGRAM.has_quiz() => {
            ui.node(html! { <quiz::QuizRoom ctx={ctx.clone()} /> })
        }
        Route::Warnings | Route::Warning(_) if PROGRAM.is_full() => {
            ui.node(html! { <warnings::WarningsRoom ctx={ctx.clone()} /> })
        }
        Route::Class(_) if PROGRAM.is_full() => ui.node(html! { <class::ClassRoom ctx={ctx.clone()} /> }),
        // What Check knows is about mainland China.
        Route::Check if PROGRAM.is_full() && ctx.pack().by.is_mainland() => {
            ui.node(html! { <check::CheckRoom ctx={ctx.clone()} /> })
        }
        // Its numbers are those of mainland China.
        Route::Family if PROGRAM.is_full() && ctx.pack().by.is_mainland() => {
            ui.node(html! { <family::FamilyRoom ctx={ctx.clone()} /> })
        }
        Route::Note if PROGRAM.is_full() => ui.node(html! { <note::NoteRoom ctx={ctx.clone()} /> }),
        // The number plan is that of mainland China.
        Route::Number if PROGRAM.is_full() && ctx.pack().by.is_mainland() => number::number(ctx, ui),
        _ if PROGRAM.has_picker() => page(ctx, ui, route),
        _ => waiting(ctx, ui),
    }
}

/// Adds a screen of the picker or one of the pages beside it; the home screen for any other route.
fn page(ctx: &Ctx, ui: &mut Ui, route: &Route) {
    match route {
        Route::Picker(question) => picker::ask(ctx, ui, *question),
        Route::Result => picker::outcome(ctx, ui),
        Route::Channel(id) => picker::channel_page(ctx, ui, id),
        Route::Compare(ids) => picker::compare(ctx, ui, ids),
        Route::NotChannels => pages::not_channels(ctx, ui),
        Route::Cards => pages::cards(ctx, ui),
        Route::Precautions => pages::precautions(ctx, ui),
        Route::Guide(id) => pages::guide(ctx, ui, id),
        Route::Sources => pages::sources(ctx, ui),
        _ => home::home(ctx, ui),
    }
}

/// Adds what is shown until the content of the pages, or the program that has the room, has arrived.
fn waiting(ctx: &Ctx, ui: &mut Ui) {
    head(ui, ctx.t(Msg::Loading), ctx.t(Msg::PagesLate));
    ctx.button(ui, "retry", "btn ghost", ctx.t(Msg::Retry), ctx.on(Action::Retry));
}

/// Adds the status line: what just happened, or that there is no network. Screen readers announce it.
fn notice(ctx: &Ctx, ui: &mut Ui) {
    let text = match ctx.state.notice {
        Some(Notice::LinkBroken) => ctx.t(Msg::LinkBroken),
        Some(Notice::LanguageFailed) => ctx.t(Msg::LanguageFailed),
        // These are said beside the button.
        Some(Notice::Copied | Notice::ShareFailed | Notice::PrintFailed) | None if ctx.host.offline => {
            ctx.t(Msg::Offline)
        }
        Some(Notice::Copied | Notice::ShareFailed | Notice::PrintFailed) | None => "",
    };
    let class = match ctx.state.notice {
        _ if text.is_empty() => "sr",
        // In sight wherever the person is on the screen.
        Some(Notice::LinkBroken | Notice::LanguageFailed) => "care now no-print",
        _ => "care no-print",
    };
    ui.element("div", class, |ui| {
        ui.attr_static("role", "status");
        ui.text(text);
    });
}
