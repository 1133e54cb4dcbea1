//! The frame of a page of text: a heading that takes the focus, and sections.

use yew::prelude::*;

/// A page's heading, a line under it (may be empty) and the rest.
#[must_use]
pub fn page(title: &str, lead: &str, body: Html) -> Html {
    html! {
        <>
            <div class="head">
                <h1 tabindex="-1">{title}</h1>
                if !lead.is_empty() { <p class="small">{lead}</p> }
            </div>
            {body}
        </>
    }
}

/// A card with a heading.
#[must_use]
pub fn section(title: &str, body: Html) -> Html {
    html! { <section class="card"><h2>{title}</h2>{body}</section> }
}
