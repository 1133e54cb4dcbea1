//! The browsers of this machine, installed first where that is possible.
use crate::engine::{Engine, EngineKind};
use std::path::Path;
use xtask_base::run::{debian_install, may_install};
use xtask_base::tools;
use xtask_base::{Error, Result};

/// Debian's letters for Chinese.
const LETTERS: &str = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";

/// Returns the other browsers. One that is neither here nor can be installed is named, and left out.
///
/// # Errors
/// When it is not here and cannot be installed.
pub fn beside(first: EngineKind) -> Result<Vec<Engine>> {
    let others = EngineKind::ALL.into_iter().filter(|kind| *kind != first);
    let found = others.map(|kind| match one(kind) {
        Err(missing) if !may_install() => {
            println!("no tests in {}: {missing}", kind.name());
            Ok(None)
        }
        found => found.map(Some),
    });
    found.filter_map(Result::transpose).collect()
}

/// Returns Chromium or, failing that, Firefox, as this machine has them; on Debian as root Chromium is
/// installed.
///
/// # Errors
/// When it is not here and cannot be installed.
pub fn any() -> Result<Engine> {
    if let Ok(engine) = Engine::find(EngineKind::Chrome) {
        return Ok(engine);
    }
    if EngineKind::Firefox.find_browser().is_some() {
        return one(EngineKind::Firefox);
    }
    one(EngineKind::Chrome)
}

/// Returns this very browser.
///
/// # Errors
/// When it is not here and cannot be installed.
pub fn one(kind: EngineKind) -> Result<Engine> {
    let (packages, why): (&[&str], _) = match kind {
        EngineKind::Chrome => (
            &["chromium", "chromium-driver", "fonts-noto-cjk"],
            "Chromium runs the browser tests; the fonts show Chinese",
        ),
        EngineKind::Firefox => (&["firefox-esr", "fonts-noto-cjk"], "Firefox runs the browser tests"),
        EngineKind::Webkit => {
            (&["webkit2gtk-driver", "xvfb", "xauth", "fonts-noto-cjk"], "WebKit runs the browser tests")
        }
    };
    let missing = kind.find_browser().is_none()
        || (kind != EngineKind::Firefox && kind.find_driver().is_none())
        || (kind == EngineKind::Webkit && !has_xvfb())
        || !Path::new(LETTERS).is_file();
    if missing && let Some(installed) = debian_install(packages, why) {
        installed?;
    }
    if kind == EngineKind::Firefox
        && kind.find_driver().is_none()
        && let Some(browser) = kind.find_browser()
    {
        return Ok(Engine { kind, browser, driver: tools::geckodriver()? });
    }
    if kind == EngineKind::Webkit && !has_xvfb() {
        return Err(Error::new(
            "no xvfb-run: WebKit needs a display",
            "on Debian: apt-get install xvfb xauth",
        ));
    }
    Engine::find(kind)
}

fn has_xvfb() -> bool {
    Path::new("/usr/bin/xvfb-run").is_file()
}
