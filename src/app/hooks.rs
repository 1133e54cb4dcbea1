//! Effects of a change of state: address bar, focus, language, pages, attributes.

use std::cell::Cell;
use std::rc::Rc;

use topup_guard_core::picker::{Answers, Question};
use topup_guard_core::route::{Route, given_card};
use web_sys::Element;
use yew::prelude::*;

use crate::base::{Action, Note, Notice, Props, State, Words};
use crate::browser::Services;
use crate::browser::announce::{self, Scroll};
use crate::parts::{use_effect_on, use_effect_with_cleanup};
use crate::program::{PROGRAM, Program};

/// Shows the route in the address bar, and follows the back button.
#[hook]
pub(super) fn use_place(state: &UseReducerHandle<State>, services: &Services) {
    let fragment = state.route.fragment(&state.answers);
    let first = use_mut_ref(|| true);
    {
        let place = services.place.clone();
        use_effect_on(fragment, move |fragment| {
            // The first screen keeps the address that was opened.
            if !first.replace(false) {
                place.push(fragment);
            }
        });
    }
    let (place, act) = (services.place.clone(), state.dispatcher());
    use_effect_on((), move |()| {
        place.listen(Callback::from(move |fragment: String| {
            if let Ok((route, answers)) = Route::read(&fragment) {
                act.dispatch(Action::Arrive(route, answers));
            } else {
                act.dispatch(Action::Say(Some(Notice::LinkBroken)));
            }
        }));
    });
}

/// Keeps the text in the field of Check, the note and the first digits of a number for a program that takes
/// over.
#[hook]
pub(super) fn use_kept(state: &UseReducerHandle<State>, services: &Services) {
    let draft = services.draft.clone();
    let kept = (state.draft.clone(), state.note.clone(), state.digits.clone());
    use_effect_on(kept, move |(text, note, digits): &(String, Note, String)| {
        draft.keep(&note.keep(text, digits));
    });
}

/// Focuses the heading of a new screen, and shows it from its top; to somebody who comes back, from where
/// they were.
#[hook]
pub(super) fn use_focus(state: &UseReducerHandle<State>, root: &NodeRef) {
    let (returning, first) = (state.returning, use_mut_ref(|| true));
    let scroll = use_mut_ref(Scroll::default);
    let screen = state.route.fragment(&Answers::new());
    scroll.borrow_mut().build(&screen, root.cast::<Element>().as_ref());
    {
        let root = root.clone();
        use_effect_with_cleanup((), move |()| {
            let listener = root.cast::<Element>().map(|root| announce::keep_focus_in_sight(&root));
            move || drop(listener)
        });
    }
    let root = root.clone();
    use_effect_on(screen, move |_| {
        let place = scroll.borrow().place();
        if !first.replace(false)
            && let Some(root) = root.cast::<Element>()
        {
            announce::focus_heading(&root);
            if let Some(top) = place.filter(|_| returning) {
                announce::scroll_to(&root, top);
            }
        }
    });
}

/// Fetches the pack of another language when one is asked for.
#[hook]
pub(super) fn use_language(state: &UseReducerHandle<State>, services: &Services) {
    let (services, state) = (services.clone(), state.clone());
    use_effect_with_cleanup(state.lang.clone(), move |lang| {
        let wanted = Rc::new(Cell::new(true));
        let overtaken = wanted.clone();
        if state.shown_lang() != lang {
            let lang = lang.clone();
            wasm_bindgen_futures::spawn_local(async move {
                match services.packs.initial(&lang).await {
                    _ if !wanted.get() => {}
                    Ok(pack) => {
                        services.place.set_lang(&pack.lang);
                        state.dispatch(Action::Words(Words(pack)));
                    }
                    Err(_) => {
                        state.dispatch(Action::Lang(state.shown_lang().to_owned()));
                        state.dispatch(Action::Say(Some(Notice::LanguageFailed)));
                    }
                }
            });
        }
        move || overtaken.set(false)
    });
}

/// Fetches the content of the pages after the first rendering, and again when the person asks for it; the
/// quiz program only when it shows Help.
#[hook]
pub(super) fn use_pages(state: &UseReducerHandle<State>, services: &Services) {
    let (services, state) = (services.clone(), state.clone());
    let wanted = PROGRAM.has_picker() || state.route.is_help();
    use_effect_on((state.shown_lang().to_owned(), state.tries, wanted), move |(lang, _, wanted)| {
        let here = state.pages.as_ref().is_some_and(|pages| pages.0.lang == *lang);
        if *wanted && !here {
            let lang = lang.clone();
            wasm_bindgen_futures::spawn_local(async move {
                // Without them the picker and Help still work; a page shows a button to try again.
                if let Ok(pack) = services.packs.pages(&lang).await {
                    state.dispatch(Action::Pages(Words(pack)));
                }
            });
        }
    });
}

/// Asks for the full program when the person opens a room that this one lacks; the picker program also when
/// the text is large, since the full program reads aloud. Asks anew after another answer or language, so that
/// nothing that is chosen while the program is being fetched is lost.
#[hook]
pub(super) fn use_upgrade(state: &UseReducerHandle<State>, services: &Services) {
    let packs = services.packs.clone();
    let wants_voice = PROGRAM == Program::Picker && state.text_size.is_large();
    let (fragment, lang) = (state.route.fragment(&state.answers), state.lang.clone());
    use_effect_on((fragment, lang, state.tries, state.fits_program()), move |(fragment, lang, _, fits)| {
        if wants_voice || !fits {
            packs.upgrade(lang, fragment);
        }
    });
}

/// Follows the element's attributes and the host's wishes, and stores what the person sets.
#[hook]
pub(super) fn use_attributes(props: &Props, state: &UseReducerHandle<State>) {
    let first = use_mut_ref(|| true);
    let act = state.dispatcher();
    let card = state.answers.get(Question::Card);
    let wishes = (props.attributes.clone(), props.host.clone());
    let before = use_mut_ref(|| wishes.clone());
    use_effect_on(wishes, move |now| {
        let (attributes, host) = now;
        let (attributes_before, host_before) = before.replace(now.clone());
        if attributes.lang != attributes_before.lang {
            act.dispatch(Action::Lang(attributes.lang.to_string()));
        }
        if attributes.theme != attributes_before.theme {
            act.dispatch(Action::Theme(attributes.theme));
        }
        if attributes.text_size != attributes_before.text_size {
            act.dispatch(Action::Text(attributes.text_size));
        }
        let again = host.turn != host_before.turn;
        if again && host.reset {
            act.dispatch(Action::StartOver);
        }
        if again || attributes.view != attributes_before.view || host.about != host_before.about {
            match Route::from_view(&attributes.view, &host.about) {
                Some(route) => act.dispatch(Action::Go(route)),
                None if again => act.dispatch(Action::Go(Route::Home)),
                None => {}
            }
            // The person's own answer is stronger than the host's.
            let given = given_card(&attributes_before.view, &host_before.about);
            if let Some(now) = given_card(&attributes.view, &host.about)
                && (card.is_none() || card == given || again && host.reset)
            {
                act.dispatch(Action::Answer(Question::Card, now));
            }
        }
    });
    let storage = props.services.storage.clone();
    use_effect_on((state.theme, state.text_size, state.chinese.clone()), move |(theme, size, chinese)| {
        if !first.replace(false) {
            // What cannot be stored still holds until the page is closed.
            let _ = storage.set("theme", theme.id());
            let _ = storage.set("text-size", size.id());
            let _ = storage.set("chinese", chinese);
        }
    });
}
