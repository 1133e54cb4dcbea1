//! What every room shares: context, state of the screens, actions, the host page's wishes, settings.

mod context;
mod due;
mod host;
mod note;
mod props;
mod settings;
mod state;
mod words;

pub use context::Ctx;
pub use due::{DUE, MEASURING_DUE, count_due, write_due};
pub use host::{Emit, Host, HostContact, Report};
pub use note::{NOTE_FIELDS, Note};
pub use props::{Attributes, Props};
pub use settings::{TextSize, Theme};
pub use state::{Action, Notice, State};
pub use words::Words;
