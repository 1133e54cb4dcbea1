//! Browsers and their drivers: where they are on this machine, and with which capabilities each starts.
use crate::{Error, Result};
use serde_json::{Value, json};
use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Browser family, by its engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EngineKind {
    /// Chromium or Chrome, driven by chromedriver.
    Chrome,
    /// Firefox, driven by geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser, driven by WebKitWebDriver; needs a display.
    Webkit,
}

/// Browser and its driver, both present on this machine.
#[derive(Debug, Clone)]
pub struct Engine {
    /// Which family it is.
    pub kind: EngineKind,
    /// Program of the browser.
    pub browser: PathBuf,
    /// Program of its WebDriver server.
    pub driver: PathBuf,
}

impl EngineKind {
    /// All families, the preferred one first.
    pub const ALL: [Self; 3] = [Self::Chrome, Self::Firefox, Self::Webkit];

    /// Returns the name used on the command line and in the environment.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chrome => "chrome",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// Returns whether its driver passes on DevTools commands, see [`crate::Session::cdp`]: only there can a
    /// device be made full, the network be cut, memory be measured, or print be emulated.
    pub fn has_devtools(self) -> bool {
        self == Self::Chrome
    }

    /// Returns whether its driver reports console messages, and the requests of frames.
    pub fn reports_console(self) -> bool {
        self != Self::Webkit
    }

    /// Returns whether it has an HTTP cache on disk. WebKitGTK's windows are private ones under its driver.
    pub fn has_disk_cache(self) -> bool {
        self != Self::Webkit
    }

    /// Returns whether it tells a broken connection from the end of a file. WebKitGTK does not.
    pub fn detects_broken_connections(self) -> bool {
        self != Self::Webkit
    }

    /// Returns the environment variable that names the driver's program; wasm-bindgen's test runner reads the
    /// same.
    pub fn driver_variable(self) -> &'static str {
        match self {
            Self::Chrome => "CHROMEDRIVER",
            Self::Firefox => "GECKODRIVER",
            Self::Webkit => "SAFARIDRIVER",
        }
    }

    /// Returns the driver's program name.
    pub fn driver_name(self) -> &'static str {
        match self {
            Self::Chrome => "chromedriver",
            Self::Firefox => "geckodriver",
            Self::Webkit => "WebKitWebDriver",
        }
    }

    /// Returns the browser's program, if this machine has it.
    pub fn find_browser(self) -> Option<PathBuf> {
        let (variable, names, fixed): (_, &[&str], &[&str]) = match self {
            Self::Chrome => (
                "CHROME",
                &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
                &["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"],
            ),
            Self::Firefox => (
                "FIREFOX",
                &["firefox-esr", "firefox"],
                &["/Applications/Firefox.app/Contents/MacOS/firefox"],
            ),
            Self::Webkit => ("MINIBROWSER", &["MiniBrowser"], &[]),
        };
        from_variable(variable)
            .or_else(|| names.iter().find_map(|name| on_path(name)))
            .or_else(|| fixed.iter().map(PathBuf::from).find(|path| path.is_file()))
            .or_else(|| if self == Self::Webkit { mini_browser() } else { None })
    }

    /// Returns the driver's program, if this machine has it.
    pub fn find_driver(self) -> Option<PathBuf> {
        from_variable(self.driver_variable()).or_else(|| on_path(self.driver_name()))
    }
}

impl Engine {
    /// Finds browser and driver on this machine.
    ///
    /// # Errors
    /// When either is missing, or Chrome and its driver are of different major versions.
    pub fn find(kind: EngineKind) -> Result<Self> {
        let missing = |thing: &str| {
            Error::new(format!("no {thing} for {} on this machine", kind.name()), how_to_install(kind))
        };
        let browser = kind.find_browser().ok_or_else(|| missing("browser"))?;
        let driver = kind.find_driver().ok_or_else(|| missing(kind.driver_name()))?;
        if kind == EngineKind::Chrome {
            let (b, d) = (major_version(&browser), major_version(&driver));
            if b.is_some() && d.is_some() && b != d {
                return Err(Error::new(
                    format!("{} and {} are of different versions", browser.display(), driver.display()),
                    "install both of one version, or point CHROME and CHROMEDRIVER to a pair that fits",
                ));
            }
        }
        Ok(Self { kind, browser, driver })
    }

    /// Returns the capabilities of a session: headless, without requests of the browser's own.
    pub fn capabilities(&self) -> Value {
        let browser = self.browser.display().to_string();
        match self.kind {
            EngineKind::Chrome => json!({
                "goog:chromeOptions": {
                    "binary": browser,
                    // No sandbox: root and most containers cannot have one, and only our own pages are
                    // opened.
                    "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                             "--disable-background-networking", "--no-first-run", "--hide-scrollbars",
                             "--force-color-profile=srgb"],
                },
            }),
            EngineKind::Firefox => json!({
                "moz:firefoxOptions": { "binary": browser, "args": ["-headless"] },
            }),
            EngineKind::Webkit => json!({
                "webkitgtk:browserOptions": { "binary": browser, "args": ["--automation"] },
            }),
        }
    }
}

fn how_to_install(kind: EngineKind) -> &'static str {
    match kind {
        EngineKind::Chrome => {
            "install Chrome or Chromium with its chromedriver (Debian: apt-get install chromium chromium-driver)"
        }
        EngineKind::Firefox => {
            "install Firefox (Debian: apt-get install firefox-esr) and geckodriver (cargo install geckodriver)"
        }
        EngineKind::Webkit => "on Debian: apt-get install webkit2gtk-driver xvfb",
    }
}

fn from_variable(name: &str) -> Option<PathBuf> {
    env::var_os(name).map(PathBuf::from).filter(|path| path.is_file())
}

/// Returns the program of this name on `PATH`.
fn on_path(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(name)).find(|path| path.is_file())
}

/// Finds MiniBrowser, which Debian puts into a folder that names processor and library version.
fn mini_browser() -> Option<PathBuf> {
    let entries = |folder: &Path| {
        let mut found: Vec<_> = folder.read_dir().into_iter().flatten().flatten().map(|e| e.path()).collect();
        found.sort();
        found
    };
    entries(Path::new("/usr/lib"))
        .iter()
        .flat_map(|arch| entries(arch))
        .filter(|folder| folder.file_name().is_some_and(|n| n.to_string_lossy().starts_with("webkit2gtk-4")))
        .map(|folder| folder.join("MiniBrowser"))
        .rfind(|path| path.is_file())
}

fn major_version(program: &Path) -> Option<u32> {
    let output = Command::new(program).arg("--version").stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.split(|c: char| !c.is_ascii_digit()).find(|part| !part.is_empty())?.parse().ok()
}
