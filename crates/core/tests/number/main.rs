//! The number check against the numbering plan, an independent reference, and what people really type.

#[cfg(test)]
mod plan;
#[cfg(test)]
mod typed;
