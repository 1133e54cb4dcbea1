//! Places the texts of a picture: sizes, margins and line breaks, without a canvas.

use super::lines::lines;
use super::{Block, Picture};

/// Width of a picture, in its own pixels: that of a phone's screen.
pub(super) const WIDTH: f64 = 1_080.0;

/// Blank on both sides, in pixels.
pub(super) const MARGIN: f64 = 84.0;

/// Height of the coloured stripe at the top, in pixels.
pub(super) const STRIPE: f64 = 28.0;

/// How far the text of a list's item stands from its dot, in pixels.
const INDENT: f64 = 56.0;

/// Most lines of a picture: some phones cannot make a canvas that is much higher.
const MOST_LINES: usize = 120;

/// Style of a line of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Heading,
    Text,
    Number,
    Small,
}

impl Style {
    /// Returns the size of the type, in pixels.
    pub(super) fn size(self) -> f64 {
        match self {
            Self::Heading => 76.0,
            Self::Text => 54.0,
            Self::Number => 150.0,
            Self::Small => 40.0,
        }
    }

    /// Returns the distance from a line to the next, in pixels.
    fn leading(self) -> f64 {
        self.size() * if self == Self::Number { 1.15 } else { 1.45 }
    }
}

/// What is drawn at one place; `y` is the base line of a text, from the top, in pixels.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Mark {
    /// A line of text, so far from the side on which lines begin.
    Line { text: String, style: Style, inset: f64, y: f64 },
    /// A line across.
    Rule { y: f64 },
}

/// Places the blocks of a picture; `measure` returns the width of a text. Returns the marks and the height.
pub(super) fn layout(picture: &Picture, measure: &dyn Fn(&str, Style) -> f64) -> (Vec<Mark>, f64) {
    let mut page = Page { marks: Vec::new(), y: STRIPE + MARGIN * 0.8, measure };
    for block in &picture.blocks {
        match block {
            Block::Heading(text) => page.text(text, Style::Heading, 0.0, 28.0),
            Block::Paragraph(text) => page.text(text, Style::Text, 0.0, 32.0),
            Block::Small(text) => page.text(text, Style::Small, 0.0, 24.0),
            Block::List(items) => {
                for item in items {
                    let y = page.y;
                    page.text(item, Style::Text, INDENT, 14.0);
                    if page.y > y {
                        let y = y + Style::Text.size();
                        page.marks.push(Mark::Line { text: "·".into(), style: Style::Text, inset: 12.0, y });
                    }
                }
                page.y += 18.0;
            }
            Block::Number { label, number } => {
                page.text(label, Style::Text, 0.0, 0.0);
                page.text(number, Style::Number, 0.0, 28.0);
            }
            Block::Rule => {
                page.marks.push(Mark::Rule { y: page.y + 8.0 });
                page.y += 44.0;
            }
        }
    }
    (page.marks, page.y + MARGIN * 0.6)
}

struct Page<'a> {
    marks: Vec<Mark>,
    /// Where the next line begins.
    y: f64,
    measure: &'a dyn Fn(&str, Style) -> f64,
}

impl Page<'_> {
    /// Adds the lines of a text, and a blank of `after` pixels.
    fn text(&mut self, text: &str, style: Style, inset: f64, after: f64) {
        let width = WIDTH - 2.0 * MARGIN - inset;
        let lines = lines(text, width, &|text| (self.measure)(text, style));
        if lines.is_empty() {
            return;
        }
        for mut text in lines {
            if self.marks.len() > MOST_LINES {
                return;
            }
            if self.marks.len() == MOST_LINES {
                text = "…".to_owned();
            }
            self.marks.push(Mark::Line { text, style, inset, y: self.y + style.size() });
            self.y += style.leading();
        }
        self.y += after;
    }
}

#[cfg(test)]
mod tests {
    use super::super::Tone;
    use super::*;

    fn placed(blocks: Vec<Block>) -> (Vec<Mark>, f64) {
        let picture = Picture {
            lang: "en".into(),
            right_to_left: false,
            tone: Tone::Stop,
            name: String::new(),
            blocks,
        };
        layout(&picture, &|text, style| text.chars().count() as f64 * style.size())
    }

    #[test]
    fn marks_stand_below_each_other_inside_the_picture() {
        let (marks, height) = placed(vec![
            Block::Heading("Like a known scam".into()),
            Block::List(vec!["asks for a code".into(), "presses for time".into()]),
            Block::Rule,
            Block::Number { label: "Police".into(), number: "110".into() },
            Block::Small("Independent information".into()),
        ]);
        let mut before = STRIPE;
        for mark in &marks {
            let y = match mark {
                Mark::Line { text, .. } if text == "·" => continue,
                Mark::Line { y, style, inset, text } => {
                    assert!(y - style.size() >= before - style.size(), "{mark:?} after {before}");
                    assert!(inset + text.chars().count() as f64 * style.size() <= WIDTH - 2.0 * MARGIN);
                    *y
                }
                Mark::Rule { y } => *y,
            };
            assert!(y > before && y < height, "{mark:?} of {height}");
            before = y;
        }
    }

    #[test]
    fn a_text_without_end_is_cut_with_dots() {
        let (marks, height) = placed(vec![Block::Paragraph("word ".repeat(100_000))]);
        assert_eq!(marks.len(), MOST_LINES + 1);
        assert!(matches!(marks.last(), Some(Mark::Line { text, .. }) if text == "…"));
        assert!(height < 14_000.0, "{height}");
    }

    #[test]
    fn an_empty_list_leaves_no_dot() {
        assert_eq!(placed(vec![Block::List(vec![String::new()])]).0, []);
    }
}
