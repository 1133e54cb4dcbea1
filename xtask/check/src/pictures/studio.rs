//! Browser window in which a screen always looks the same: with a fixed clock, random numbers and font.
use super::exercises::NOW;
use super::screens::Screen;
use serde_json::{Value, json};
use std::time::Duration;
use topup_guard_drive::{Engine, Scheme, Server, Session, Setup};
use xtask_base::{Error, Result};

/// Longest time that a screen may take to appear.
const PATIENCE: Duration = Duration::from_secs(60);
/// JavaScript for the widget's shadow root.
const ROOT: &str = "document.querySelector('topup-guard').shadowRoot";
/// JavaScript that is true once the quiz shows an exercise or its feedback.
const PLACED: &str = "document.querySelector('topup-guard').shadowRoot.querySelector('.asked, .told')";
/// Font of every picture.
const FONT: &str = "Noto Sans CJK SC";
/// Width of [`SAMPLE`] at 100 pixels, by the font's own table of widths.
const WIDTH: f64 = 939.6;
const SAMPLE: &str = "充前看 TopUp Guard";

/// Open window, and the server of its pages.
pub(super) struct Studio<'a> {
    server: &'a Server,
    pub(super) session: Session,
}

impl<'a> Studio<'a> {
    /// Opens the window.
    ///
    /// # Errors
    /// When the browser does not start, or this machine lacks the font.
    pub(super) fn open(engine: &Engine, server: &'a Server) -> Result<Self> {
        let mut wanted = engine.capabilities();
        if let Some(args) = wanted["goog:chromeOptions"]["args"].as_array_mut() {
            // Without hinting, which differs by machine.
            args.push("--font-render-hinting=none".into());
        }
        let session = Session::open_with(engine, Setup::PHONE, wanted)?;
        session.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": pinned() }))?;
        session.cdp("Emulation.setTimezoneOverride", json!({ "timezoneId": "Asia/Shanghai" }))?;
        session.go(&server.url("/icon.svg"))?;
        let measure = "const at = new OffscreenCanvas(1, 1).getContext('2d');
            at.font = `100px '${arguments[0]}', monospace`;
            return at.measureText(arguments[1]).width;";
        let width = session.run(measure, &[FONT.into(), SAMPLE.into()])?.as_f64().unwrap_or_default();
        if (width - WIDTH).abs() > 1.0 {
            return Err(Error::new(
                format!(
                    "this machine's {FONT} is missing or another ({width} instead of {WIDTH} wide): no picture can be compared"
                ),
                "install it (Debian: apt-get install fonts-noto-cjk), then run this again",
            ));
        }
        Ok(Self { server, session })
    }

    /// Sets the window's size and colour scheme.
    pub(super) fn set_up(&self, setup: Setup) -> Result<()> {
        self.session.set_up(setup)?;
        let media = |name: &str, value: &str| json!({ "name": name, "value": value });
        let features =
            [media("prefers-color-scheme", setup.scheme.name()), media("prefers-reduced-motion", "reduce")];
        self.session.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).map(drop)
    }

    /// Opens a screen on a device that has stored just what belongs to it.
    pub(super) fn show(&self, screen: &Screen, lang: &str, large: bool) -> Result<()> {
        // A file of the same origin: the widget itself would write to the storage when it is left.
        self.session.go(&self.server.url("/icon.svg"))?;
        let mut kept: Vec<Value> = screen.kept.iter().map(|(name, text)| json!([name, text])).collect();
        if large {
            kept.push(json!(["text-size", "large"]));
        }
        let keep = "localStorage.clear();
            for (const [name, text] of arguments[0]) localStorage.setItem(`topup-guard:${name}`, text);";
        self.session.run(keep, &[kept.into()])?;
        self.session.go(&self.server.url(&format!("/?lang={lang}#/v1/{}", screen.view)))?;
        self.session.wait_until_shown(&screen.view, PATIENCE)?;
        if screen.placed {
            self.session.wait_until(PLACED, PATIENCE)?;
        }
        if screen.example {
            self.session.wait_until(&format!("!!{ROOT}.querySelector('[data-do=example]')"), PATIENCE)?;
            self.session.run(&format!("{ROOT}.querySelector('[data-do=example]').click();"), &[])?;
            self.session.wait_until(&format!("!!{ROOT}.querySelector('[data-level]')"), PATIENCE)?;
            // Its heading takes the focus and comes into sight.
            self.session.run(&format!("{ROOT}.querySelector('[data-do=look]').click();"), &[])?;
        }
        let letters =
            "document.querySelector('topup-guard').style.setProperty('--topup-guard-font', arguments[0]);
            document.documentElement.style.fontFamily = arguments[0];";
        self.session.run(letters, &[format!("'{FONT}', sans-serif").into()]).map(drop)
    }

    /// Begins a round of the quiz with this random number, and waits for its first question.
    pub(super) fn begin(&self, chance: f64) -> Result<()> {
        self.session.run(&format!("Math.random = () => {chance};"), &[])?;
        self.session.run(&format!("{ROOT}.querySelector('[data-do=begin]').click();"), &[])?;
        self.session.wait_until(&format!("!!{ROOT}.querySelector('[data-option]')"), PATIENCE).map(drop)
    }

    /// Returns the height of the whole page in CSS pixels.
    pub(super) fn whole(&self) -> Result<Option<u32>> {
        let height = self.session.run("return document.documentElement.scrollHeight;", &[])?;
        Ok(height.as_u64().and_then(|height| height.try_into().ok()))
    }

    /// Returns a screenshot as PNG.
    pub(super) fn png(&self) -> Result<Vec<u8>> {
        // Content that is laid out only near the window is laid out first.
        let painted = "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))));";
        self.session.run_async(painted, &[])?;
        self.session.screenshot()
    }
}

/// Returns a script that runs before all others and fixes clock and random numbers.
fn pinned() -> String {
    format!(
        "{{
           const Real = Date;
           globalThis.Date = class Date extends Real {{
             constructor(...given) {{ given.length ? super(...given) : super({NOW}); }}
             static now() {{ return {NOW}; }}
           }};
           Math.random = () => 0.25;
         }}"
    )
}

/// Returns the window's setup in light and in dark.
pub(super) fn both(window: Setup) -> [Setup; 2] {
    [Scheme::Light, Scheme::Dark].map(|scheme| window.scheme(scheme))
}
