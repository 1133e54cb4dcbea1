//! Plural forms in messages, in the form of ICU's message format: `{n, plural, one {# day} other {# days}}`.

/// Names of the forms, as Unicode has them; a text has some of them and always the last.
pub const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Returns the place in [`FORMS`] of the form for a number; `table` has it as a digit for each number from 0
/// to 199, from which on every language repeats itself. Without a table it is the last.
#[must_use]
pub fn form_of(number: &str, table: &str) -> usize {
    let number = number.chars().filter_map(digit).fold(0, |sum, digit| {
        let sum = sum * 10 + digit;
        if sum < 200 { sum } else { 100 + sum % 100 }
    });
    table.as_bytes().get(number).map_or(5, |digit| usize::from(digit.wrapping_sub(b'0')).min(5))
}

/// Returns the value of a digit, also of those that browsers write numbers with in Arabic, Persian, Hindi,
/// Bengali, Burmese and Tibetan.
fn digit(letter: char) -> Option<usize> {
    let value =
        |zero: u32| usize::try_from(u32::from(letter).checked_sub(zero)?).ok().filter(|value| *value < 10);
    [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0x1040, 0xf20].into_iter().find_map(value)
}

/// Returns the text with one form of each plural in it. `choose` gets the name of the number, and returns the
/// place of the form in [`FORMS`] and what stands for `#` in it. Returns none for a plural that does not
/// close, or has an unknown form or no last one.
///
/// ```
/// use topup_guard_core::pack::choose_forms;
/// let text = "Left: {n, plural, one {# day} other {# days of {all}}}.";
/// let of = |place| choose_forms(text, &|_| (place, "{n}".to_owned()));
/// assert_eq!(of(1).as_deref(), Some("Left: {n} day."));
/// assert_eq!(of(3).as_deref(), Some("Left: {n} days of {all}."));
/// ```
#[must_use]
pub fn choose_forms(text: &str, choose: &dyn Fn(&str) -> (usize, String)) -> Option<String> {
    let Some((before, mut rest)) = text.split_once(", plural,") else { return Some(text.to_owned()) };
    let (before, name) = before.rsplit_once('{')?;
    let (wanted, number) = choose(name);
    let (mut chosen, mut last) = (None, None);
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix('}') {
            let form: &str = chosen.or(last).filter(|_| last.is_some())?;
            let form = form.replace('#', &number);
            return Some([before, &form, &choose_forms(after, choose)?].concat());
        }
        let (key, body) = rest.split_once('{')?;
        let place = FORMS.iter().position(|form| *form == key.trim_end())?;
        let (mut depth, mut end) = (1_usize, 0);
        for (at, letter) in body.char_indices() {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                end = at;
                break;
            }
        }
        let (form, after) = body.split_at_checked(end).filter(|_| depth == 0)?;
        if place == wanted {
            chosen = Some(form);
        }
        if place == 5 {
            last = Some(form);
        }
        rest = after.get(1..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::{choose_forms, form_of};

    /// Arabic by CLDR's rules, written out here by hand.
    fn arabic(number: usize) -> usize {
        match (number, number % 100) {
            (0..=2, _) => number,
            (_, 3..=10) => 3,
            (_, 11..=99) => 4,
            _ => 5,
        }
    }

    #[test]
    fn a_number_has_its_form_however_large_and_grouped() {
        let table: String = (0..200).map(|number| arabic(number).to_string()).collect();
        for number in (0..1_250).chain([12_345, 1_000_003, 99_999_900]) {
            assert_eq!(form_of(&number.to_string(), &table), arabic(number), "{number}");
        }
        assert_eq!((form_of("12,303", &table), form_of("١٢٬٣٤٥", &table)), (3, 4));
        assert_eq!((form_of("1", ""), form_of("1", "x"), form_of("1", "0é")), (5, 5, 5));
    }

    #[test]
    fn a_broken_plural_is_none() {
        let read = |text: &str| choose_forms(text, &|_| (1, "7".to_owned()));
        assert_eq!(read("no {n} plural").as_deref(), Some("no {n} plural"));
        assert_eq!(
            read("{n, plural, one {one} other {#}} and {m, plural, other {# }}").as_deref(),
            Some("one and 7 ")
        );
        for text in [
            "{n, plural, one {x}}",
            "{n, plural, other {x}",
            "{n, plural, other {x",
            "{n, plural, some {x} other {y}}",
            "n, plural, other {x}}",
            "{n, plural,}",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
