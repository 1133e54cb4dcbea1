//! What happens around a change of state: address bar, focus, language, pages, attributes.

use std::cell::Cell;
use std::rc::Rc;

use topup_guard_core::picker::Question;
use topup_guard_core::route::{Route, given_card};
use web_sys::Element;
use yew::prelude::*;

use super::shell::Props;
use super::{Action, Notice, PROGRAM, Program, State, Words};
use crate::browser::{Services, announce};
use crate::parts::{use_after, use_while};

/// Shows the place in the address bar, and follows the back button.
#[hook]
pub(super) fn use_place(state: &UseReducerHandle<State>, services: &Services) {
    let fragment = state.route.fragment(&state.answers);
    let first = use_mut_ref(|| true);
    {
        let place = services.place.clone();
        use_after(fragment, move |fragment| {
            // The first screen keeps the address it came with.
            if !first.replace(false) {
                place.push(fragment);
            }
        });
    }
    let (place, act) = (services.place.clone(), state.dispatcher());
    use_after((), move |()| {
        place.listen(Callback::from(move |fragment: String| {
            if let Ok((route, answers)) = Route::read(&fragment) {
                act.dispatch(Action::Arrive(route, answers));
            } else {
                act.dispatch(Action::Say(Some(Notice::LinkBroken)));
            }
        }));
    });
}

/// Moves the reader to the new screen's heading.
#[hook]
pub(super) fn use_focus(route: &Route, root: &NodeRef) {
    let first = use_mut_ref(|| true);
    let root = root.clone();
    use_after(route.clone(), move |_| {
        if !first.replace(false)
            && let Some(root) = root.cast::<Element>()
        {
            announce::focus_heading(&root);
        }
    });
}

/// Brings the pack of another language when one is wanted, and keeps what was set about the look.
#[hook]
pub(super) fn use_language(state: &UseReducerHandle<State>, services: &Services) {
    let (services, state) = (services.clone(), state.clone());
    use_while(state.lang.clone(), move |lang| {
        let wanted = Rc::new(Cell::new(true));
        let overtaken = wanted.clone();
        if state.shown() != lang {
            let lang = lang.clone();
            wasm_bindgen_futures::spawn_local(async move {
                match services.packs.first(&lang).await {
                    _ if !wanted.get() => {}
                    Ok(pack) => {
                        services.place.set_lang(&pack.lang);
                        state.dispatch(Action::Words(Words(pack)));
                    }
                    Err(_) => {
                        state.dispatch(Action::Lang(state.shown().to_owned()));
                        state.dispatch(Action::Say(Some(Notice::LanguageFailed)));
                    }
                }
            });
        }
        move || overtaken.set(false)
    });
}

/// Brings the content of the pages once the first view stands, and again when the person asks for it; beside the quiz
/// only once it is needed.
#[hook]
pub(super) fn use_pages(state: &UseReducerHandle<State>, services: &Services) {
    let (services, state) = (services.clone(), state.clone());
    let wanted = PROGRAM.has_pages() || state.route == Route::Help;
    use_after((state.shown().to_owned(), state.tries, wanted), move |(lang, _, wanted)| {
        let here = state.pages.as_ref().is_some_and(|pages| pages.0.lang == *lang);
        if *wanted && !here {
            let lang = lang.clone();
            wasm_bindgen_futures::spawn_local(async move {
                // Without them the picker and Help still work; a page says so and offers to try again.
                if let Ok(pack) = services.packs.pages(&lang).await {
                    state.dispatch(Action::Pages(Words(pack)));
                }
            });
        }
    });
}

/// Asks for the whole program when the person opens a room that this one does not have for them; from the first view's
/// also for who has large text, since the whole one reads aloud.
#[hook]
pub(super) fn use_whole(state: &UseReducerHandle<State>, services: &Services) {
    let packs = services.packs.clone();
    let (lang, answers) = (state.lang.clone(), state.answers);
    let better = PROGRAM == Program::Picker && state.text_size.is_large();
    let fits = state.fits();
    use_after((state.route.clone(), state.tries, fits), move |(route, _, fits)| {
        if better || !fits {
            packs.whole(&lang, &route.fragment(&answers));
        }
    });
}

/// Follows the host's attributes, and keeps what the person sets.
#[hook]
pub(super) fn use_attributes(props: &Props, state: &UseReducerHandle<State>) {
    let first = use_mut_ref(|| true);
    let act = state.dispatcher();
    let begin = (props.view.clone(), props.host.about.clone());
    let attributes = (props.lang.clone(), props.theme, props.text_size, begin, props.host.turn);
    let (reset, card) = (props.host.reset, state.answers.get(Question::Card));
    let before = use_mut_ref(|| attributes.clone());
    use_after(attributes, move |now| {
        let before = before.replace(now.clone());
        if now.0 != before.0 {
            act.dispatch(Action::Lang(now.0.to_string()));
        }
        if now.1 != before.1 {
            act.dispatch(Action::Theme(now.1));
        }
        if now.2 != before.2 {
            act.dispatch(Action::Text(now.2));
        }
        let again = now.4 != before.4;
        if again && reset {
            act.dispatch(Action::StartOver);
        }
        if again || now.3 != before.3 {
            let (view, about) = &now.3;
            match Route::from_view(view, about) {
                Some(route) => act.dispatch(Action::Go(route)),
                None if again => act.dispatch(Action::Go(Route::Home)),
                None => {}
            }
            // The person's own answer is stronger than the host's.
            let given = given_card(&before.3.0, &before.3.1);
            if let Some(now) = given_card(view, about)
                && (card.is_none() || card == given || again && reset)
            {
                act.dispatch(Action::Answer(Question::Card, now));
            }
        }
    });
    let storage = props.services.storage.clone();
    use_after((state.theme, state.text_size, state.chinese.clone()), move |(theme, size, chinese)| {
        if !first.replace(false) {
            // What cannot be kept still holds until the page is closed.
            let _ = storage.set("theme", theme.id());
            let _ = storage.set("text-size", size.id());
            let _ = storage.set("chinese", chinese);
        }
    });
}
