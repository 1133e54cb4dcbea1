//! The element under a host's script: created, moved, removed, hidden, changed, called, many at once.
mod attributes;
mod methods;
mod moving;
mod starting;

use crate::harness::Page;

const WIDGET: &str = "<topup-guard></topup-guard>";

/// Waits until so many widgets are ready, including those in other shadow roots that `window.more` lists.
fn all_ready(page: &Page, count: usize) {
    let all = format!(
        "(all => all.length === {count} && all.every((one) => one.dataset.state === 'ready'))
           ([...document.querySelectorAll('topup-guard'), ...(window.more ?? [])])"
    );
    page.wait(&all);
}

/// Waits for three frames, so that the page is laid out, painted and observed.
fn painted(page: &Page) {
    page.run("for (let n = 0; n < 3; n += 1) await new Promise(requestAnimationFrame);");
}
