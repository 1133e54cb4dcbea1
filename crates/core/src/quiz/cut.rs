//! Cuts an artefact into the pieces that can be tapped to find its fraud cues.

use super::{Answer, tap};
use crate::letters::is_word;
use crate::pack::{Artefact, Item, Run};

/// Width, in columns of a Latin letter, above which text outside cues is cut between words too. It is about
/// that of a cue, so that size does not tell one from the other. Chinese characters are two columns wide.
const WIDE: usize = 32;

/// Punctuation that ends a piece wherever it stands.
const ENDS: &str = "，。！？；：、…";

/// Punctuation that ends a piece only before a space or at the end, as it stands inside figures and addresses
/// too.
const ENDS_BEFORE_SPACE: &str = ",.!?;:";

/// Punctuation that opens a phrase.
const OPENERS: &str = "“‘「『【（《([";
/// Punctuation that closes a phrase, or stands between two.
const CLOSERS: &str = "”’」』】）》)]—–";

/// Stretch of an artefact that is tapped as one: a cue with all its runs, or a phrase of other text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Piece {
    /// Its text. All runs belong to the same cue, or to none.
    pub runs: Vec<Run>,
    /// Set if it can be tapped. Punctuation at the edges of cues and phrases cannot, so that where it stands
    /// does not tell one from the other.
    pub taps: bool,
}

impl Piece {
    fn of(runs: Vec<Run>) -> Self {
        let taps = runs.iter().any(|run| run.text.chars().any(is_word));
        Self { runs, taps }
    }

    /// Returns the id of the cue that the piece belongs to; empty for none.
    #[must_use]
    pub fn cue(&self) -> &str {
        self.runs.first().map_or("", |run| &run.cue)
    }
}

/// Cuts a line into pieces, in order. Together they are its text, and none crosses the edge of a cue.
#[must_use]
pub fn cut(runs: &[Run]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for stretch in runs.chunk_by(|run, next| !run.cue.is_empty() && run.cue == next.cue) {
        match stretch {
            [run] if run.cue.is_empty() && !run.inert => {
                for phrase in phrases(&run.text) {
                    let [before, inside, after] = edges(phrase);
                    pieces.extend([before, inside, after].map(|text| Piece::of(part(run, text))));
                }
            }
            _ => cut_cue(&mut pieces, stretch),
        }
    }
    pieces.retain(|piece| !piece.runs.is_empty());
    pieces
}

/// Adds a cue as one piece, and the punctuation at its outer edges as pieces of their own.
fn cut_cue(pieces: &mut Vec<Piece>, stretch: &[Run]) {
    let (mut before, mut inside, mut after) = (Vec::new(), Vec::new(), Vec::new());
    for (place, run) in stretch.iter().enumerate() {
        let [first, _, last] = if run.inert { ["", "", ""] } else { edges(&run.text) };
        let first = if place == 0 { first } else { "" };
        let last = if place + 1 == stretch.len() { last } else { "" };
        let end = run.text.len().saturating_sub(last.len());
        before.extend(part(run, first));
        inside.extend(part(run, run.text.get(first.len()..end).unwrap_or_default()));
        after.extend(part(run, last));
    }
    pieces.extend([before, inside, after].map(Piece::of));
}

/// Returns a part of a run as a run; nothing for an empty text.
fn part(run: &Run, text: &str) -> Vec<Run> {
    let part = || Run { text: text.to_owned(), ..run.clone() };
    if text.is_empty() { Vec::new() } else { vec![part()] }
}

/// Splits a text into the punctuation and space before it, the text itself, and those after it.
fn edges(text: &str) -> [&str; 3] {
    let is_edge = |letter: char| {
        letter.is_whitespace()
            || [ENDS, ENDS_BEFORE_SPACE, OPENERS, CLOSERS].iter().any(|all| all.contains(letter))
    };
    let rest = text.trim_start_matches(is_edge);
    let inside = rest.trim_end_matches(is_edge);
    let (before, after) = (text.len() - rest.len(), text.len() - rest.len() + inside.len());
    [text.get(..before), Some(inside), text.get(after..)].map(Option::unwrap_or_default)
}

/// Cuts an artefact into pieces, line by line, its sender first. Pieces are numbered from 0 in this order,
/// including those that cannot be tapped. The label of a row is no piece.
#[must_use]
pub fn pieces(artefact: &Artefact) -> Vec<Vec<Piece>> {
    let lines = artefact.lines.iter().map(|line| line.parts().1);
    [&*artefact.from].into_iter().chain(lines).map(cut).collect()
}

/// Scores the taps on the pieces with these numbers.
#[must_use]
pub fn tapped(item: &Item, numbers: &[usize]) -> Answer {
    let (mut cues, mut innocent) = (Vec::new(), 0);
    let lines = pieces(&item.artefact);
    for (number, piece) in lines.iter().flatten().enumerate() {
        if numbers.contains(&number) && piece.taps {
            if piece.cue().is_empty() {
                innocent += 1;
            } else {
                cues.push(piece.cue());
            }
        }
    }
    tap(item, &cues, innocent)
}

/// Cuts a text after its punctuation, and between words where the rest is still long.
fn phrases(text: &str) -> Vec<&str> {
    let mut phrases = Vec::new();
    let (mut start, mut ended, mut spoken) = (0, false, false);
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let after = letters.peek().map(|(_, after)| *after);
        let closes = ENDS.contains(letter)
            || ENDS_BEFORE_SPACE.contains(letter) && after.is_none_or(char::is_whitespace);
        // Closing punctuation at the beginning of a text is no part of the phrase after it.
        let opens = is_word(letter) || OPENERS.contains(letter);
        if opens && (ended || !spoken && at > start) {
            phrases.push((start, at));
            start = at;
            ended = false;
        }
        spoken |= opens;
        ended |= closes;
    }
    phrases.push((start, text.len()));
    let phrases = phrases.into_iter().filter_map(|(start, end)| text.get(start..end));
    phrases.filter(|phrase| !phrase.is_empty()).flat_map(halves).collect()
}

/// Cuts a long phrase after spaces, into parts of about the same width.
fn halves(phrase: &str) -> Vec<&str> {
    let width = |text: &str| text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let all = width(phrase);
    let spaces = phrase.match_indices(' ').map(|(at, _)| at + 1);
    let best = spaces
        .filter_map(|at| phrase.split_at_checked(at))
        .filter(|(_, rest)| !rest.trim().is_empty())
        .min_by_key(|(before, _)| (2 * width(before)).abs_diff(all));
    match best {
        Some((before, after)) if all > WIDE => [halves(before), halves(after)].concat(),
        _ => vec![phrase],
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, cut};
    use crate::letters::is_word;
    use crate::pack::Run;

    fn run(text: &str, cue: &str, inert: bool) -> Run {
        Run { text: text.to_owned(), cue: cue.to_owned(), inert }
    }

    fn texts(pieces: &[Piece]) -> Vec<String> {
        pieces.iter().map(|piece| piece.runs.iter().map(|run| run.text.as_str()).collect()).collect()
    }

    #[test]
    fn text_is_cut_after_its_punctuation() {
        let cut_up = |text| texts(&cut(&[run(text, "", false)]));
        assert_eq!(
            cut_up("【中国移动】尊敬的客户，您的积分为 9,860 分，将到期。"),
            ["【", "中国移动】尊敬的客户", "，", "您的积分为 9,860 分", "，", "将到期", "。"]
        );
        assert_eq!(
            cut_up("Pay ¥98.60, now! Then wait."),
            ["Pay ¥98.60", ", ", "now", "! ", "Then wait", "."]
        );
        assert_eq!(cut_up("，也可登录 "), ["，", "也可登录", " "]);
        assert_eq!(cut_up("他说：“先付钱。”好吗？"), ["他说", "：", "“", "先付钱", "。”", "好吗", "？"]);
        assert_eq!(cut_up(""), [""; 0]);
    }

    #[test]
    fn long_text_without_punctuation_is_cut_between_words() {
        let pieces =
            texts(&cut(&[run("your balance of 9,860 points expires at the end of this", "", false)]));
        assert_eq!(pieces, ["your balance of 9,860 points", " ", "expires at the end of this"]);
    }

    #[test]
    fn letters_and_digits_belong_to_words_and_symbols_do_not() {
        // Latin, Greek, Cyrillic, Arabic digits, kana, Chinese, Hangul, full width, as Unicode has them.
        let scripts = ['\0'..='\u{24f}', '\u{391}'..='\u{3a1}', '\u{410}'..='\u{44f}', '\u{660}'..='\u{669}'];
        let east = [
            '\u{2000}'..='\u{249b}',
            '\u{2500}'..='\u{2bff}',
            '\u{3000}'..='\u{3020}',
            '\u{3041}'..='\u{3096}',
        ];
        // Katakana middle dot, private use, a variation selector, and small forms of symbols.
        for letter in ['\u{30fb}', '\u{e000}', '\u{f8ff}', '\u{fe0f}', '\u{fe50}'] {
            assert!(!is_word(letter), "{:x}", letter as u32);
        }
        let wide = [
            '\u{4e00}'..='\u{9fff}',
            '\u{ac00}'..='\u{d7a3}',
            '\u{ff01}'..='\u{ff5e}',
            '\u{1f300}'..='\u{1f64f}',
        ];
        for letter in [scripts, east, wide].into_iter().flatten().flatten() {
            // Letters among the symbols, such as the degree Celsius, and unassigned characters.
            let odd = matches!(letter, '\u{2072}'..='\u{2073}' | '\u{208f}' | '\u{2100}'..='\u{214f}' | '\u{218a}'..);
            let same = is_word(letter) == letter.is_alphanumeric();
            assert!(same || odd && letter < '\u{2bff}', "{letter} {:x}", letter as u32);
        }
    }

    #[test]
    fn a_cue_and_an_address_are_never_cut_inside() {
        let pieces =
            cut(&[run("a，b！", "hurry", false), run("x[.]example，/y?z", "", true), run("c，d", "", false)]);
        assert_eq!(texts(&pieces), ["a，b", "！", "x[.]example，/y?z", "c", "，", "d"]);
    }

    #[test]
    fn only_text_wider_than_a_cue_is_cut_between_words() {
        let words =
            |letters: usize| texts(&cut(&[run(&format!("{} b", "a".repeat(letters)), "", false)])).len();
        // With the space and the letter behind it, thirty-two columns and thirty-three.
        assert_eq!([words(30), words(31)], [1, 3]);
        let wide =
            |letters: usize| texts(&cut(&[run(&format!("{} b", "字".repeat(letters)), "", false)])).len();
        assert_eq!([wide(15), wide(16)], [1, 3]);
    }

    #[test]
    fn a_cue_is_one_piece_with_all_its_runs() {
        let runs = [
            run("见 ", "", false),
            run("a[.]example", "where", true),
            run(" 或", "where", false),
            run("“快来！”", "hurry", false),
            run("138****0000", "", true),
            run("。", "", false),
        ];
        let pieces = cut(&runs);
        assert_eq!(texts(&pieces), ["见", " ", "a[.]example 或", "“", "快来", "！”", "138****0000", "。"]);
        let cues: Vec<_> = pieces.iter().map(Piece::cue).collect();
        assert_eq!(cues, ["", "", "where", "hurry", "hurry", "hurry", "", ""]);
        let taps: Vec<_> = pieces.iter().map(|piece| piece.taps).collect();
        assert_eq!(taps, [true, false, true, false, true, false, true, false]);
    }
}
