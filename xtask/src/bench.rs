//! `cargo xtask bench`: what a tap costs in a browser, on the built files.
use crate::run::{dist, file_trouble};
use crate::{browsers, build, tools};
use clap::Args as ClapArgs;
use serde_json::{Value, json};
use std::time::Duration;
use topup_guard_drive::{EngineKind, Result, Server, Session, Setup};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// Take dist/ as it stands instead of building it first
    #[arg(long)]
    no_build: bool,
    /// Taps to measure for each processor speed
    #[arg(long, default_value_t = 21)]
    taps: usize,
}

/// Opens the question about paying, taps an answer, and waits until the ranked list has changed and is laid out.
///
/// One tap at a time: its answer leads to the next question, and the way back is not measured.
const TAP: &str = "
    const taps = arguments[0];
    const shadow = document.querySelector('topup-guard').shadowRoot;
    const once = (test) => new Promise((resolve) => {
        const look = () => (test() ? resolve() : requestAnimationFrame(look));
        look();
    });
    return (async () => {
        const times = [];
        for (let tap = 0; tap < taps; tap += 1) {
            await once(() => shadow.querySelector('[data-view=picker] #question-pay'));
            const before = shadow.querySelector('.ranking').textContent;
            const option = shadow.querySelector(tap % 2 ? '[data-option=cash]' : '[data-option=wallet]');
            const changed = new Promise((resolve) => {
                const seen = new MutationObserver(() => {
                    const list = shadow.querySelector('.ranking');
                    if (!list || list.textContent === before) return;
                    seen.disconnect();
                    list.getBoundingClientRect();
                    resolve(performance.now());
                });
                seen.observe(shadow, { childList: true, subtree: true, characterData: true });
            });
            const start = performance.now();
            option.click();
            times.push((await changed) - start);
            shadow.querySelector('[data-change=pay]').click();
        }
        return times;
    })();
";

/// Prints the median and the range, with the processor as it is and slowed four times.
pub(crate) fn bench(args: &Args) -> Result<()> {
    tools::ready(tools::TO_RELEASE)?;
    if !args.no_build {
        build::release(build::Lane::Small)?;
    }
    let engine = browsers::one(EngineKind::Chrome)?;
    let server = Server::start(build::built()?).map_err(|e| file_trouble(&dist(), &e))?;
    let session = Session::open(&engine, Setup::PHONE)?;
    for rate in [1, 4] {
        session.go("about:blank")?;
        session
            .go(&server.url("/?lang=zh-Hans#/v1/picker/pay?card=phone&asked=nobody&whom=me&phone=at-ease"))?;
        session.wait_until_shown("picker", Duration::from_secs(30))?;
        session.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": rate }))?;
        let answer = session.run_async(TAP, &[json!(args.taps)])?;
        let mut times: Vec<f64> = answer.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
        times.sort_by(f64::total_cmp);
        let at = |share: usize| {
            times.get((times.len().saturating_sub(1)) * share / 2).copied().unwrap_or_default()
        };
        println!(
            "processor 1/{rate}: tap to re-ranked list {:.1} ms ({:.1} to {:.1}), {} taps",
            at(1),
            at(0),
            at(2),
            times.len()
        );
    }
    Ok(())
}
