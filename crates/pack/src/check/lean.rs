//! Patterns without words that add nothing.

/// Returns a pattern without the Chinese words that have another word of their list in them: what has the
/// longer one has the shorter one too. Those who write patterns may leave them in for the reader.
pub(super) fn lean(pattern: &str) -> String {
    let pieces = pattern.split_whitespace().map(|piece| {
        let (sign, list) = piece.split_at(usize::from(piece.starts_with('!')));
        let words: Vec<&str> = list.split('|').collect();
        let is_needed =
            |word: &&str| !words.iter().any(|other| other != word && is_han(other) && word.contains(other));
        let needed: Vec<&str> = words.iter().copied().filter(is_needed).collect();
        sign.to_owned() + &needed.join("|")
    });
    pieces.collect::<Vec<_>>().join(" ")
}

fn is_han(word: &str) -> bool {
    word.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::lean;

    #[test]
    fn only_a_chinese_word_with_another_of_its_list_in_it_is_left_out() {
        for (pattern, wanted) in [
            ("公安|公安局|刑警 ~40 !预约|取消预约 涉嫌", "公安|刑警 ~40 !预约 涉嫌"),
            ("= send|send_it ~3 群|微信群|qq|qq群", "= send|send_it ~3 群|qq"),
            ("{phone}|{hotline} 冻结", "{phone}|{hotline} 冻结"),
        ] {
            assert_eq!(lean(pattern), wanted);
        }
    }
}
