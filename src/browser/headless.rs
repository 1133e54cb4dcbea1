//! Services without a browser, for native rendering and its tests.

use std::rc::Rc;

use yew::Callback;

use super::Services;
use super::memory::Memory;
use super::packs::Packs;
use super::place::Place;

/// Address that stays at a fragment.
#[derive(Debug)]
struct At(String);

impl Place for At {
    fn fragment(&self) -> String {
        self.0.clone()
    }
    fn push(&self, _: &str) {}
    fn set_lang(&self, _: &str) {}
    fn listen(&self, _: Callback<String>) {}
    fn link(&self, _: &str, _: &str) -> String {
        String::new()
    }
}

/// Packs that never arrive.
#[derive(Debug)]
struct Never;

impl Packs for Never {}

/// Returns services at this fragment: nothing is stored or fetched, and the time is 0.
#[must_use]
pub fn services(fragment: &str) -> Services {
    Services {
        clock: Rc::new(|| 0.0),
        seed: Rc::new(|| 1),
        storage: Rc::new(Memory::default()),
        record: Rc::new(Memory::default()),
        packs: Rc::new(Never),
        place: Rc::new(At(fragment.to_owned())),
        speech: Rc::new(super::speech::Silent),
        pictures: Rc::new(super::picture::NoPictures),
        draft: super::draft::Draft::default(),
    }
}
