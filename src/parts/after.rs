//! Effects after rendering, in a form that is compiled once.
//!
//! Yew's `use_effect_with` is compiled anew for each type of dependency and each closure, most of a kilobyte
//! every time. Here only the comparison and the closure are.

use std::any::Any;
use std::rc::Rc;

use yew::prelude::*;

/// Dependencies of an effect, of any type.
trait Cause {
    fn as_any(&self) -> &dyn Any;
    fn is(&self, other: &dyn Cause) -> bool;
}

impl<T: PartialEq + 'static> Cause for T {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn is(&self, other: &dyn Cause) -> bool {
        other.as_any().downcast_ref() == Some(self)
    }
}

struct Since(Rc<dyn Cause>);

impl PartialEq for Since {
    fn eq(&self, other: &Self) -> bool {
        self.0.is(&*other.0)
    }
}

type End = Box<dyn FnOnce()>;
type Begin = Box<dyn FnOnce(&Since) -> End>;

#[hook]
fn use_since(since: Since, begin: Begin) {
    use_effect_with(since, begin);
}

/// Runs `effect` after the first rendering, and after each at which `dependencies` have changed. Yew's
/// `use_effect_with` without a clean-up.
#[hook]
pub fn use_after<T: PartialEq + 'static>(cause: T, act: impl FnOnce(&T) + 'static) {
    let cause = Rc::new(cause);
    let given = cause.clone();
    use_since(
        Since(cause),
        Box::new(move |_| {
            act(&given);
            // A box of an empty closure takes no memory.
            Box::new(|| ())
        }),
    );
}

/// Runs `effect` likewise, and the clean-up that it returns before the next run and when the component is
/// destroyed. Yew's `use_effect_with`.
#[hook]
pub fn use_while<T: PartialEq + 'static, E: FnOnce() + 'static>(
    cause: T,
    begin: impl FnOnce(&T) -> E + 'static,
) {
    let cause = Rc::new(cause);
    let given = cause.clone();
    use_since(Since(cause), Box::new(move |_| Box::new(begin(&given))));
}

/// Returns a reference to an element of the component.
///
/// Yew's `use_node_ref` is a state, which takes more code than a reference that never changes needs.
#[hook]
pub fn use_node() -> NodeRef {
    use_mut_ref(NodeRef::default).borrow().clone()
}
