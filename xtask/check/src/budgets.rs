//! The limits in budgets.toml.
use xtask_base::files::read_text;
use xtask_base::run::root;
use xtask_base::{Error, Result};

/// Reads a whole number from budgets.toml.
pub(crate) fn budget(name: &str) -> Result<usize> {
    let path = root().join("budgets.toml");
    let number = read_text(&path)?
        .parse::<toml::Table>()
        .ok()
        .and_then(|budgets| budgets.get(name)?.as_integer())
        .and_then(|number| usize::try_from(number).ok());
    number.ok_or_else(|| {
        Error::new(
            format!("{} has no whole number {name}", path.display()),
            format!("write `{name} = …` there"),
        )
    })
}
