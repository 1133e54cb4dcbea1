//! What a page's claims rest on: numbers behind the claims, and the list they lead to.

use topup_guard_core::pack::{Claim, Msg, Seen, Source, fill};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, MouseEvent, ShadowRoot};
use yew::prelude::*;

use crate::app::Ctx;

/// The sources of one page, numbered in the order they are first named.
#[derive(Debug, Clone, PartialEq)]
pub struct Footnotes {
    ctx: Ctx,
    ids: Vec<String>,
    own: bool,
}

impl Footnotes {
    /// Numbers the sources of these claims.
    #[must_use]
    pub fn of<'a>(ctx: &Ctx, claims: impl IntoIterator<Item = &'a Claim>) -> Self {
        Self::of_sources(ctx, claims.into_iter().map(|claim| (claim.sources.as_slice(), claim.own)))
    }

    /// Numbers these sources.
    #[must_use]
    pub fn of_sources<'a>(ctx: &Ctx, all: impl IntoIterator<Item = (&'a [String], bool)>) -> Self {
        let mut notes = Self { ctx: ctx.clone(), ids: Vec::new(), own: false };
        for (sources, own) in all {
            notes.own |= own;
            for id in sources {
                if !notes.ids.contains(id) {
                    notes.ids.push(id.clone());
                }
            }
        }
        notes
    }

    /// A claim with its numbers.
    #[must_use]
    pub fn claim(&self, claim: &Claim) -> Html {
        html! { <>{&claim.text}{self.marks(&claim.sources, claim.own)}</> }
    }

    /// Claims as a list with their numbers.
    #[must_use]
    pub fn list(&self, claims: &[Claim]) -> Html {
        html! { <ul class="claims">{ for claims.iter().map(|claim| html! { <li>{self.claim(claim)}</li> }) }</ul> }
    }

    /// Claims as numbered steps.
    #[must_use]
    pub fn steps(&self, claims: &[Claim]) -> Html {
        html! { <ol class="steps">{ for claims.iter().map(|claim| html! { <li>{self.claim(claim)}</li> }) }</ol> }
    }

    /// The numbers of sources, and the mark of what is our own.
    #[must_use]
    pub fn marks(&self, sources: &[String], own: bool) -> Html {
        let ctx = &self.ctx;
        html! {
            <>
                { for sources.iter().filter_map(|id| {
                    let number = (self.ids.iter().position(|other| other == id)? + 1).to_string();
                    let target = format!("source-{id}");
                    Some(html! {
                        <button
                            class="mark" type="button" aria-label={ctx.fill(Msg::SourceMark, &[("n", &number)])}
                            onclick={Callback::from(move |event: MouseEvent| show(&event, &target))}
                        >{number.clone()}</button>
                    })
                }) }
                if own { <span class="own" aria-hidden="true">{"*"}</span> }
            </>
        }
    }

    /// The list the numbers lead to.
    #[must_use]
    pub fn sources(&self) -> Html {
        let ctx = &self.ctx;
        if self.ids.is_empty() && !self.own {
            return Html::default();
        }
        html! {
            <section class="sources">
                <h2>{ctx.t(Msg::Sources)}</h2>
                if !self.ids.is_empty() {
                    <ol>
                        { for self.ids.iter().map(|id| html! {
                            <li id={format!("source-{id}")} tabindex="-1">
                                { ctx.pack().source(id).map(|source| cite(ctx, source)) }
                            </li>
                        }) }
                    </ol>
                }
                if self.own { <p>{"* "}{ctx.t(Msg::OwnJudgement)}</p> }
            </section>
        }
    }
}

/// A source in one line.
#[must_use]
pub(crate) fn cite(ctx: &Ctx, source: &Source) -> Html {
    let Source { publisher, title, date, .. } = source;
    let words = &ctx.pack().messages;
    let values = [("publisher", publisher.as_str()), ("title", title), ("date", date)];
    let text = fill(words.get(if date.is_empty() { Msg::CiteUndated } else { Msg::Cite }), &values);
    html! { <>{text}if source.seen == Seen::Repost { {ctx.t(Msg::SourceRepost)} }</> }
}

/// Moves the reader to a source without touching the page's address.
fn show(event: &MouseEvent, id: &str) {
    let root = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Node>().ok())
        .map(|node| node.get_root_node());
    let found = root.and_then(|root| match root.dyn_into::<ShadowRoot>() {
        Ok(root) => root.get_element_by_id(id),
        Err(_) => None,
    });
    if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        found.scroll_into_view();
        let _ = found.focus();
    }
}
