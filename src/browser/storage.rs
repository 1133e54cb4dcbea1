//! Storage on this device: texts under names, and the record of answers that all widgets share.

use std::error::Error;
use std::fmt;
use std::rc::Rc;

/// Reason why something could not be stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageError {
    /// The browser allows no storage here.
    Unavailable,
    /// The storage is full.
    Full,
}

impl fmt::Display for StorageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unavailable => "the browser allows no storage here",
            Self::Full => "the storage is full",
        })
    }
}

impl Error for StorageError {}

/// Storage of texts under names.
pub trait Storage {
    /// Returns the text under a name; none if there is none or it cannot be read.
    fn get(&self, name: &str) -> Option<String>;

    /// Stores a text under a name.
    ///
    /// # Errors
    /// [`StorageError`]; the device has what it had before, and [`Storage::get`] returns the text until the
    /// page closes.
    fn set(&self, name: &str, text: &str) -> Result<(), StorageError>;

    /// Removes a name.
    fn remove(&self, name: &str);
}

/// Storage of a record, which several widgets read and write at once.
pub trait Record: Storage {
    /// Removes every name of ours, whichever widget stored it.
    fn clear(&self);

    /// Returns every name that has a text, in no order.
    fn names(&self) -> Vec<String> {
        Vec::new()
    }

    /// Notifies the other widgets of this page of a change. The browser notifies those of other pages.
    fn notify(&self) {}

    /// Calls `changed` whenever another widget may have changed something, until the returned function is
    /// called.
    fn watch(&self, _changed: Rc<dyn Fn()>) -> Box<dyn FnOnce()> {
        Box::new(|| ())
    }

    /// Returns whether the phone is shared by several people. On a shared phone nothing but this fact is
    /// stored beyond the page, and what is stored is not shown.
    fn is_shared(&self) -> bool {
        false
    }

    /// Sets whether the phone is shared. What was answered on this page is forgotten by that.
    fn set_shared(&self, _shared: bool) {}
}

/// Record of a program that has none.
#[derive(Debug)]
pub struct NoRecord;

impl Storage for NoRecord {
    fn get(&self, _: &str) -> Option<String> {
        None
    }

    fn set(&self, _: &str, _: &str) -> Result<(), StorageError> {
        Err(StorageError::Unavailable)
    }

    fn remove(&self, _: &str) {}
}

impl Record for NoRecord {
    fn clear(&self) {}
}
