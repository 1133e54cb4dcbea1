//! Forms: sets of items with which people are measured, put together so that they are alike.
//!
//! [`make_forms`] makes them by exchange from seeded starts, as tests are assembled automatically (van der
//! Linden 2005, *Linear Models for Optimal Test Design*, ch. 4): it minimises the squares by which levels of
//! an incidental differ between scams and genuine artefacts within a form, beyond what is allowed, and by
//! which media, groups, families and estimated difficulty differ between forms, and keeps as low what gives
//! the truth away in what is left for practice. They are kept in `content/forms.toml`, so that they stay the
//! same while texts are edited; [`check`] holds that they are forms, and [`form_figures`] says how alike they
//! are today.

mod bank;
mod check;
mod figures;
mod search;

use std::error::Error;
use std::fmt;

use topup_guard_core::pack::{Form, Truth, variant_name};

use crate::LanguagePacks;
use bank::{Bank, can_measure};
pub(crate) use check::check;
pub use figures::{FormFigures, form_figures};

/// Number of forms. The first two have no model in common, nor have the last two.
pub(crate) const FORMS: usize = 4;
/// Number of scams, and of genuine artefacts, in each.
pub(crate) const EACH: usize = 20;
/// Number of models that practice keeps at least.
pub(crate) const PRACTICE: usize = 70;
/// By how many a level of an incidental may differ between scams and genuine artefacts of a form.
pub(crate) const ALLOWED: i32 = 2;

/// Reason why no forms can be made: what the bank lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortage {
    /// Models of scams that are missing: not cannot-tell, not in two steps, of two variants or more.
    pub scams: usize,
    /// Genuine models that are missing, of the same kind.
    pub genuine: usize,
    /// Further models of any kind without which practice would have too few.
    pub practice: usize,
}

impl fmt::Display for Shortage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (scams, genuine, practice) = (self.scams, self.genuine, self.practice);
        write!(
            f,
            "{FORMS} forms of {EACH} scams and {EACH} genuine artefacts need more models with slots that are not asked in two steps: {scams} of scams, {genuine} genuine ones; and practice needs {practice} more of any kind"
        )
    }
}

impl Error for Shortage {}

/// Makes forms of the bank that these packs have, by so many exchanges from so many starts. The same packs
/// give the same forms.
///
/// # Errors
/// [`Shortage`] if the bank is too small.
pub fn make_forms(packs: &[LanguagePacks], starts: u64, exchanges: u32) -> Result<Vec<Form>, Shortage> {
    let quiz: Vec<_> = packs.iter().filter(|pack| pack.lang != "zh-Hant").map(|pack| &pack.quiz).collect();
    let Some(first) = quiz.first() else { return Ok(Vec::new()) };
    let can = |truth| first.items.iter().filter(|item| item.truth == truth && can_measure(item)).count();
    let missing = |truth| (FORMS * EACH / 2).saturating_sub(can(truth));
    let practice = (FORMS * EACH + PRACTICE).saturating_sub(first.items.len());
    let (scams, genuine) = (missing(Truth::Scam), missing(Truth::Genuine));
    if scams + genuine + practice > 0 {
        return Err(Shortage { scams, genuine, practice: practice.saturating_sub(scams + genuine) });
    }
    let bank = Bank::of(&quiz);
    let forms = search::search(&bank, starts, exchanges);
    let named = |(place, seats): (usize, Vec<(usize, u32)>)| {
        let name = |(model, number): &(usize, u32)| {
            variant_name(bank.models.get(*model).map_or("", |one| &one.id), *number)
        };
        let mut items: Vec<_> = seats.iter().map(name).collect();
        items.sort();
        Form { id: format!("form-{}", char::from(b'a' + place as u8)), items }
    };
    Ok(forms.into_iter().enumerate().map(named).collect())
}

/// Writes forms as `content/forms.toml` has them.
#[must_use]
pub fn forms_toml(forms: &[Form]) -> String {
    let mut text = "# Forms: what people are measured with, see docs/CONTENT.md. Made by\n#     cargo run -p topup-guard-pack --example forms -- --write\n# and not edited by hand. While they stay, people's measurements can be gone on with and compared.\n".to_owned();
    for form in forms {
        text.push_str(&format!("\n[[forms]]\nid = \"{}\"\nitems = [\n", form.id));
        for item in &form.items {
            text.push_str(&format!("    \"{item}\",\n"));
        }
        text.push_str("]\n");
    }
    text
}
