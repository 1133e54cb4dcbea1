//! What is kept on this device: a few texts under names of our own.

use std::cell::RefCell;
use std::rc::Rc;

/// Names start with this, so that a host page's own entries are never touched.
const PREFIX: &str = "topup-guard:";

/// Why something could not be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageError {
    /// The browser allows no storage here.
    Unavailable,
    /// There is no room left.
    Full,
}

/// A place for texts under names.
pub trait Storage {
    /// The text under a name; none if there is none or it cannot be read.
    fn get(&self, name: &str) -> Option<String>;
    /// Keeps a text under a name.
    ///
    /// # Errors
    /// [`StorageError`]; what was there before is still there.
    fn set(&self, name: &str, text: &str) -> Result<(), StorageError>;
    /// Forgets a name.
    fn remove(&self, name: &str);
    /// Forgets every name of ours, whichever widget wrote it.
    fn clear(&self);
}

/// Keeps texts for as long as the page is open.
#[derive(Debug, Default)]
pub struct Memory(RefCell<Vec<(String, String)>>);

impl Storage for Memory {
    fn get(&self, name: &str) -> Option<String> {
        self.0.borrow().iter().find(|(known, _)| known == name).map(|(_, text)| text.clone())
    }

    fn set(&self, name: &str, text: &str) -> Result<(), StorageError> {
        self.remove(name);
        self.0.borrow_mut().push((name.to_owned(), text.to_owned()));
        Ok(())
    }

    fn remove(&self, name: &str) {
        self.0.borrow_mut().retain(|(known, _)| known != name);
    }

    fn clear(&self) {
        self.0.borrow_mut().clear();
    }
}

/// The browser's `localStorage`; falls back to memory for what it refuses.
#[derive(Debug)]
pub struct Local {
    store: Option<web_sys::Storage>,
    memory: Memory,
    /// What stands before each name.
    prefix: String,
}

impl Local {
    /// The page's own store, or memory alone where the browser denies one.
    #[must_use]
    pub fn open() -> Self {
        Self::under(PREFIX.to_owned())
    }

    fn under(prefix: String) -> Self {
        let store = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
        Self { store, memory: Memory::default(), prefix }
    }

    /// The one that all widgets of this page with content from this site share, so that what only memory keeps is theirs
    /// together; the site is empty for our own content. What is kept about a host's own content is kept apart from ours.
    #[must_use]
    pub fn of(site: &str) -> Rc<Self> {
        thread_local!(static SHARED: RefCell<Vec<Rc<Local>>> = const { RefCell::new(Vec::new()) });
        let prefix = if site.is_empty() { PREFIX.to_owned() } else { format!("{PREFIX}{site}:") };
        SHARED.with_borrow_mut(|shared| {
            if let Some(known) = shared.iter().find(|known| known.prefix == prefix) {
                return known.clone();
            }
            let opened = Rc::new(Self::under(prefix));
            shared.push(opened.clone());
            opened
        })
    }
}

impl Storage for Local {
    fn get(&self, name: &str) -> Option<String> {
        self.memory
            .get(name)
            .or_else(|| self.store.as_ref()?.get_item(&format!("{}{name}", self.prefix)).ok().flatten())
    }

    fn set(&self, name: &str, text: &str) -> Result<(), StorageError> {
        let kept = match &self.store {
            Some(store) => {
                store.set_item(&format!("{}{name}", self.prefix), text).map_err(|_| StorageError::Full)
            }
            None => Err(StorageError::Unavailable),
        };
        match kept {
            Ok(()) => self.memory.remove(name),
            Err(_) => self.memory.set(name, text)?,
        }
        kept
    }

    fn remove(&self, name: &str) {
        self.memory.remove(name);
        if let Some(store) = &self.store {
            // A store that refuses to forget has already refused to keep.
            let _ = store.remove_item(&format!("{}{name}", self.prefix));
        }
    }

    fn clear(&self) {
        self.memory.clear();
        let Some(store) = &self.store else { return };
        // From the last to the first, because a name removed moves those behind it.
        for place in (0..store.length().unwrap_or_default()).rev() {
            if let Ok(Some(name)) = store.key(place)
                && name.starts_with(PREFIX)
            {
                let _ = store.remove_item(&name);
            }
        }
    }
}
