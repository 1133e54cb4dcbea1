//! Which browsers the tests run in: those asked for, or the first that this machine has.
use crate::run::{command, run};
use crate::tools;
use clap::ValueEnum;
use std::path::Path;
use topup_guard_drive::{Engine, EngineKind, Error, Result};

/// What installs a browser where we may.
const APT: &str = "/usr/bin/apt-get";
/// Debian's letters for Chinese.
const LETTERS: &str = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";

/// `--browser`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Choice {
    /// Chromium or Chrome
    Chrome,
    /// Firefox
    Firefox,
    /// WebKitGTK under Xvfb
    Webkit,
    /// All three
    All,
}

/// The browsers for this choice, installed first where that is possible.
pub(crate) fn ready(choice: Option<Choice>) -> Result<Vec<Engine>> {
    let kinds: &[EngineKind] = match choice {
        Some(Choice::Chrome) => &[EngineKind::Chrome],
        Some(Choice::Firefox) => &[EngineKind::Firefox],
        Some(Choice::Webkit) => &[EngineKind::Webkit],
        Some(Choice::All) => &EngineKind::ALL,
        None => return any().map(|engine| vec![engine]),
    };
    kinds.iter().map(|&kind| one(kind)).collect()
}

/// The other browsers. One that is neither here nor can be installed is named, and left out.
pub(crate) fn beside(first: EngineKind) -> Result<Vec<Engine>> {
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

/// Chromium or, failing that, Firefox, as this machine has them; on Debian as root Chromium is installed.
pub(crate) fn any() -> Result<Engine> {
    if let Ok(engine) = Engine::find(EngineKind::Chrome) {
        return Ok(engine);
    }
    if EngineKind::Firefox.find_browser().is_some() {
        return one(EngineKind::Firefox);
    }
    one(EngineKind::Chrome)
}

/// This very browser.
pub(crate) fn one(kind: EngineKind) -> Result<Engine> {
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

/// Installs Debian packages where we may; `None` where we may not.
pub(crate) fn debian_install(packages: &[&str], why: &str) -> Option<Result<()>> {
    if !may_install() {
        return None;
    }
    println!("installing {}: {why}", packages.join(" "));
    let next = "see apt-get's lines above; install the packages by hand, then run this again";
    let apt = |arguments: &[&str]| {
        run(
            command("apt-get")
                .args(["-qq", "-o=Dpkg::Use-Pty=0"])
                .args(arguments)
                .env("DEBIAN_FRONTEND", "noninteractive"),
            next,
        )
    };
    let mut install = vec!["install", "--yes", "--no-install-recommends"];
    install.extend(packages);
    Some(apt(&["update"]).and_then(|()| apt(&install)))
}

fn has_xvfb() -> bool {
    Path::new("/usr/bin/xvfb-run").is_file()
}

/// On Debian or its kin, as root.
fn may_install() -> bool {
    Path::new(APT).is_file()
        && command("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
