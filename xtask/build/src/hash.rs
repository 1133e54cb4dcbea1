//! SHA-256 of files, by which they are named and listed.
use sha2::{Digest, Sha256};
use std::path::Path;
use xtask_base::Result;
use xtask_base::files::{files, read, write};

/// Name of the list of a folder's files with their sums.
const SUMS: &str = "SHA256SUMS";

/// Returns the SHA-256 of some bytes in lower-case hexadecimal, 64 digits.
pub(crate) fn sha256(bytes: impl AsRef<[u8]>) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes the list of a folder's files, which `sha256sum --check` reads.
pub(crate) fn write_sums(folder: &Path) -> Result<()> {
    let mut list = String::new();
    for file in files(folder)? {
        let name = file.strip_prefix(folder).unwrap_or(&file).display().to_string();
        if name != SUMS {
            list.push_str(&format!("{}  {name}\n", sha256(read(&file)?)));
        }
    }
    write(&folder.join(SUMS), list)
}
