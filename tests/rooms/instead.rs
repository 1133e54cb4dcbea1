//! Stubs for what a test page lacks or may not use: the share sheet, the clipboard, printing.

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::prelude::{JsCast, JsValue};

/// Replaces a property of `navigator` or `window` by a function, until it is dropped.
pub(crate) struct Instead {
    target: JsValue,
    name: &'static str,
    before: Object,
}

impl Instead {
    /// Puts `value` in the place of the property.
    pub(crate) fn of(target: impl Into<JsValue>, name: &'static str, value: &JsValue) -> Self {
        let target = target.into();
        let object: &Object = target.unchecked_ref();
        let before = Object::get_own_property_descriptor(object, &name.into()).unchecked_into();
        let new = Object::new();
        Reflect::set(&new, &"value".into(), value).unwrap();
        Reflect::set(&new, &"configurable".into(), &true.into()).unwrap();
        Object::define_property(object, &name.into(), &new);
        Self { target, name, before }
    }
}

impl Drop for Instead {
    fn drop(&mut self) {
        let object: &Object = self.target.unchecked_ref();
        if self.before.is_undefined() {
            Reflect::delete_property(object, &self.name.into()).unwrap();
        } else {
            Object::define_property(object, &self.name.into(), &self.before);
        }
    }
}

/// Returns the error with which a share sheet or a clipboard refuses.
pub(crate) fn refused(name: &str) -> Promise {
    Promise::reject(&web_sys::DomException::new_with_message_and_name("", name).unwrap())
}
