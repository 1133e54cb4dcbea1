//! `dist/v<version>/`: the widget's files under an address that never changes, and their integrity.
//!
//! `v1/` always has the newest release, so its loader changes. Who pins what runs on a page by `integrity` uses
//! the folder of one release instead, which stays as it is on the server when the next one is put beside it.
use base64::Engine as _;
use serde_json::{Map, json};
use sha2::{Digest, Sha384};
use std::path::Path;
use xtask_base::Result;
use xtask_base::files::{copy, files, read, write};

/// Version of this release.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");
/// Name of the file with the integrity of every other file of the folder.
const INTEGRITY: &str = "integrity.json";

/// Returns the folder's name, such as `v0.1.0`.
pub(crate) fn folder() -> String {
    format!("v{VERSION}")
}

/// Copies `v1/` to the folder of this version, and writes the integrity of its files there.
pub(crate) fn write_version(stage: &Path) -> Result<()> {
    let folder = stage.join(folder());
    copy(&stage.join("v1"), &folder)?;
    let mut sums = Map::new();
    for file in files(&folder)? {
        let name = file.strip_prefix(&folder).unwrap_or(&file).display().to_string();
        sums.insert(name, integrity(&read(&file)?).into());
    }
    let list = json!({ "version": VERSION, "integrity": sums });
    write(&folder.join(INTEGRITY), format!("{list:#}\n"))
}

/// Returns the value of an `integrity` attribute for these bytes.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", base64::engine::general_purpose::STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use xtask_base::files::clear;
    use xtask_base::run::target;

    #[test]
    fn every_file_of_a_version_is_in_its_list() {
        let stage = target().join("tmp/versions");
        clear(&stage).unwrap();
        write(&stage.join("v1/topup-guard.js"), "alert(1)").unwrap();
        write(&stage.join("v1/assets/a.wasm"), "").unwrap();
        write_version(&stage).unwrap();
        let folder = stage.join(folder());
        assert_eq!(read(&folder.join("topup-guard.js")).unwrap(), b"alert(1)");
        let list: serde_json::Value =
            serde_json::from_slice(&read(&folder.join(INTEGRITY)).unwrap()).unwrap();
        assert_eq!(list["version"], VERSION);
        let names: Vec<_> = list["integrity"].as_object().unwrap().keys().collect();
        assert_eq!(names, ["assets/a.wasm", "topup-guard.js"]);
        // SHA-384 of nothing (FIPS 180-4, appendix of test vectors).
        assert_eq!(
            list["integrity"]["assets/a.wasm"],
            "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb"
        );
    }
}
