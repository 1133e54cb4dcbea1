//! A pack in parts: what the first view needs, what the pages beside it need, and what is around the quiz.
//!
//! All parts are [`Pack`]s with some of it left empty, so that one reader reads them.

#[cfg(feature = "write")]
use super::{Channel, PickerText, Stop};
use super::{Pack, PackError};

impl Pack {
    /// Whether the pages can be shown from it: the first part has no sources.
    #[must_use]
    pub fn has_pages(&self) -> bool {
        !self.sources.is_empty()
    }

    /// Refuses a part without the words of the later rooms.
    ///
    /// # Errors
    /// [`PackError::Messages`].
    pub fn check_words(&self) -> Result<(), PackError> {
        if self.messages.is_whole() { Ok(()) } else { Err(PackError::Messages) }
    }

    /// The first part with the words of every room, which come with the pages' part.
    ///
    /// # Errors
    /// [`PackError::Messages`] when words are still missing.
    pub fn with_words_of(mut self, pages: &Self) -> Result<Self, PackError> {
        self.messages.join(&pages.messages);
        self.check_words()?;
        Ok(self)
    }

    /// What is around the quiz where that is all there is: its words, and Help.
    #[cfg(feature = "write")]
    #[must_use]
    pub fn round(&self) -> Self {
        let (first, _) = self.clone().split();
        Self {
            messages: self.messages.of_quiz(),
            picker: PickerText { questions: Vec::new(), criteria: Vec::new(), stop: Stop::default() },
            channels: Vec::new(),
            guides: Vec::new(),
            ..first
        }
    }

    /// The first part, for the picker and Help, and the rest, for the pages.
    #[cfg(feature = "write")]
    #[must_use]
    pub fn split(self) -> (Self, Self) {
        let (messages, later) = self.messages.clone().split();
        let (briefs, details) = self.channels.iter().cloned().map(Channel::split).unzip();
        let rest = Self {
            messages: later,
            picker: PickerText { questions: Vec::new(), criteria: Vec::new(), stop: Stop::default() },
            channels: details,
            help: super::Help::default(),
            ..self.clone()
        };
        let first = Self {
            messages,
            channels: briefs,
            not_channels: Vec::new(),
            precautions: Vec::new(),
            cards: Vec::new(),
            guides: self.guides.iter().map(super::Guide::brief).collect(),
            sources: Vec::new(),
            ..self
        };
        (first, rest)
    }
}

#[cfg(feature = "write")]
impl Channel {
    /// What ranks it, and what its page says.
    fn split(self) -> (Self, Self) {
        let page =
            Self { serves: super::Map::from_iter([]), accepts: super::Map::from_iter([]), ..self.clone() };
        let brief = Self {
            needs: Vec::new(),
            steps: Vec::new(),
            hours: super::Claim::default(),
            arrival: super::Claim::default(),
            cost: Vec::new(),
            strengths: Vec::new(),
            weaknesses: Vec::new(),
            official: Vec::new(),
            payee: super::Claim::default(),
            risk: super::Claim::default(),
            trouble: Vec::new(),
            ..self
        };
        (brief, page)
    }
}

#[cfg(feature = "write")]
impl super::Guide {
    /// Its title alone, for the doors to it.
    fn brief(&self) -> Self {
        Self { lead: String::new(), steps: Vec::new(), limits: Vec::new(), ..self.clone() }
    }
}
