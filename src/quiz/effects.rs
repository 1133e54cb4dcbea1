//! Effects of the quiz's state: opens the pack, stores answers and place, reports, follows other widgets.

use std::rc::Rc;

use topup_guard_core::quiz::{Ask, Log};
use topup_guard_core::route::Route;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use super::action::Action;
use super::saved::{PLACE, SavedPlace};
use super::snapshot::Snapshot;
use super::state::{Stage, State};
use super::{MORE, now, report, topic_of};
use crate::base::Ctx;
use crate::browser::log::SegmentWriter;
use crate::browser::{Services, announce, intl, log};
use crate::parts::{use_effect_on, use_effect_with_cleanup, use_element_ref, use_quiz_pack};

/// Fetches the pack, and opens it with the record and the place on this device.
#[hook]
pub(super) fn use_pack(ctx: &Ctx, state: &UseReducerHandle<State>, arrived: Box<dyn Fn()>) {
    let (act, topic, services) = (state.dispatcher(), topic_of(ctx).to_owned(), ctx.services.clone());
    let arrived = Callback::from(move |pack| {
        arrived();
        let pack = match pack {
            Ok(pack) => pack,
            Err(failure) => return act.dispatch(Action::Fail(failure)),
        };
        let (mut log, now) = (Log::new(), now(&services));
        if MORE {
            log::compact(&*services.record, now.0, &*services.seed);
            log = log::read(&*services.record);
        }
        let place = services.storage.get(PLACE);
        // A round about something else stays saved until another begins.
        let saved = place.as_deref().filter(|_| MORE && !topic.is_empty()).and_then(SavedPlace::parse);
        let suspended = saved.is_some_and(|saved| !saved.session.is_about(&topic));
        let place = place.filter(|_| !suspended);
        // Only a round that is gone on with needs numbers of this widget's own.
        let writer = place.as_ref().map_or(0, |_| ((services.seed)() as u32 & 0xf_ffff).max(1));
        act.dispatch(Action::Open { pack, log, place, suspended, writer, now });
    });
    use_quiz_pack(&ctx.pack().lang, state.attempt, &ctx.services, arrived);
}

/// Stores each new answer, which other widgets then learn of, and reports it to the host page.
#[hook]
pub(super) fn use_answers(ctx: &Ctx, state: &UseReducerHandle<State>) {
    let writer = use_mut_ref(SegmentWriter::default);
    let (ctx, state) = (ctx.clone(), state.clone());
    use_effect_on(state.unsaved.as_ref().map(|response| response.id), move |_| {
        let Some(response) = &state.unsaved else { return };
        let Services { record, seed, .. } = &ctx.services;
        let stored = writer.borrow_mut().append(&**record, response, response.at.0, &**seed);
        report::answer(&ctx, state.reporting, response);
        state.dispatch(Action::Stored { error: stored.err() });
    });
}

/// Stores the place, so that a reload goes on from there.
#[hook]
pub(super) fn use_place(services: &Services, state: &UseReducerHandle<State>) {
    let (storage, act) = (services.storage.clone(), state.dispatcher());
    use_effect_on(state.place(), move |place| {
        let Some(place) = place else { return };
        if place.is_empty() {
            storage.remove(PLACE);
        } else if storage.set(PLACE, place).is_err() {
            act.dispatch(Action::StorageFailed);
        }
    });
}

/// Follows what other widgets, of this page and of others, add to the record or remove from it.
///
/// The quiz program follows nothing: it makes sure that a round is the first one as it begins.
#[hook]
pub(super) fn use_record(services: &Services, state: &UseReducerHandle<State>) {
    let (services, act) = (services.clone(), state.dispatcher());
    use_effect_with_cleanup((), move |()| -> Box<dyn FnOnce()> {
        if !MORE {
            return Box::new(|| ());
        }
        let record = services.record.clone();
        record.watch(Rc::new(move || {
            let log = log::read(&*services.record);
            act.dispatch(Action::FollowRecord { log, now: now(&services) });
        }))
    });
}

/// Reports the result of a round to the host page, once the round is over.
#[hook]
pub(super) fn use_result(ctx: &Ctx, state: &UseReducerHandle<State>) {
    let (ctx, state) = (ctx.clone(), state.clone());
    let over = state
        .session
        .as_ref()
        .map(|session| session.id)
        .filter(|_| matches!(state.stage, Stage::Summary | Stage::Review));
    use_effect_on(over, move |over| {
        if let (Some(_), Some(data), Some(session)) = (over, &state.data, &state.session) {
            report::result(&ctx, state.reporting, data, session);
            // What comes after a first round is in the full program.
            if !MORE {
                ctx.services.packs.prefetch_full(&data.pack.lang);
            }
        }
    });
}

/// Moves the focus to the heading of each new screen, and of each new step within a screen. Returns the
/// room's element and the step's heading, and what is to be called when the pack is here.
///
/// Somebody who opened the room by a tap had the heading focused and is led on; a page just loaded keeps its
/// focus.
#[hook]
pub(super) fn use_focus(state: &UseReducerHandle<State>) -> (NodeRef, NodeRef, Box<dyn Fn()>) {
    let (root, step, quiet) = (use_element_ref(), use_element_ref(), use_mut_ref(|| true));
    {
        let (root, step, quiet) = (root.clone(), step.clone(), quiet.clone());
        let screen = (state.data.is_some(), state.stage, state.number);
        let shown = use_mut_ref(|| screen);
        use_effect_on((screen, state.step()), move |(screen, _)| {
            if shown.replace(*screen) != *screen {
                if !quiet.replace(false)
                    && let Some(root) = root.cast::<Element>()
                {
                    announce::focus_heading(&root);
                }
            } else if let Some(heading) = step.cast::<HtmlElement>() {
                // A step without a heading of its own leaves the focus where it is.
                let _ = heading.focus();
                if let Some(all) = heading.parent_element() {
                    let options = ScrollIntoViewOptions::new();
                    options.set_block(ScrollLogicalPosition::Nearest);
                    all.scroll_into_view_with_scroll_into_view_options(&options);
                }
            }
        });
    }
    let element = root.clone();
    let arrived = move || {
        let focused = |root: Element| root.query_selector(":focus").is_ok_and(|found| found.is_some());
        quiet.replace(!element.cast().is_some_and(focused));
    };
    (root, step, Box::new(arrived))
}

/// Takes a snapshot whenever a screen that needs one comes up, or the record was replaced there.
#[hook]
pub(super) fn use_snapshot(ctx: &Ctx, state: &UseReducerHandle<State>) {
    let progress = ctx.state.route == Route::Progress;
    let lang = state.data.as_ref().map(|data| data.pack.lang.clone());
    let (services, handle) = (ctx.services.clone(), state.clone());
    use_effect_on((lang, state.stage, progress, state.changes), move |_| {
        if let Some(data) = &handle.data
            && (progress || matches!(handle.stage, Stage::Start | Stage::Summary))
        {
            let snapshot =
                Snapshot::of(data, now(&services), |at| intl::day(at, &data.pack.lang), intl::iso_day);
            handle.dispatch(Action::Snapshot(Rc::new(snapshot)));
        }
    });
}

/// Gives the focus back after a step was placed or moved, which takes away the button that had it: to the
/// same button of that step, or to the next step to place.
#[hook]
pub(super) fn use_refocus(root: &NodeRef, state: &UseReducerHandle<State>) {
    let (root, handle) = (root.clone(), state.clone());
    use_effect_on(state.tapped.clone(), move |_| {
        let (Some(Ask::Order { .. }), Some(step), true) = (&handle.ask, handle.moved, MORE) else { return };
        let Some(root) = root.cast::<Element>() else { return };
        let find = |css: &str| root.query_selector(css).ok().flatten();
        if find(":focus").is_some() {
            return;
        }
        let button = match handle.moved_by {
            "" => find("[data-keys] [data-option]").or_else(|| find("[data-do=ordered]")),
            by => find(&format!("[data-do={by}][data-step='{step}']")),
        };
        if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
            let _ = button.focus();
        }
    });
}

/// Returns what a key does: a digit chooses the option with that number of the step that is open.
pub(super) fn choose_by_digit(root: &NodeRef) -> Callback<KeyboardEvent> {
    let root = root.clone();
    Callback::from(move |event: KeyboardEvent| {
        let plain = !(event.ctrl_key() || event.alt_key() || event.meta_key() || event.repeat());
        let digit = event.key().parse::<u32>().ok().filter(|_| plain);
        if let Some(place) = digit.and_then(|digit| digit.checked_sub(1))
            && let Some(root) = root.cast::<Element>()
            && let Ok(options) = root.query_selector_all("[data-keys] [data-option]")
            && let Some(option) = options.get(place)
        {
            option.unchecked_into::<HtmlElement>().click();
        }
    })
}
