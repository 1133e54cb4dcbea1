//! The widget with talc instead of the standard library's dlmalloc: see docs/BENCHMARKS.md for what that
//! brings.

pub use topup_guard::*;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
