//! Breaks a text into lines of a width: Chinese between any two characters, other words at blanks.

/// Marks that do not begin a line.
const NOT_FIRST: &str = "，。、；：？！…—·）》〉」』】〕”’,.;:?!)]}%℃";

/// Marks that do not end a line.
const NOT_LAST: &str = "（《〈「『【〔“‘([{";

/// Breaks a text into lines no wider than `width`, as `measure` has it; a word that is wider is broken
/// inside. A line break in the text is one in the lines.
pub(super) fn lines(text: &str, width: f64, measure: &dyn Fn(&str) -> f64) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for piece in pieces(paragraph) {
            let longer = format!("{line}{piece}");
            if measure(longer.trim_end()) <= width {
                line = longer;
                continue;
            }
            if !line.trim().is_empty() {
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
            }
            line.clear();
            for c in piece.chars() {
                line.push(c);
                if measure(line.trim_end()) > width && line.chars().count() > 1 {
                    line.pop();
                    lines.push(std::mem::replace(&mut line, c.to_string()).trim_end().to_owned());
                }
            }
        }
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// Cuts a paragraph where a line may end.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut before: Option<char> = None;
    for c in text.chars() {
        let joins = before.is_some_and(|before| {
            NOT_FIRST.contains(c)
                || NOT_LAST.contains(before)
                || c.is_whitespace()
                || !before.is_whitespace() && !is_wide(before) && !is_wide(c)
        });
        match pieces.last_mut().filter(|_| joins) {
            Some(piece) => piece.push(c),
            None => pieces.push(c.to_string()),
        }
        before = Some(c);
    }
    pieces
}

/// Returns whether a line may end beside a character: Chinese, Japanese and Korean ones, and their marks.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Breaks a text where Chinese characters are two wide and others one.
    fn broken(text: &str, width: u32) -> Vec<String> {
        let measure = |text: &str| text.chars().map(|c| if is_wide(c) { 2.0 } else { 1.0 }).sum();
        lines(text, f64::from(width), &measure)
    }

    #[test]
    fn chinese_breaks_anywhere_but_before_a_mark_that_closes_and_behind_one_that_opens() {
        assert_eq!(broken("别点链接自己拨号", 8), ["别点链接", "自己拨号"]);
        assert_eq!(broken("别点链接，自己拨号", 8), ["别点链", "接，自己", "拨号"]);
        assert_eq!(broken("说是（客服）的人", 6), ["说是", "（客", "服）的", "人"]);
    }

    #[test]
    fn words_stay_whole_unless_they_are_wider_than_a_line() {
        assert_eq!(broken("open the app yourself", 9), ["open the", "app", "yourself"]);
        assert_eq!(broken("abcdefghij k", 4), ["abcd", "efgh", "ij k"]);
        assert_eq!(broken("拨打10086问", 8), ["拨打", "10086问"]);
    }

    #[test]
    fn nothing_of_a_text_is_lost_and_no_line_is_too_wide() {
        let text = "【提醒】您的话费 退款 has been approved（请尽快办理）：13800138000，“验证码”…… thanks！";
        let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        for width in 2..60 {
            let lines = broken(text, width);
            assert_eq!(bare(&lines.concat()), bare(text), "{width}");
            let wide = |line: &String| line.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum::<u32>();
            assert!(lines.iter().all(|line| wide(line) <= width), "{width}: {lines:?}");
        }
    }

    #[test]
    fn line_breaks_stay_and_an_empty_text_has_no_line() {
        assert_eq!(broken("一\n\n二", 8), ["一", "", "二"]);
        assert_eq!(broken("", 8), [""; 0]);
    }
}
