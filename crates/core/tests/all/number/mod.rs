//! The number check against the numbering plan, an independent reference, and what people really type.

mod pasted;
mod plan;
mod typed;
