//! SHA-256 of files, by which they are named and listed.
use sha2::{Digest, Sha256};

/// Returns the SHA-256 of some bytes in lower-case hexadecimal, 64 digits.
pub(crate) fn sha256(bytes: impl AsRef<[u8]>) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
