//! Data of the quiz: its content, the texts that came in parts, and the person's history.

use std::borrow::Cow;
use std::rc::Rc;

use topup_guard_core::pack::{Item, Order, QuizPack, Source, model_of};
use topup_guard_core::quiz::{Log, Response, Session};

use super::history::History;

/// Content of the quiz and the person's history. Cheap to clone: clones share what does not change.
#[derive(Debug, Clone)]
pub(super) struct QuizData {
    /// The pack, or its index where the texts come in parts.
    pub(super) pack: Rc<QuizPack>,
    /// The parts that have come, each with the name of its file.
    pub(super) texts: Rc<Vec<(String, Rc<QuizPack>)>>,
    /// What was answered, and what follows from it.
    pub(super) history: Rc<History>,
}

impl QuizData {
    /// Returns the data of a pack for a person with this log. Incomplete items are left out, unless the pack
    /// is an index.
    pub(super) fn new(pack: Rc<QuizPack>, log: Log) -> Self {
        // A pack that somebody else holds too went through here before.
        let pack = Rc::try_unwrap(pack).map_or_else(
            |shared| shared,
            |mut pack| {
                let index = !pack.parts.is_empty();
                pack.items.retain(|item| index || is_complete(item));
                Rc::new(pack)
            },
        );
        let history = Rc::new(History::of(&pack, log));
        Self { pack, texts: Rc::default(), history }
    }

    /// Returns the same content with another log.
    pub(super) fn with_log(&self, log: Log) -> Self {
        Self { history: Rc::new(History::of(&self.pack, log)), ..self.clone() }
    }

    /// Returns the data with one more response. In the full program it costs the same whatever the length of
    /// the log.
    pub(super) fn with_response(&self, response: Response) -> Self {
        Self { history: Rc::new(self.history.with(&self.pack, response)), ..self.clone() }
    }

    /// Returns the item with this id, or the variant with this name, as it is shown.
    pub(super) fn item(&self, name: &str) -> Option<Cow<'_, Item>> {
        self.packs().find_map(|pack| pack.item(name))
    }

    /// Returns the exercise with this id whose steps are put in order.
    pub(super) fn order(&self, id: &str) -> Option<&Order> {
        self.packs().flat_map(|pack| &pack.orders).find(|order| order.id == id)
    }

    /// Returns the sources of the item or exercise with this id.
    pub(super) fn sources(&self, id: &str) -> &[Source] {
        let id = model_of(id);
        let has = |pack: &QuizPack| {
            pack.items.iter().any(|item| item.id == id) || pack.orders.iter().any(|order| order.id == id)
        };
        self.packs().find(|pack| has(pack)).map_or(&[], |pack| &pack.sources)
    }

    /// Returns the packs that may have texts, the index last.
    fn packs(&self) -> impl Iterator<Item = &QuizPack> {
        self.texts.iter().map(|(_, texts)| &**texts).chain([&*self.pack])
    }

    /// Returns the file with the texts of what has this id; none if they are here.
    pub(super) fn missing_file_of(&self, id: &str) -> Option<&str> {
        self.pack.missing_part(id).filter(|file| self.is_missing(file))
    }

    /// Returns the first file with texts that has not come yet.
    pub(super) fn next_missing_file(&self) -> Option<&str> {
        let mut files =
            self.pack.parts.iter().filter(|part| part.has_exercises()).map(|part| part.file.as_str());
        files.find(|file| self.is_missing(file))
    }

    /// Adds the texts of a file. Returns false, and changes nothing, if they are of another pack or are here
    /// already.
    pub(super) fn add_texts(&mut self, file: String, texts: Rc<QuizPack>) -> bool {
        let fits = (&texts.version, &texts.lang) == (&self.pack.version, &self.pack.lang);
        let wanted = fits && self.is_missing(&file);
        if wanted {
            Rc::make_mut(&mut self.texts).push((file, texts));
        }
        wanted
    }

    fn is_missing(&self, file: &str) -> bool {
        !file.is_empty() && self.texts.iter().all(|(here, _)| here != file)
    }

    /// Returns the number of answers in a session.
    pub(super) fn count(&self, session: &Session) -> usize {
        self.history.responses(session.id).count()
    }

    /// Returns the last answer of a session.
    pub(super) fn last(&self, session: &Session) -> Option<&Response> {
        self.history.responses(session.id).last()
    }
}

/// Returns whether an item can be shown, answered and explained.
pub(super) fn is_complete(item: &Item) -> bool {
    let lines = &item.artefact.lines;
    !item.context.is_empty()
        && !lines.is_empty()
        && lines.iter().all(|line| line.runs.iter().any(|run| !run.text.is_empty()))
        && item.cues.iter().all(|cue| !cue.text.is_empty())
        && !item.why.text.is_empty()
        && item.actions.iter().all(|action| !action.text.is_empty() && !action.reason.is_empty())
        && item.actions.iter().any(|action| action.best)
}
