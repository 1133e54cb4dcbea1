//! Storage in memory.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use super::storage::{Record, Storage, StorageError};

/// Name under which it is stored that the phone is shared.
const SHARED: &str = "shared";

/// Storage that lasts as long as it is held: for tests, and for rendering without a browser.
#[derive(Default)]
pub struct Memory {
    texts: RefCell<Vec<(String, String)>>,
    watchers: RefCell<Vec<Rc<dyn Fn()>>>,
}

impl fmt::Debug for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.texts.fmt(f)
    }
}

impl Storage for Memory {
    fn get(&self, name: &str) -> Option<String> {
        self.texts.borrow().iter().find(|(other, _)| other == name).map(|(_, text)| text.clone())
    }

    fn set(&self, name: &str, text: &str) -> Result<(), StorageError> {
        self.remove(name);
        self.texts.borrow_mut().push((name.to_owned(), text.to_owned()));
        Ok(())
    }

    fn remove(&self, name: &str) {
        self.texts.borrow_mut().retain(|(other, _)| other != name);
    }
}

impl Record for Memory {
    fn clear(&self) {
        self.texts.borrow_mut().clear();
    }

    fn names(&self) -> Vec<String> {
        self.texts.borrow().iter().map(|(name, _)| name.clone()).collect()
    }

    /// Notifies the widget that calls it too: it does not know one widget from another.
    fn notify(&self) {
        let watchers = self.watchers.borrow().clone();
        watchers.iter().for_each(|changed| changed());
    }

    fn watch(&self, changed: Rc<dyn Fn()>) -> Box<dyn FnOnce()> {
        self.watchers.borrow_mut().push(changed);
        Box::new(|| ())
    }

    fn is_shared(&self) -> bool {
        self.get(SHARED).is_some()
    }

    fn set_shared(&self, shared: bool) {
        self.clear();
        if shared {
            let _ = self.set(SHARED, "on");
        }
    }
}
