//! Effects after rendering, in a form that is compiled once.
//!
//! Yew's `use_effect_with` is compiled anew for each type of dependency and each closure, most of a kilobyte
//! every time. Here only the comparison and the closure are.

use std::any::Any;
use std::rc::Rc;

use yew::prelude::*;

/// Dependencies of an effect, of any type.
trait Dependencies {
    fn as_any(&self) -> &dyn Any;
    fn equals(&self, other: &dyn Dependencies) -> bool;
}

impl<T: PartialEq + 'static> Dependencies for T {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn equals(&self, other: &dyn Dependencies) -> bool {
        other.as_any().downcast_ref() == Some(self)
    }
}

struct Compared(Rc<dyn Dependencies>);

impl PartialEq for Compared {
    fn eq(&self, other: &Self) -> bool {
        self.0.equals(&*other.0)
    }
}

type Cleanup = Box<dyn FnOnce()>;
type Effect = Box<dyn FnOnce(&Compared) -> Cleanup>;

#[hook]
fn use_compared(dependencies: Compared, effect: Effect) {
    use_effect_with(dependencies, effect);
}

/// Runs `effect` after the first rendering, and after each at which `dependencies` have changed. Yew's
/// `use_effect_with` without a clean-up.
#[hook]
pub fn use_effect_on<T: PartialEq + 'static>(dependencies: T, effect: impl FnOnce(&T) + 'static) {
    let dependencies = Rc::new(dependencies);
    let given = dependencies.clone();
    use_compared(
        Compared(dependencies),
        Box::new(move |_| {
            effect(&given);
            // A box of an empty closure takes no memory.
            Box::new(|| ())
        }),
    );
}

/// Runs `effect` likewise, and the clean-up that it returns before the next run and when the component is
/// destroyed. Yew's `use_effect_with`.
#[hook]
pub fn use_effect_with_cleanup<T: PartialEq + 'static, E: FnOnce() + 'static>(
    dependencies: T,
    effect: impl FnOnce(&T) -> E + 'static,
) {
    let dependencies = Rc::new(dependencies);
    let given = dependencies.clone();
    use_compared(Compared(dependencies), Box::new(move |_| Box::new(effect(&given))));
}

/// Returns a reference to an element of the component.
///
/// Yew's `use_node_ref` is a state, which takes more code than a reference that never changes needs.
#[hook]
pub fn use_element_ref() -> NodeRef {
    use_mut_ref(NodeRef::default).borrow().clone()
}
