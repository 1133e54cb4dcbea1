//! The option list: one tap answers.

use yew::prelude::*;

use super::Icon;

/// An option as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Option {
    /// Id; the `data-option` hook.
    pub id: AttrValue,
    /// What the person reads.
    pub label: AttrValue,
    /// A line under it; may be empty.
    pub hint: AttrValue,
    /// Name of a drawing; may be empty.
    pub icon: AttrValue,
}

/// What is offered, and what happens then.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// Id of the heading that asks.
    pub labelled_by: AttrValue,
    /// The options in order.
    pub options: Vec<Option>,
    /// Id of the option chosen; empty for none.
    #[prop_or_default]
    pub chosen: AttrValue,
    /// Called with the id of the option tapped.
    pub on_choose: Callback<AttrValue>,
}

/// A list of large buttons; the one chosen is marked by more than colour.
#[component]
pub fn Options(props: &Props) -> Html {
    html! {
        <ul class="options" aria-labelledby={&props.labelled_by}>
            { for props.options.iter().map(|option| {
                let on = option.id == props.chosen;
                let (id, choose) = (option.id.clone(), props.on_choose.clone());
                html! {
                    <li key={option.id.as_str()}>
                        <button
                            class={classes!("option", on.then_some("on"))} type="button"
                            data-option={&option.id} aria-pressed={on.to_string()}
                            onclick={Callback::from(move |_| choose.emit(id.clone()))}
                        >
                            if !option.icon.is_empty() { <Icon name={&option.icon} /> }
                            <span><b>{&option.label}</b>if !option.hint.is_empty() { <small>{&option.hint}</small> }</span>
                            if on { <Icon name="yes" /> }
                        </button>
                    </li>
                }
            }) }
        </ul>
    }
}
