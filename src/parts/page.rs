//! The frame of a page of text: a heading that takes the focus, and sections.

use yew::prelude::*;

/// A page's heading and body.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PageProps {
    /// The heading.
    pub title: AttrValue,
    /// A line under it; may be empty.
    #[prop_or_default]
    pub lead: AttrValue,
    /// The rest.
    pub children: Html,
}

/// A page.
#[component]
pub fn Page(props: &PageProps) -> Html {
    html! {
        <>
            <div class="head">
                <h1 tabindex="-1">{&props.title}</h1>
                if !props.lead.is_empty() { <p class="small">{&props.lead}</p> }
            </div>
            {props.children.clone()}
        </>
    }
}

/// A section's heading and body.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SectionProps {
    /// The heading.
    pub title: AttrValue,
    /// The rest.
    pub children: Html,
    /// More classes.
    #[prop_or_default]
    pub class: Classes,
}

/// A card with a heading.
#[component]
pub fn Section(props: &SectionProps) -> Html {
    html! {
        <section class={classes!("card", props.class.clone())}>
            <h2>{&props.title}</h2>
            {props.children.clone()}
        </section>
    }
}
