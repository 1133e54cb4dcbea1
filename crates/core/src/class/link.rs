//! Link of a class, such as `points/8/K7QF3M`: read with what is wrong with it, and written.

use std::{error::Error, fmt};

use crate::quiz::{Level, Quiz, ROUND, Sets, Wish, digits};

/// Fewest items of a class.
pub const LEAST_ITEMS: u32 = 5;
/// Most items of a class.
pub const MOST_ITEMS: u32 = 20;

/// Topic in links of a class about everything.
const MIXED: &str = "mixed";
/// Levels with their names in links. No code can be taken for one: `-` is no digit.
const LEVELS: [(Level, &str); 2] = [(Level::Easier, "level-1"), (Level::Harder, "level-2")];
/// Halves with their names in links.
const HALVES: [(Half, &str); 2] = [(Half::Before, "before"), (Half::After, "after")];
/// Digits that name the set, and digits that tell what it had when the code was made.
const DIGITS: [u32; 2] = [4, 2];

/// Which of the two sets of a class that is measured before and after a lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Half {
    /// The set before the lesson.
    Before,
    /// The set after it.
    After,
}

/// Code of a class's set: one of a million, and a check of its items.
///
/// Without the check, which people may leave out when they type one, nobody can know whether the set has
/// changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClassCode {
    seed: u32,
    check: Option<u32>,
}

impl ClassCode {
    /// Reads a code in small or large letters; `o` is taken for 0, `i` and `l` for 1, as people mix them up.
    fn parse(text: &str) -> Option<Self> {
        let digits: Vec<u8> = text
            .bytes()
            .map(|byte| match byte.to_ascii_lowercase() {
                b'o' => b'0',
                b'i' | b'l' => b'1',
                digit => digit,
            })
            .collect();
        let (seed, check) = digits.split_at_checked(DIGITS[0] as usize)?;
        let check = match check.len() {
            0 => None,
            length if length == DIGITS[1] as usize => Some(digits::read(check)?),
            _ => return None,
        };
        Some(Self { seed: digits::read(seed)?, check })
    }
}

/// Writes the code as people read it, in capitals.
impl fmt::Display for ClassCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&digits::write(self.seed, DIGITS[0]))?;
        self.check.map_or(Ok(()), |check| f.write_str(&digits::write(check, DIGITS[1])))
    }
}

/// What a link of a class says that cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClassError {
    /// The number of items is none.
    Number,
    /// Fewer items than [`LEAST_ITEMS`].
    TooFew,
    /// More items than [`MOST_ITEMS`].
    TooMany,
    /// The code is damaged.
    Code,
}

impl fmt::Display for ClassError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number => f.write_str("the number of items is not a number"),
            Self::TooFew => write!(f, "a class has {LEAST_ITEMS} items or more"),
            Self::TooMany => write!(f, "a class has {MOST_ITEMS} items or fewer"),
            Self::Code => f.write_str("the code of the set is damaged"),
        }
    }
}

impl Error for ClassError {}

/// Class as a link says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Class {
    /// Id of a family, tactic or look-alike; empty for all families.
    pub topic: String,
    /// Number of items, [`LEAST_ITEMS`] to [`MOST_ITEMS`].
    pub number: u32,
    /// How hard they are.
    pub level: Level,
    /// Code of the set; none where a set is still to be drawn.
    pub code: Option<ClassCode>,
    /// Which of two sets; none where the class has one.
    pub half: Option<Half>,
}

impl Default for Class {
    fn default() -> Self {
        Self { topic: String::new(), number: ROUND, level: Level::Any, code: None, half: None }
    }
}

impl Class {
    /// Reads what stands behind `#/v1/class/` in a link; of a link that says something impossible also what.
    /// An impossible number becomes the nearest that is possible, and a damaged code none.
    #[must_use]
    pub fn read(path: &str) -> (Self, Option<ClassError>) {
        let mut class = Self::default();
        let mut error = None;
        let mut parts = path.split('/').peekable();
        let topic = parts.next().unwrap_or_default();
        if topic != MIXED {
            topic.clone_into(&mut class.topic);
        }
        if let Some(number) = parts.next() {
            let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
            match number.parse().ok().filter(|_| digits).or(digits.then_some(u32::MAX)) {
                None => error = Some(ClassError::Number),
                Some(number) => {
                    class.number = number.clamp(LEAST_ITEMS, MOST_ITEMS);
                    error = match number {
                        0..LEAST_ITEMS => Some(ClassError::TooFew),
                        LEAST_ITEMS..=MOST_ITEMS => None,
                        _ => Some(ClassError::TooMany),
                    };
                }
            }
        }
        if let Some(level) = named(&LEVELS, parts.peek()) {
            parts.next();
            class.level = level;
        }
        if let Some(code) = parts.next() {
            class.code = ClassCode::parse(code);
            class.half = named(&HALVES, parts.peek());
            if class.half.is_some() {
                parts.next();
            }
            if class.code.is_none() || parts.next().is_some() {
                error = error.or(Some(ClassError::Code));
            }
        }
        // Another number of items is another set.
        if error.is_some() {
            class.code = None;
            class.half = None;
        }
        (class, error)
    }

    /// Returns the class with a set drawn for it; `random` chooses which.
    #[must_use]
    pub fn with_code(&self, quiz: &Quiz, random: u64) -> Self {
        // The upper bits of a random number.
        let seed = (random >> (64 - 5 * DIGITS[0])) as u32;
        let mut class = Self { code: Some(ClassCode { seed, check: None }), ..self.clone() };
        class.code = Some(ClassCode { seed, check: Some(class.sets(quiz).check()) });
        class
    }

    /// Returns the sets of the class in this pack; empty ones without a code.
    #[must_use]
    pub fn sets(&self, quiz: &Quiz) -> Sets {
        let Some(code) = self.code else { return Sets::default() };
        quiz.draw_sets(Wish {
            topic: &self.topic,
            number: self.number,
            level: self.level,
            seed: code.seed,
            pair: self.half.is_some(),
        })
    }

    /// Returns, of the sets of the class, the names of the items that are asked, in their order.
    #[must_use]
    pub fn names<'a>(&self, sets: &'a Sets) -> &'a [String] {
        if self.half == Some(Half::After) { &sets.second } else { &sets.first }
    }

    /// Returns whether the sets of the class in a pack are not those for which its code was made, in another one.
    #[must_use]
    pub fn has_changed(&self, sets: &Sets) -> bool {
        let check = self.code.and_then(|code| code.check);
        check.is_some_and(|check| check != sets.check())
    }
}

/// Returns what is known in links under the name that stands there.
fn named<T: Copy>(known: &[(T, &str)], part: Option<&&str>) -> Option<T> {
    known.iter().find(|(_, name)| part == Some(name)).map(|(value, _)| *value)
}

/// Writes what stands behind `#/v1/class/` in the link.
impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let topic = if self.topic.is_empty() { MIXED } else { &self.topic };
        write!(f, "{topic}/{}", self.number)?;
        for (_, name) in LEVELS.iter().filter(|(level, _)| *level == self.level) {
            write!(f, "/{name}")?;
        }
        if let Some(code) = self.code {
            write!(f, "/{code}")?;
            for (_, name) in HALVES.iter().filter(|(half, _)| Some(*half) == self.half) {
                write!(f, "/{name}")?;
            }
        }
        Ok(())
    }
}
