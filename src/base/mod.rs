//! What every room shares: the context, the screens' state and its actions, the host page's wishes, and
//! settings.

mod context;
mod host;
mod props;
mod settings;
mod state;
mod words;

pub use context::Ctx;
pub use host::{Emit, Host, Report};
pub use props::{Attributes, Props};
pub use settings::{TextSize, Theme};
pub use state::{Action, Notice, State};
pub use words::Words;
