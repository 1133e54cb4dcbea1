//! The browser's storage.

use std::cell::Cell;
use std::fmt;
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

use super::storage::{Record, Storage, StorageError};

/// Prefix of all our names, so that the host page's own are never touched.
const PREFIX: &str = "topup-guard:";

/// Name of the event by which widgets of one page notify each other of a change.
const CHANGED: &str = "topup-guard:kept";

/// Name under which it is stored that the phone is shared, for content from all sites.
const SHARED: &str = "topup-guard:shared";

/// Memory of the page, which all programs of ours on it share: one of them may take the place of another.
#[derive(Debug)]
struct PageMemory(js_sys::Map);

impl PageMemory {
    fn open() -> Self {
        let (global, name) = (js_sys::global(), JsValue::from(format!("{PREFIX}kept")));
        let map =
            Reflect::get(&global, &name).ok().and_then(|map| map.dyn_into().ok()).unwrap_or_else(|| {
                let map = js_sys::Map::new();
                // A map that cannot be shared still serves this program.
                let _ = Reflect::set(&global, &name, &map);
                map
            });
        Self(map)
    }
}

/// The browser's `localStorage`. The page's memory takes what it refuses, and everything on a shared phone.
pub struct Local {
    store: Option<web_sys::Storage>,
    memory: PageMemory,
    /// Prefix of each name.
    prefix: String,
    /// Whether this widget is notifying the others, and need not be notified itself.
    notifying: Rc<Cell<bool>>,
}

impl fmt::Debug for Local {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Local")
    }
}

impl Local {
    /// Returns the storage for content from this site, which is empty for ours; memory alone where the
    /// browser has none.
    ///
    /// The names for a host's own content have a prefix of their own. All widgets of a page share the
    /// storage.
    #[must_use]
    pub fn of(site: &str) -> Self {
        let store = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
        let colon = if site.is_empty() { "" } else { ":" };
        let prefix = format!("{PREFIX}{site}{colon}");
        Self { store, memory: PageMemory::open(), prefix, notifying: Rc::default() }
    }

    fn name(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }

    /// Returns the browser's storage, unless the phone is shared.
    fn store(&self) -> Option<&web_sys::Storage> {
        self.store.as_ref().filter(|_| !self.is_shared())
    }

    /// Returns every name of ours in the browser's storage, with its prefix. The list is made before any of
    /// them is removed, because a browser may order the others anew then.
    fn listed(store: Option<&web_sys::Storage>) -> Vec<String> {
        let Some(store) = store else { return Vec::new() };
        let names =
            (0..store.length().unwrap_or_default()).filter_map(|place| store.key(place).ok().flatten());
        names.filter(|name| name.starts_with(PREFIX)).collect()
    }
}

impl Storage for Local {
    fn get(&self, name: &str) -> Option<String> {
        let name = self.name(name);
        let held = self.memory.0.get(&name.as_str().into()).as_string();
        held.or_else(|| self.store()?.get_item(&name).ok().flatten())
    }

    fn set(&self, name: &str, text: &str) -> Result<(), StorageError> {
        let name = self.name(name);
        let stored = match &self.store {
            // As the person asked for.
            _ if self.is_shared() => {
                self.memory.0.set(&name.into(), &text.into());
                return Ok(());
            }
            Some(store) => store.set_item(&name, text).map_err(|_| StorageError::Full),
            None => Err(StorageError::Unavailable),
        };
        let name = name.into();
        match stored {
            Ok(()) => drop(self.memory.0.delete(&name)),
            Err(_) => drop(self.memory.0.set(&name, &text.into())),
        }
        stored
    }

    fn remove(&self, name: &str) {
        let name = self.name(name);
        self.memory.0.delete(&name.as_str().into());
        if let Some(store) = self.store() {
            // A storage that refuses to remove has refused to store already.
            let _ = store.remove_item(&name);
        }
    }
}

impl Record for Local {
    fn clear(&self) {
        let shared = self.is_shared();
        self.memory.0.clear();
        for name in Self::listed(self.store.as_ref()) {
            drop(self.store.as_ref().map(|store| store.remove_item(&name)));
        }
        if shared {
            // It stays so as long as the page is open, or the next answer would be stored.
            self.memory.0.set(&SHARED.into(), &"on".into());
        }
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> =
            self.memory.0.keys().into_iter().flatten().filter_map(|name| name.as_string()).collect();
        names.extend(Self::listed(self.store()));
        names.sort_unstable();
        names.dedup();
        names.iter().filter_map(|name| name.strip_prefix(&self.prefix)).map(str::to_owned).collect()
    }

    fn notify(&self) {
        if let (Some(window), Ok(event)) = (web_sys::window(), Event::new(CHANGED)) {
            self.notifying.set(true);
            // A listener of the host page's own cannot fail us.
            let _ = window.dispatch_event(&event);
            self.notifying.set(false);
        }
    }

    fn watch(&self, changed: Rc<dyn Fn()>) -> Box<dyn FnOnce()> {
        let Some(window) = web_sys::window() else { return Box::new(|| ()) };
        // Changes by other pages, by this page, and by other pages while this one was in the back-forward
        // cache.
        let listeners = ["storage", CHANGED, "pageshow"].map(|name| {
            let (changed, notifying) = (changed.clone(), self.notifying.clone());
            EventListener::new(&window, name, move |event| {
                // The host's own names are not ours; an event without a key is about all names.
                let key = Reflect::get(event, &"key".into()).ok().and_then(|key| key.as_string());
                if !notifying.get() && key.is_none_or(|key| key.starts_with(PREFIX)) {
                    changed();
                }
            })
        });
        Box::new(move || drop(listeners))
    }

    fn is_shared(&self) -> bool {
        let here = self.memory.0.get(&SHARED.into()).as_string();
        // What was set on this page holds, even where it cannot be stored.
        let stored = || self.store.as_ref()?.get_item(SHARED).ok().flatten();
        here.or_else(stored).is_some_and(|state| state == "on")
    }

    fn set_shared(&self, shared: bool) {
        self.memory.0.clear();
        let stored = self.store.as_ref().is_some_and(|store| match shared {
            true => store.set_item(SHARED, "on").is_ok(),
            false => store.remove_item(SHARED).is_ok(),
        });
        if !stored {
            self.memory.0.set(&SHARED.into(), &if shared { "on" } else { "off" }.into());
        }
    }
}
