//! What went wrong in a program that fetches or compiles, read from what it wrote.
use crate::Error;

/// The disk is full.
const DISK: [&str; 4] = ["no space left on device", "os error 28", "enospc", "disk quota exceeded"];

/// No C compiler.
const COMPILER: [&str; 3] = ["linker `cc` not found", "failed to find tool \"cc\"", "is `cc` not installed"];

/// The network is not there, or broke off: curl's words, Rust's, Node.js's and Python's.
const NETWORK: [&str; 24] = [
    "could not resolve host",
    "couldn't resolve host",
    "could not resolve proxy",
    "couldn't connect to server",
    "could not connect to server",
    "failed to connect",
    "spurious network error",
    "failed to lookup address",
    "temporary failure in name resolution",
    "name or service not known",
    "network is unreachable",
    "no route to host",
    "dns error",
    "error sending request",
    "error trying to connect",
    "connection refused",
    "connection reset",
    "operation timed out",
    "timeout was reached",
    "operation too slow",
    "recv failure",
    "enotfound",
    "eai_again",
    "newconnectionerror",
];

/// Returns an error that says what stopped a program, if what it wrote tells; `what` is what it was to do.
pub(crate) fn explain(what: &str, written: &str) -> Option<Error> {
    let written = written.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|words| written.contains(words));
    // A full disk first: programs report other things after it.
    if has(&DISK) {
        return Some(Error::new(
            format!("the disk is full: {what} stopped"),
            "free some space (the tools and the build take up to 4 GB), then run the same command again; it goes on from there",
        ));
    }
    if has(&COMPILER) {
        return Some(Error::new(
            format!("there is no C compiler on this machine: {what} stopped"),
            "install one (Debian: apt-get install build-essential), then run the same command again",
        ));
    }
    if has(&NETWORK) {
        return Some(Error::new(
            format!("the network cannot be reached, or broke off: {what} stopped"),
            "run the same command again once it is back; it goes on from there",
        ));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::explain;

    /// As cargo, rustup, npm and pip write it.
    #[test]
    fn a_network_that_is_gone_is_told_from_a_full_disk() {
        let network = [
            "error: failed to download from `https://static.crates.io/crates/a/1.0.0/download`\n\nCaused by:\n  [6] Could not resolve hostname (Could not resolve host: static.crates.io)",
            "warning: spurious network error (3 tries remaining): [28] Timeout was reached",
            "error: could not download file from '…': error sending request for url",
            "npm error code EAI_AGAIN\nnpm error request to https://registry.npmjs.org/x failed",
            "npm ERR! code ENOTFOUND",
            "WARNING: Retrying: 'NewConnectionError('<pip…>: Failed to establish a new connection",
        ];
        for written in network {
            let error = explain("fetching x", written).unwrap();
            assert!(error.message.contains("network") && error.message.contains("fetching x"), "{written}");
        }
        let disk = [
            "error: failed to write `/a`\n\nCaused by:\n  No space left on device (os error 28)",
            "npm error code ENOSPC\nnpm error syscall write\nnpm error nospc There appears to be insufficient space",
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            "error: linking with `cc` failed\n  = note: ld: final link failed: No space left on device",
        ];
        for written in disk {
            assert!(explain("fetching x", written).unwrap().message.contains("disk is full"), "{written}");
        }
        assert!(explain("x", "error: linker `cc` not found").unwrap().help.contains("build-essential"));
        assert_eq!(explain("x", "error[E0308]: mismatched types"), None);
    }
}
