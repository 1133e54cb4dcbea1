//! `cargo xtask pictures`: a screenshot of every view, in both languages, on phone and desk, light and dark.
use crate::run::{dist, file_trouble, write};
use crate::{browsers, build, tools};
use clap::Args as ClapArgs;
use serde_json::json;
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
        build::release()?;
    }
    let engine = browsers::one(EngineKind::Chrome)?;
    let server = Server::start(dist()).map_err(|e| file_trouble(&dist(), &e))?;
    let session = Session::open(&engine, Setup::PHONE)?;
    let all: Vec<String> = VIEWS.map(str::to_owned).into();
    for view in if args.views.is_empty() { &all } else { &args.views } {
        for lang in LANGS {
            for (setup, scheme) in [
                (Setup::PHONE, "light"),
                (Setup::PHONE, "dark"),
                (Setup::DESK, "light"),
                (Setup::DESK, "dark"),
            ] {
                let setup = setup.scheme(if scheme == "dark" { Scheme::Dark } else { Scheme::Light });
                session.set_up(setup)?;
                // A changed fragment alone would not load the page anew.
                session.go("about:blank")?;
                session.go(&server.url(&format!("/?lang={lang}#/v1/{view}")))?;
                session.wait_until_ready(Duration::from_secs(30))?;
                if args.whole {
                    let height = session.run("return document.documentElement.scrollHeight;", &[])?;
                    session.cdp("Emulation.setDeviceMetricsOverride", json!({
                        "width": setup.width, "height": height, "deviceScaleFactor": 1, "mobile": setup.width < 600 }))?;
                }
                let name = format!(
                    "{}-{lang}-{}-{scheme}.png",
                    view.replace(|c: char| !c.is_ascii_alphanumeric(), "-"),
                    setup.width
                );
                write(&args.out.join(&name), session.picture()?)?;
                println!("{}", args.out.join(&name).display());
            }
        }
    }
    Ok(())
}
