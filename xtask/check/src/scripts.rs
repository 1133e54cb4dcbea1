//! `cargo xtask scripts`: checks the types in the comments of the scripts in `static/` with TypeScript.
use xtask_base::Result;
use xtask_base::run::{command, root, run};
use xtask_base::tools::{self, Tool};

/// Projects in `xtask/scripts/`: the scripts of pages, and the service worker, which has other globals.
const PROJECTS: [&str; 2] = ["tsconfig.json", "worker.json"];

/// Checks every script; TypeScript prints what is wrong.
///
/// # Errors
/// When a type is wrong, or TypeScript cannot be had.
pub fn scripts() -> Result<()> {
    tools::ready(&[Tool::Hosts])?;
    PROJECTS.iter().try_for_each(|project| {
        let mut tsc = command("tsc");
        tsc.arg("--project").arg(root().join("xtask/scripts").join(project));
        run(&mut tsc, "mend the scripts in static/, or their types in xtask/scripts/types.d.ts")
    })
}
