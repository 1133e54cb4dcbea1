//! Number check: against the numbering plan, an independent reference, and what people type.

mod pasted;
mod plan;
mod typed;
