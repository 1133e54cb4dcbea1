//! The option list: one tap answers.

use yew::prelude::*;

use super::icon;

/// An option as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Id; the `data-option` hook.
    pub id: AttrValue,
    /// What the person reads.
    pub label: AttrValue,
    /// A line under it; may be empty.
    pub hint: AttrValue,
    /// Name of a drawing; may be empty.
    pub icon: AttrValue,
}

/// A list of large buttons; the one chosen is marked by more than colour.
///
/// `labelled_by` is the id of the heading that asks; `choose` is called with the id of the option tapped.
#[must_use]
pub fn options(labelled_by: &str, choices: &[Choice], chosen: &str, choose: &Callback<AttrValue>) -> Html {
    html! {
        <ul class="options" aria-labelledby={labelled_by.to_owned()}>
            { for choices.iter().map(|choice| {
                let on = choice.id == chosen;
                let (id, choose) = (choice.id.clone(), choose.clone());
                html! {
                    <li key={choice.id.as_str()}>
                        <button
                            class={classes!("option", on.then_some("on"))} type="button"
                            data-option={&choice.id} aria-pressed={on.to_string()}
                            onclick={Callback::from(move |_| choose.emit(id.clone()))}
                        >
                            if !choice.icon.is_empty() { {icon(&choice.icon)} }
                            <span><b>{&choice.label}</b>if !choice.hint.is_empty() { <small>{&choice.hint}</small> }</span>
                            if on { {icon("yes")} }
                        </button>
                    </li>
                }
            }) }
        </ul>
    }
}
