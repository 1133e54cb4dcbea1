//! `cargo xtask bench tap`: time of a tap in a browser once everything is loaded.
use crate::spread::Spread;
use clap::Args as ClapArgs;
use serde_json::{Value, json};
use std::time::Duration;
use topup_guard_drive::browsers;
use topup_guard_drive::{EngineKind, Server, Session, Setup};
use xtask_base::Result;
use xtask_base::files::file_error;
use xtask_base::run::{built, dist};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// Taps to measure for each processor speed
    #[arg(long, default_value_t = 21)]
    taps: usize,
}

/// Script that changes the answer about paying, the others being given, and waits until the new ranking is
/// laid out.
///
/// One tap at a time: the answer leads to the result, and the way back is not measured.
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
            const option = shadow.querySelector(tap % 2 ? '[data-option=cash]' : '[data-option=wallet]');
            const changed = new Promise((resolve) => {
                const seen = new MutationObserver(() => {
                    const list = shadow.querySelector('.ranking');
                    if (!list) return;
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

/// Script that answers questions of a first round up to the action, taps one, and waits until the feedback is
/// laid out, and then painted: until the next frame has begun.
const ANSWER: &str = "
    const taps = arguments[0];
    const shadow = document.querySelector('topup-guard').shadowRoot;
    const there = (css) => new Promise((resolve) => {
        const look = () => {
            const found = shadow.querySelector(css);
            if (found) resolve(found); else requestAnimationFrame(look);
        };
        look();
    });
    return (async () => {
        const times = [];
        (await there('[data-do=begin], [data-do=practice]')).click();
        while (times.length < taps) {
            const verdict = await there('[data-option=cannot-tell], [data-option=first]');
            if (verdict.dataset.option === 'cannot-tell') verdict.click();
            const action = await there('.options[aria-labelledby=action] [data-option], [data-option=first]');
            const told = new Promise((resolve) => {
                const seen = new MutationObserver(() => {
                    const feedback = shadow.querySelector('[data-feedback]');
                    if (!feedback) return;
                    seen.disconnect();
                    feedback.getBoundingClientRect();
                    const laid = performance.now();
                    requestAnimationFrame(() => setTimeout(() => resolve([laid, performance.now()])));
                });
                seen.observe(shadow, { childList: true, subtree: true });
            });
            const start = performance.now();
            action.click();
            times.push((await told).map((time) => time - start));
            (await there('[data-do=next]')).click();
            if (times.length % 10 === 0) {
                await there('.dial');
                return times;
            }
        }
        return times;
    })();
";

/// Script that changes a text of 500 characters in the field of Check, and waits until what is said of it is
/// laid out. The text is put together from our own invented messages.
const CHECK: &str = "
    const taps = arguments[0];
    const shadow = document.querySelector('topup-guard').shadowRoot;
    const one = '【中国移动】您好，您的话费余额为 23.40 元，本月已用流量 6.2 GB。积分将于今日到期，请尽快登录 jf-10086.example 兑换礼品；'
        + '如有疑问请拨打 10086，验证码请勿告知他人。客服请您下载会议软件并共享屏幕，把钱转到安全账户。';
    const text = one.repeat(8).slice(0, 499);
    const field = shadow.querySelector('#draft');
    return (async () => {
        const times = [];
        for (let tap = 0; tap <= taps; tap += 1) {
            const before = shadow.querySelector('[data-level]');
            const changed = new Promise((resolve) => {
                const seen = new MutationObserver(() => {
                    if (!shadow.querySelector('[data-level]')) return;
                    seen.disconnect();
                    shadow.querySelector('[data-level]').getBoundingClientRect();
                    resolve(performance.now());
                });
                seen.observe(shadow, { childList: true, subtree: true, characterData: true, attributes: true });
            });
            field.value = text + (tap % 2 ? '。' : '！');
            const start = performance.now();
            field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
            const time = (await changed) - start;
            // The first one makes the result; the next ones are what typing on costs.
            if (before) times.push(time);
        }
        return times;
    })();
";

/// Prints median and range, with the processor at full speed and slowed four times.
pub(crate) fn tap(args: &Args) -> Result<()> {
    let engine = browsers::one(EngineKind::Chrome)?;
    let server = Server::start(built()?).map_err(|e| file_error(&dist(), &e))?;
    let session = Session::open(&engine, Setup::PHONE)?;
    for rate in [1, 4] {
        session.go("about:blank")?;
        session
            .go(&server.url("/?lang=zh-Hans#/v1/picker/pay?card=phone&asked=nobody&whom=me&phone=at-ease&pay=cash&go=can-go&when=now"))?;
        session.wait_until_shown("picker", Duration::from_secs(30))?;
        session.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": rate }))?;
        let answer = session.run_async(TAP, &[json!(args.taps)])?;
        let times: Vec<f64> = answer.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
        let taps = times.len();
        let times = Spread::of(times).shown(1);
        println!("processor 1/{rate}: ms from tap to re-ranked list {times}, {taps} taps");
        session.go("about:blank")?;
        session.go(&server.url("/icon.svg"))?;
        session.run("localStorage.clear();", &[])?;
        session.go(&server.url("/?lang=zh-Hans#/v1/quiz"))?;
        session.wait_until_shown("quiz", Duration::from_secs(30))?;
        let answer = session.run_async(ANSWER, &[json!(args.taps)])?;
        for (place, what) in ["laid out", "painted"].into_iter().enumerate() {
            let each = answer.as_array().into_iter().flatten();
            let times: Vec<f64> = each.filter_map(|pair| pair[place].as_f64()).collect();
            let taps = times.len();
            let times = Spread::of(times).shown(1);
            println!("processor 1/{rate}: ms from answer to feedback {what} {times}, {taps} answers");
        }
        session.go(&server.url("/?lang=zh-Hans#/v1/check"))?;
        session.wait_until_shown("check", Duration::from_secs(30))?;
        session.wait_until(
            "document.querySelector('topup-guard').shadowRoot.querySelector('[data-do=facts]')",
            Duration::from_secs(30),
        )?;
        let answer = session.run_async(CHECK, &[json!(args.taps)])?;
        let times: Vec<f64> = answer.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
        let taps = times.len();
        let times = Spread::of(times).shown(1);
        println!(
            "processor 1/{rate}: ms from a change of 500 characters to Check's finding {times}, {taps} changes"
        );
    }
    Ok(())
}
