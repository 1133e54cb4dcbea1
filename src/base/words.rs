//! A pack that is shared between state, context and properties.

use std::rc::Rc;

use topup_guard_core::pack::Pack;

/// Content of one language, shared. Equal only to itself: no contents are compared.
#[derive(Debug, Clone)]
pub struct Words(pub Rc<Pack>);

impl Eq for Words {}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
