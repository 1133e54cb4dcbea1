//! The Custom Elements Manifest: the element's attributes, events, methods, parts and custom properties.
use serde_json::Value;
use xtask_base::files::read_text;
use xtask_base::run::root;
use xtask_base::{Error, Result};

/// Reads the manifest of `xtask/package/`.
pub(crate) fn manifest() -> Result<Value> {
    let path = root().join("xtask/package/custom-elements.json");
    serde_json::from_str(&read_text(&path)?)
        .map_err(|e| Error::new(format!("{}: {e}", path.display()), "mend its JSON"))
}
