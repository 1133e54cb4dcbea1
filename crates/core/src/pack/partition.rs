//! Pack in partitions: what the picker needs, what the pages need besides, and what the quiz alone needs.
//!
//! Each partition is a [`Pack`] with some of it left empty, so that one reader reads them all.

#[cfg(feature = "write")]
use super::{Channel, Claim, Guide, Help, Map, PickerText, Stop};
use super::{Pack, PackError};

impl Pack {
    /// Returns whether it has what the pages show. The partition for the picker has no sources.
    #[must_use]
    pub fn has_pages(&self) -> bool {
        !self.sources.is_empty()
    }

    /// Checks that no message lacks its text, which the full program relies on.
    ///
    /// # Errors
    /// [`PackError::Messages`] if one does.
    pub fn check_messages(&self) -> Result<(), PackError> {
        if self.messages.is_complete() { Ok(()) } else { Err(PackError::Messages) }
    }

    /// Adds the messages of the pages' partition to that of the picker.
    ///
    /// # Errors
    /// [`PackError::Messages`] if messages are still missing then.
    pub fn with_messages_of(mut self, pages: &Self) -> Result<Self, PackError> {
        self.messages.join(&pages.messages);
        self.check_messages()?;
        Ok(self)
    }

    /// Returns the partition for the program `quiz`: its messages, and Help.
    #[cfg(feature = "write")]
    #[must_use]
    pub fn for_quiz(&self) -> Self {
        let (picker, _) = self.clone().partition();
        Self {
            messages: self.messages.of_quiz(),
            picker: PickerText { questions: Vec::new(), criteria: Vec::new(), stop: Stop::default() },
            channels: Vec::new(),
            guides: Vec::new(),
            ..picker
        }
    }

    /// Splits the pack into what the picker and Help show, and what only the pages show.
    #[cfg(feature = "write")]
    #[must_use]
    pub fn partition(self) -> (Self, Self) {
        let (messages, later) = self.messages.clone().split();
        let (ranked, described) = self.channels.iter().cloned().map(Channel::partition).unzip();
        let pages = Self {
            messages: later,
            picker: PickerText { questions: Vec::new(), criteria: Vec::new(), stop: Stop::default() },
            channels: described,
            help: Help { settings: self.help.settings.clone(), ..Help::default() },
            ..self.clone()
        };
        let picker = Self {
            messages,
            channels: ranked,
            not_channels: Vec::new(),
            precautions: Vec::new(),
            cards: Vec::new(),
            guides: self.guides.iter().map(Guide::title_only).collect(),
            sources: Vec::new(),
            help: Help { settings: Vec::new(), ..self.help.clone() },
            ..self
        };
        (picker, pages)
    }
}

#[cfg(feature = "write")]
impl Channel {
    /// Splits the channel into what it is ranked by and what its page says.
    fn partition(self) -> (Self, Self) {
        let page = Self { serves: Map::default(), accepts: Map::default(), ..self.clone() };
        let ranked = Self {
            needs: Vec::new(),
            steps: Vec::new(),
            hours: Claim::default(),
            arrival: Claim::default(),
            cost: Vec::new(),
            strengths: Vec::new(),
            weaknesses: Vec::new(),
            official: Vec::new(),
            payee: Claim::default(),
            risk: Claim::default(),
            trouble: Vec::new(),
            ..self
        };
        (ranked, page)
    }
}

#[cfg(feature = "write")]
impl Guide {
    /// Returns the guide with nothing but its title, for links to it.
    fn title_only(&self) -> Self {
        Self { lead: String::new(), steps: Vec::new(), limits: Vec::new(), ..self.clone() }
    }
}
