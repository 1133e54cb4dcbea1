//! The widget with talc instead of the standard library's dlmalloc; docs/BENCHMARKS.md has the effect.

pub use topup_guard::*;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
