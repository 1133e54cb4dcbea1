//! A picture of a few blocks of text, to share or to save: drawn on a canvas, in one size for phones.

mod canvas;
mod layout;
mod lines;

use std::fmt;
use std::pin::Pin;

pub use canvas::Canvas;

/// Picture as a list of blocks, from the top to the bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// BCP 47 tag of the language of its texts: it decides the shapes of Chinese characters.
    pub lang: String,
    /// Whether the texts run from the right to the left.
    pub right_to_left: bool,
    /// Colour of the stripe at the top and of the headings.
    pub tone: Tone,
    /// Name of the file, without its ending.
    pub name: String,
    /// Blocks.
    pub blocks: Vec<Block>,
}

/// Block of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading, in the colour of the tone.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// A list with dots.
    List(Vec<String>),
    /// A number in very large type, such as that of a telephone, below what it is.
    Number {
        /// What it is.
        label: String,
        /// The number, as it is dialled.
        number: String,
    },
    /// A paragraph in small type.
    Small(String),
    /// A line across.
    Rule,
}

/// Colour of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Our own green.
    #[default]
    Plain,
    /// Amber.
    Caution,
    /// Red.
    Stop,
}

/// What became of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The share sheet accepted it.
    Sent,
    /// The person closed the share sheet.
    Cancelled,
    /// A download was started. Some apps' browsers drop it silently, so the caller also shows the picture, by
    /// this `data:` address: it can be saved by a long press.
    Saved(String),
    /// The browser does not let a page draw, or read what it drew.
    Failed,
}

/// Future of an [`Outcome`].
pub type Later = Pin<Box<dyn Future<Output = Outcome>>>;

/// Service that hands out pictures.
pub trait Pictures {
    /// Offers a picture to the share sheet, and saves it where there is none that takes files.
    fn share(&self, picture: &Picture) -> Later;
    /// Saves a picture as a file.
    fn save(&self, picture: &Picture) -> Later;
}

/// Service of a program without pictures, and of native rendering.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoPictures;

impl Pictures for NoPictures {
    fn share(&self, picture: &Picture) -> Later {
        self.save(picture)
    }

    fn save(&self, _: &Picture) -> Later {
        Box::pin(std::future::ready(Outcome::Failed))
    }
}

/// Writes the texts of the picture, a line for each: the alternative for who cannot see it.
impl fmt::Display for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for block in &self.blocks {
            match block {
                Block::Heading(text) | Block::Paragraph(text) | Block::Small(text) => writeln!(f, "{text}")?,
                Block::List(items) => items.iter().try_for_each(|item| writeln!(f, "· {item}"))?,
                Block::Number { label, number } => writeln!(f, "{label} {number}")?,
                Block::Rule => {}
            }
        }
        Ok(())
    }
}
