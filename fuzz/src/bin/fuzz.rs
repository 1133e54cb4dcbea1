//! One target, named by `TOPUP_GUARD_FUZZ`, driven by libFuzzer.
#![no_main]

use std::env;
use std::sync::LazyLock;

use topup_guard_fuzz::{Target, target};

static TARGET: LazyLock<&Target> = LazyLock::new(|| {
    let name = env::var("TOPUP_GUARD_FUZZ").unwrap_or_default();
    target(&name).unwrap_or_else(|| panic!("TOPUP_GUARD_FUZZ names no target: “{name}”"))
});

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| (TARGET.run)(bytes));
