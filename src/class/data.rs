//! Content of a class: the pack, and the items that its code draws.

use std::borrow::Cow;
use std::rc::Rc;

use topup_guard_core::pack::{Item, QuizPack, model_of};
use topup_guard_core::quiz::{Log, Quiz};

/// The quiz's content, with what draws from it. Cheap to clone.
#[derive(Debug, Clone)]
pub(super) struct Data {
    /// The pack, to which texts that come in parts are added.
    pub(super) pack: Rc<QuizPack>,
    /// Draws the sets. Its log is empty, and stays so.
    pub(super) quiz: Rc<Quiz>,
}

impl Data {
    pub(super) fn new(pack: Rc<QuizPack>) -> Self {
        Self { quiz: Rc::new(Quiz::new(&pack, Log::new())), pack }
    }

    /// Adds texts that came in a file.
    pub(super) fn add(&mut self, file: &str, texts: &QuizPack) {
        Rc::make_mut(&mut self.pack).add_part(file, texts);
    }

    /// Returns items by their names, each as the variant that is shown; without texts until these have arrived.
    pub(super) fn items(&self, names: &[String]) -> Vec<Cow<'_, Item>> {
        names.iter().filter_map(|name| self.pack.item(name)).collect()
    }

    /// Returns the first file with texts of these items that has not arrived.
    pub(super) fn missing(&self, names: &[String]) -> Option<String> {
        names.iter().find_map(|name| self.pack.missing_part(name)).map(str::to_owned)
    }

    /// Returns how many of these items are about a topic.
    pub(super) fn related(&self, names: &[String], topic: &str) -> usize {
        let models =
            names.iter().filter_map(|name| self.pack.items.iter().find(|item| item.id == model_of(name)));
        models.filter(|item| item.family == topic || item.tactic == topic).count()
    }

    /// Returns the name of a family, tactic or look-alike.
    pub(super) fn topic(&self, id: &str) -> Option<&str> {
        let families = self.pack.families.iter().map(|family| (&family.id, &family.name));
        let tactics = self.pack.tactics.iter().map(|tactic| (&tactic.id, &tactic.name));
        let likes = self.pack.look_alikes.iter().map(|like| (&like.id, &like.name));
        families.chain(tactics).chain(likes).find(|(known, _)| *known == id).map(|(_, name)| name.as_str())
    }
}
