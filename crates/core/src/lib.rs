//! What TopUp Guard knows and decides, as pure functions.
//!
//! | module | from | to |
//! |---|---|---|
//! | [`picker`] | answers about card, phone and payment | ranking of the ways to top up, with reasons |
//! | [`number`] | a number, typed or pasted | kind, carrier, typing mistakes |
//! | [`quiz`] | the log of a person's answers | next exercise, profile, schedule of reviews |
//! | [`class`] | a link, hands that a group raised | the same items for everybody, the result of the group |
//! | [`check`] | a text, or what a person says by taps | signs of fraud, what it is like, what settles it |
//! | [`warnings`] | a query | tactics and look-alikes that match it |
//! | [`route`] | a URL fragment | screen and answers, and back |
//! | [`note`] | what the person wrote | a note for the police |
//! | [`pack`] | bytes | all content of one language |
//!
//! Nothing here touches a browser, a clock, randomness or a file, and nothing panics: time, seed, content and
//! log are arguments.
//!
//! ```
//! use topup_guard_core::{
//!     number::{Carrier, check},
//!     picker::{Answers, Choice, Question},
//!     quiz::{Confidence, Counts, Verdict, mark},
//!     route::Route,
//! };
//! use topup_guard_core::pack::Truth;
//!
//! // Which screen follows the first answer?
//! let answers = Answers::new().with(Question::Card, Choice::PhoneCard);
//! assert_eq!(Route::after(&answers).fragment(&answers), "#/v1/picker/asked?card=phone");
//!
//! // Whose number is this?
//! assert_eq!(check("138 0013 8000").carrier, Some(Carrier::Mobile));
//!
//! // One scam called a scam, with full confidence.
//! let mut counts = Counts::default();
//! counts.add(Truth::Scam, Verdict::Scam);
//! assert_eq!((counts.hits, mark(true, Confidence::High)), (1, 3));
//! ```
//!
//! [`picker::rank`] and [`quiz::FirstRound`] have an example with content.
//!
//! # Features
//! * `write`: writes packs, and reads and writes them as JSON. The pack compiler has it, the widget never.

pub mod address;
pub mod check;
pub mod class;
pub mod invisible;
mod letters;
pub mod note;
pub mod number;
pub mod pack;
pub mod picker;
pub mod quiz;
pub mod route;
pub mod time;
pub mod warnings;
