//! `cargo xtask serve`: the program on this machine, rebuilt on every change.
use crate::packages;
use clap::Args as ClapArgs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command};
use std::thread;
use std::time::Duration;
use xtask_base::commands::BUILD;
use xtask_base::files::clear;
use xtask_base::programs::{self, BuildMode, FULL, HOST_PACK, WASM_TARGET};
use xtask_base::run::{cargo, command, not_started, root, shown, target};
use xtask_base::side_by_side::{Job, Progress};
use xtask_base::{Error, Result, tools};

/// The package whose program opens a page in a browser.
const DRIVE: &str = "topup-guard-drive";

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// Port on 127.0.0.1
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Serve the release build: slower to make, small and quick in the browser
    #[arg(long)]
    release: bool,
    /// Build, serve, open the page once in a headless browser, report, and stop
    #[arg(long)]
    check: bool,
}

/// Serves until stopped, or once for `--check`.
pub(crate) fn serve(args: &Args) -> Result<()> {
    port_is_free(args.port)?;
    let (mode, tools) = if args.release {
        (BuildMode::Stock, tools::TO_SERVE_RELEASE)
    } else {
        (BuildMode::Dev, tools::TO_SERVE)
    };
    let work = Box::new(move |progress: &Progress| compile(progress, mode, args.check));
    tools::ready_beside(tools, vec![Job { name: "the project's own crates".to_owned(), work }])?;
    // Beside dist/, so that serving never changes the release files; emptied, so that nothing old is served.
    let served = target().join("serve");
    clear(&served)?;
    let mut trunk = trunk(&served, mode)?;
    trunk.args(["--address", "127.0.0.1", "--port", &args.port.to_string()]);
    let name = shown(&trunk);
    let child = trunk.spawn().map_err(|e| not_started(&name, &e))?;
    let mut server = Running(child);
    server.wait_until_up(args.port)?;
    let address = format!("http://127.0.0.1:{}/", args.port);
    let built = served.join("index.html").is_file();
    if built {
        println!("\nTopUp Guard is at {address}  (reload it after a change; Ctrl+C stops it)\n");
    } else {
        println!("\nThe build failed, see above; {address} will be up once a change mends it\n");
    }
    match args.check {
        false => server.wait(),
        true if !built => {
            Err(Error::new("the page was not built", "mend what the lines above complain about"))
        }
        true => packages::run(DRIVE, [&address]).and_then(|code| match code {
            0 => Ok(()),
            _ => Err(Error::new("the page did not pass", "see the lines above")),
        }),
    }
}

/// Compiles what Trunk's first build needs, while Trunk itself may still be compiled.
fn compile(progress: &Progress, mode: BuildMode, check: bool) -> Result<()> {
    programs::fetch_with(progress, mode)?;
    let what = "compiling";
    let help = "mend what the lines above complain about";
    for package in [BUILD].into_iter().chain(check.then_some(DRIVE)) {
        progress.run(&mut packages::compile(package), what, help)?;
    }
    progress.run(&mut HOST_PACK.compile_command(mode), what, help)?;
    let mut widget = cargo();
    widget.args(["build", "--offline", "--target", WASM_TARGET, "--package", FULL.package]);
    if mode != BuildMode::Dev {
        widget.arg("--release");
    }
    // A mistake in it is for Trunk to show, which goes on when it is mended.
    drop(progress.run(&mut widget, what, help));
    Ok(())
}

/// Returns a call of Trunk that serves `dist`, once what it needs is there.
fn trunk(dist: &Path, mode: BuildMode) -> Result<Command> {
    let host_pack = HOST_PACK.build(mode)?;
    let mut trunk = command("trunk");
    trunk
        .args(["serve", "--offline=true", "--config"])
        .arg(root().join("Trunk.toml"))
        .arg("--dist")
        .arg(dist);
    // Trunk looks for its own newest version on the network, and cannot read NO_COLOR=1.
    trunk.arg("--skip-version-check").env_remove("NO_COLOR").env("RUST_BACKTRACE", "0");
    if mode != BuildMode::Dev {
        trunk.arg("--release");
    }
    trunk.env(programs::HOST_PACK_FOLDER, host_pack);
    Ok(trunk)
}

fn port_is_free(port: u16) -> Result<()> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map(drop).map_err(|e| {
        let other = port.checked_add(1).unwrap_or(8081);
        Error::new(
            format!("port {port} of 127.0.0.1 cannot be had: {e}"),
            format!("choose another: cargo xtask serve --port {other}"),
        )
    })
}

/// Trunk while it serves; stopped when dropped.
struct Running(Child);

impl Running {
    /// Waits until Trunk listens, which it does after its first build, however long that takes.
    fn wait_until_up(&mut self, port: u16) -> Result<()> {
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if let Ok(Some(status)) = self.0.try_wait() {
                return Err(Self::ended(&status.to_string()));
            }
            thread::sleep(Duration::from_millis(100));
        }
        Ok(())
    }

    fn wait(&mut self) -> Result<()> {
        match self.0.wait() {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(Self::ended(&status.to_string())),
            Err(error) => Err(Self::ended(&error.to_string())),
        }
    }

    fn ended(how: &str) -> Error {
        Error::new(
            format!("trunk stopped serving: {how}"),
            "mend what the lines above complain about, then run this again",
        )
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}
