//! Where tools stand: each complete in a folder of its own, or not at all.
use crate::files::{clear, file_error};
use crate::run::root;
use crate::{Error, Result};
use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// Returns the folder of all tools.
fn tools() -> PathBuf {
    env::var_os("TOPUP_GUARD_TOOLS").map_or_else(|| root().join(".tools"), PathBuf::from)
}

/// Returns the folder of a tool.
pub(super) fn folder(name: &str) -> PathBuf {
    tools().join(name)
}

/// Returns whether a tool stands in its folder.
pub(super) fn is_there(name: &str) -> bool {
    folder(name).is_dir()
}

/// Makes a tool in a folder beside its own, and gives that its name once it is complete.
///
/// Two commands that want the same tool at once do not make it twice. `goes_on` says whether what a first try
/// left is of use to the next.
///
/// # Errors
/// When it cannot be made; it is then as if nobody had tried, but for what the next try goes on from.
pub(super) fn complete(name: &str, goes_on: bool, make: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    complete_in(&tools(), name, goes_on, make)
}

fn complete_in(
    tools: &Path,
    name: &str,
    goes_on: bool,
    make: impl FnOnce(&Path) -> Result<()>,
) -> Result<()> {
    let failed = |error: std::io::Error| -> Error { file_error(tools, &error) };
    fs::create_dir_all(tools).map_err(failed)?;
    let lock = File::create(tools.join(format!(".lock-{name}"))).map_err(failed)?;
    if lock.try_lock().is_err() {
        println!("waiting for another command that fetches {name}");
        lock.lock().map_err(failed)?;
    }
    let folder = tools.join(name);
    if folder.is_dir() {
        return Ok(());
    }
    let unfinished = tools.join(format!(".unfinished-{name}"));
    if !goes_on {
        clear(&unfinished)?;
    }
    fs::create_dir_all(&unfinished).map_err(failed)?;
    make(&unfinished)?;
    fs::rename(&unfinished, &folder).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::write;

    fn fresh(name: &str) -> PathBuf {
        let folder = env::temp_dir().join(format!("topup-guard-place-{name}-{}", std::process::id()));
        clear(&folder).unwrap();
        folder
    }

    #[test]
    fn a_tool_is_complete_or_not_there_and_a_second_try_goes_on() {
        let tools = fresh("goes on");
        for goes_on in [false, true] {
            let name = format!("tool-{goes_on}");
            let tried = complete_in(&tools, &name, goes_on, |folder| {
                write(&folder.join("half"), "1")?;
                Err(Error::new("the network is gone", "run this again"))
            });
            assert!(tried.is_err() && !tools.join(&name).exists());
            complete_in(&tools, &name, goes_on, |folder| {
                assert_eq!(folder.join("half").exists(), goes_on);
                write(&folder.join("whole"), "2")
            })
            .unwrap();
            assert!(tools.join(&name).join("whole").is_file());
            // Who comes later finds it and makes nothing.
            complete_in(&tools, &name, goes_on, |_| Err(Error::new("made twice", ""))).unwrap();
        }
        clear(&tools).unwrap();
    }

    #[test]
    fn two_commands_make_a_tool_once_in_a_folder_with_any_name() {
        let tools = fresh("充 é");
        let made = std::sync::atomic::AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    complete_in(&tools, "tool", false, |folder| {
                        made.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                        write(&folder.join("whole"), "")
                    })
                });
            }
        });
        assert_eq!(made.into_inner(), 1);
        clear(&tools).unwrap();
    }
}
