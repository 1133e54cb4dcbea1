//! Lists what the published programs are made of: for machines, and with the licences for people.
//!
//! cargo-cyclonedx and cargo-about would do it too; docs/decisions/0030 says what they cost, and how the
//! first checks this list.
mod notices;
mod sbom;
mod shipped;

pub use shipped::{Shipped, shipped};

use std::path::Path;
use xtask_base::Result;
use xtask_base::files::write;

/// Writes both lists to where they are published.
///
/// # Errors
/// When cargo does not say what the programs are made of, or a file cannot be written.
pub fn write_lists(stage: &Path) -> Result<()> {
    let shipped = shipped()?;
    write(&stage.join("v1/sbom.cdx.json"), format!("{:#}\n", sbom::sbom(&shipped)))?;
    write(&stage.join("v1/licences.html"), notices::notices(&shipped)?)
}
