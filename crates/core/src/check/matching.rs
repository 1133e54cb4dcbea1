//! Finds patterns in a skeleton: first the words of all patterns in one pass, then those in the right order.

use super::pattern::{Pattern, PatternPart, compile};
use super::skeleton::{Bone, END, TOKENS};
use crate::pack::CheckPack;

/// Characters before a Chinese match within which a word turns it into its opposite.
const NEGATION_HAN: usize = 10;

/// The same before a match in Latin letters.
const NEGATION_LATIN: usize = 30;

/// How far around a match words may stand that make it part of a warning.
const WARNING: usize = 48;

/// Most matches of one sign that are named.
const MOST: usize = 8;

/// Where a word is in a skeleton, in indices of its symbols.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    start: usize,
    end: usize,
}

/// A pattern, its words replaced by numbers.
#[derive(Debug, Clone)]
struct Compiled {
    sign: usize,
    plain: bool,
    /// For each part its gap, and the numbers of its lists: what may not lie between, and what is sought.
    parts: Vec<(usize, Option<usize>, usize)>,
}

/// The patterns of a pack, ready to be looked for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Matcher {
    /// Words in their order.
    words: Vec<Word>,
    lists: usize,
    patterns: Vec<Compiled>,
    negations: usize,
    warnings: usize,
    asks: usize,
}

/// A word of a list; in several lists it stands several times.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Word {
    text: Vec<char>,
    /// Set if any ending may follow.
    open: bool,
    list: usize,
}

/// A sign of the pack that was found in a skeleton.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Match {
    /// Index of the sign in the pack.
    pub(crate) sign: usize,
    /// Index of its first symbol in the skeleton.
    pub(crate) start: usize,
    /// Index after that of its last symbol.
    pub(crate) end: usize,
}

impl Matcher {
    pub(crate) fn new(pack: &CheckPack) -> Self {
        let mut matcher = Self::default();
        matcher.negations = matcher.list(&pack.negations);
        matcher.warnings = matcher.list(&pack.warnings);
        let asks = ["{address}", "{phone}", "{hotline}", "{mail}", "{lettered}"].map(str::to_owned);
        matcher.asks = matcher.list(&asks);
        for (sign, entry) in pack.signs.iter().enumerate() {
            // The pack's compiler has refused what is no pattern.
            for Pattern { plain, parts } in entry.patterns.iter().filter_map(|text| compile(text).ok()) {
                let part = |matcher: &mut Self, part: &PatternPart| {
                    let without = (!part.without.is_empty()).then(|| matcher.list(&part.without));
                    (usize::from(part.gap), without, matcher.list(&part.words))
                };
                let parts = parts.iter().map(|one| part(&mut matcher, one)).collect();
                matcher.patterns.push(Compiled { sign, plain, parts });
            }
        }
        matcher.words.sort_unstable();
        matcher.words.dedup();
        matcher
    }

    /// Adds a list of words, and returns its number.
    fn list(&mut self, words: &[String]) -> usize {
        let list = self.lists;
        self.lists += 1;
        for word in words {
            let token = word.strip_prefix('{').and_then(|word| word.strip_suffix('}'));
            let tokens = token.and_then(|name| TOKENS.iter().find(|(known, _)| *known == name));
            if let Some((_, tokens)) = tokens {
                self.words.extend(tokens.iter().map(|token| Word { text: vec![*token], open: false, list }));
            } else {
                let text = word.trim_end_matches('*').chars().collect();
                self.words.push(Word { text, open: word.ends_with('*'), list });
            }
        }
        list
    }

    /// Returns the words that begin with a character.
    fn words(&self, first: char) -> &[Word] {
        let from = self.words.partition_point(|word| word.text.first() < Some(&first));
        let rest = self.words.get(from..).unwrap_or_default();
        rest.get(..rest.partition_point(|word| word.text.first() == Some(&first))).unwrap_or_default()
    }

    /// Returns every sign found in a skeleton, in the order of the pack. `besides` has further symbols, such
    /// as that for an invisible character, each with the index of the bone before which it stands.
    pub(crate) fn find(&self, bones: &[Bone], besides: &[(char, usize)]) -> Vec<Match> {
        let places = self.places(bones, besides);
        let at = |list: usize| places.get(list).map_or(&[][..], Vec::as_slice);
        let mut sentences: Vec<usize> =
            bones.iter().enumerate().filter(|(_, bone)| bone.c == END).map(|(place, _)| place).collect();
        sentences.push(bones.len());
        let mut found: Vec<Match> = Vec::new();
        let mut count = (0, 0);
        for pattern in &self.patterns {
            if count.0 != pattern.sign {
                count = (pattern.sign, 0);
            }
            for (first, last) in chains(pattern, &at, &sentences) {
                if count.1 >= MOST {
                    break;
                }
                let one = Match { sign: pattern.sign, start: first.start, end: last.end };
                let latin = bones.get(first.start).is_some_and(|bone| bone.c.is_ascii());
                let reach = if latin { NEGATION_LATIN } else { NEGATION_HAN };
                if (pattern.plain || !self.is_turned(one, (reach, last.start), &at, &sentences))
                    && !found.contains(&one)
                {
                    found.push(one);
                    count.1 += 1;
                }
            }
        }
        found
    }

    /// Returns where the words of each list stand.
    fn places(&self, bones: &[Bone], besides: &[(char, usize)]) -> Vec<Vec<Place>> {
        let mut places = vec![Vec::new(); self.lists];
        let mut besides = besides.iter().copied().peekable();
        for (start, bone) in bones.iter().enumerate() {
            while let Some((sign, _)) = besides.next_if(|(_, place)| *place <= start) {
                for word in self.words(sign) {
                    let place = Place { start, end: start + 1 };
                    places.get_mut(word.list).into_iter().for_each(|list| list.push(place));
                }
            }
            let before = start.checked_sub(1).and_then(|place| bones.get(place)).map(|bone| bone.c);
            let inside = bone.c.is_ascii_alphanumeric() && before.is_some_and(|c| c.is_ascii_alphanumeric());
            if inside {
                continue;
            }
            for word in self.words(bone.c) {
                let end = start + word.text.len();
                let rest = bones.get(start..end);
                let fits = rest.is_some_and(|rest| rest.iter().zip(&word.text).all(|(bone, c)| bone.c == *c));
                if !fits {
                    continue;
                }
                let latin = word.text.last().is_some_and(char::is_ascii_alphanumeric) && !word.open;
                if latin && bones.get(end).is_some_and(|bone| bone.c.is_ascii_alphanumeric()) {
                    continue;
                }
                let place = Place { start, end };
                places.get_mut(word.list).into_iter().for_each(|list| list.push(place));
            }
        }
        places
    }

    /// Returns whether what is said is the opposite, or part of a warning that asks nothing.
    fn is_turned<'p>(
        &self,
        found: Match,
        (reach, last): (usize, usize),
        at: &impl Fn(usize) -> &'p [Place],
        sentences: &[usize],
    ) -> bool {
        let begin = sentence(sentences, found.start).checked_sub(1).and_then(|place| sentences.get(place));
        let begin = begin.map_or(0, |end| end + 1);
        let end = sentences.get(sentence(sentences, found.start)).copied().unwrap_or(usize::MAX);
        let from = begin.max(found.start.saturating_sub(reach));
        if is_between(at(self.negations), from, last.max(found.start)) {
            return true;
        }
        let around =
            (begin.max(found.start.saturating_sub(WARNING)), end.min(found.end.saturating_add(WARNING)));
        is_between(at(self.warnings), around.0, around.1) && !is_between(at(self.asks), begin, end)
    }
}

/// Returns the number of the sentence that an index is in.
fn sentence(sentences: &[usize], place: usize) -> usize {
    sentences.partition_point(|end| *end < place)
}

/// Returns whether one of these words begins at an index from `from` to before `to`.
fn is_between(places: &[Place], from: usize, to: usize) -> bool {
    let next = places.partition_point(|place| place.start < from);
    places.get(next..).into_iter().flatten().next().is_some_and(|place| place.start < to)
}

/// Returns the first and last words of everything that fits a pattern's order and gaps.
fn chains<'p>(
    pattern: &Compiled,
    at: &impl Fn(usize) -> &'p [Place],
    sentences: &[usize],
) -> Vec<(Place, Place)> {
    let mut parts = pattern.parts.iter();
    let Some((_, _, first)) = parts.next() else { return Vec::new() };
    let mut chains: Vec<(Place, Place)> = at(*first).iter().map(|place| (*place, *place)).collect();
    for (gap, without, list) in parts {
        if chains.is_empty() {
            break;
        }
        chains.sort_unstable_by_key(|(_, last)| last.end);
        let mut next = Vec::new();
        let mut reached = 0;
        for place in at(*list) {
            while chains.get(reached).is_some_and(|(_, last)| last.end <= place.start) {
                reached += 1;
            }
            // The nearest one before it: where that one does not do, none further off does.
            let Some((first, last)) = reached.checked_sub(1).and_then(|nearest| chains.get(nearest)) else {
                continue;
            };
            let near = place.start - last.end <= *gap
                && sentence(sentences, last.end) == sentence(sentences, place.start);
            if near && !without.is_some_and(|list| is_between(at(list), last.end, place.start)) {
                next.push((*first, *place));
            }
        }
        chains = next;
    }
    chains
}
