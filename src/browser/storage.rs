//! What is kept on this device: a few texts under names of our own.

use std::cell::RefCell;

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};

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

/// Keeps texts for as long as the page is open, for every program of ours on it: one takes over from another.
#[derive(Debug)]
struct Page(js_sys::Map);

impl Page {
    fn open() -> Self {
        let (global, name) = (js_sys::global(), JsValue::from(format!("{PREFIX}kept")));
        let map =
            Reflect::get(&global, &name).ok().and_then(|map| map.dyn_into().ok()).unwrap_or_else(|| {
                let map = js_sys::Map::new();
                // What cannot be shared is kept all the same.
                let _ = Reflect::set(&global, &name, &map);
                map
            });
        Self(map)
    }
}

/// The browser's `localStorage`; falls back to the page's memory for what it refuses.
#[derive(Debug)]
pub struct Local {
    store: Option<web_sys::Storage>,
    memory: Page,
    /// What stands before each name.
    prefix: String,
}

impl Local {
    /// The page's own store, or memory alone where the browser denies one, for content from this site; empty for ours.
    ///
    /// What is kept about a host's own content is kept apart from ours. All widgets of a page share what they keep.
    #[must_use]
    pub fn of(site: &str) -> Self {
        let store = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
        let colon = if site.is_empty() { "" } else { ":" };
        Self { store, memory: Page::open(), prefix: format!("{PREFIX}{site}{colon}") }
    }

    fn name(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }
}

impl Storage for Local {
    fn get(&self, name: &str) -> Option<String> {
        let name = self.name(name);
        let kept = self.memory.0.get(&name.as_str().into()).as_string();
        kept.or_else(|| self.store.as_ref()?.get_item(&name).ok().flatten())
    }

    fn set(&self, name: &str, text: &str) -> Result<(), StorageError> {
        let name = self.name(name);
        let kept = match &self.store {
            Some(store) => store.set_item(&name, text).map_err(|_| StorageError::Full),
            None => Err(StorageError::Unavailable),
        };
        let name = name.into();
        match kept {
            Ok(()) => drop(self.memory.0.delete(&name)),
            Err(_) => drop(self.memory.0.set(&name, &text.into())),
        }
        kept
    }

    fn remove(&self, name: &str) {
        let name = self.name(name);
        self.memory.0.delete(&name.as_str().into());
        if let Some(store) = &self.store {
            // A store that refuses to forget has already refused to keep.
            let _ = store.remove_item(&name);
        }
    }

    fn clear(&self) {
        self.memory.0.clear();
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
