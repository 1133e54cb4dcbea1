//! `cargo xtask pictures`: a screenshot of every view, in both languages, on phone and desk, light and dark.
use crate::run::{dist, file_trouble, write};
use crate::{browsers, build, tools};
use clap::Args as ClapArgs;
use std::path::PathBuf;
use std::time::Duration;
use topup_guard_drive::{EngineKind, LANGS, Result, Scheme, Server, Session, Setup, VIEWS};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// Folder for the pictures
    #[arg(long, default_value = "target/pictures")]
    out: PathBuf,
    /// Take dist/ as it stands instead of building it first
    #[arg(long)]
    no_build: bool,
    /// Show the whole page, not only the first screen
    #[arg(long)]
    whole: bool,
    /// The views, as `picker` or `channel/alipay` [default: all]
    views: Vec<String>,
}

/// Writes `<view>-<lang>-<width>-<scheme>.png` for each.
pub(crate) fn pictures(args: &Args) -> Result<()> {
    if !args.no_build {
        tools::ready(tools::TO_RELEASE)?;
        build::release(build::Lane::Small)?;
    }
    let engine = browsers::one(EngineKind::Chrome)?;
    let server = Server::start(build::built()?).map_err(|e| file_trouble(&dist(), &e))?;
    let session = Session::open(&engine, Setup::PHONE)?;
    let all = VIEWS.map(str::to_owned);
    let views = if args.views.is_empty() { &all[..] } else { &args.views };
    for (view, lang) in views.iter().flat_map(|view| LANGS.map(|lang| (view, lang))) {
        for setup in [Setup::PHONE, Setup::DESK].into_iter().flat_map(both) {
            session.set_up(setup)?;
            // A changed fragment alone would not load the page anew.
            session.go("about:blank")?;
            session.go(&server.url(&format!("/?lang={lang}#/v1/{view}")))?;
            session.wait_until_shown(view, Duration::from_secs(30))?;
            if args.whole {
                let height = session.run("return document.documentElement.scrollHeight;", &[])?;
                let height = height.as_u64().and_then(|height| height.try_into().ok());
                session.set_up(Setup { height: height.unwrap_or(setup.height), ..setup })?;
            }
            let stem = view.replace(|c: char| !c.is_ascii_alphanumeric(), "-");
            let path = args.out.join(format!("{stem}-{lang}-{}-{}.png", setup.width, setup.scheme.name()));
            write(&path, session.picture()?)?;
            println!("{}", path.display());
        }
    }
    Ok(())
}

/// The window in light and in dark.
fn both(window: Setup) -> [Setup; 2] {
    [Scheme::Light, Scheme::Dark].map(|scheme| window.scheme(scheme))
}
