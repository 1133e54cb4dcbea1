//! Prints how many judgements of practice simulated learners get right with our own items.
//!
//! Practice chooses items whose chance of a right answer is near 0.7, as far as the bank has them.
//! `cargo run --release -p topup-guard-pack --example success`

use learner::{Kind, Learner, PLAIN};
use topup_guard_core::{
    pack::{QuizPack, Truth, model_of},
    quiz::{Answer, Ask, DAY, Log, Mode, Quiz, Rng, Seed, SessionId, judge, stats::Share},
    time::Millis,
};
use topup_guard_pack::{content_dir, packs};

#[allow(dead_code, reason = "the learner has more than this example uses")]
#[path = "../../core/examples/support/learner.rs"]
mod learner;

/// When everybody begins: a minute of 2026-12.
const START: Millis = Millis(1_796_000_000_000);
/// Learners in each row.
const LEARNERS: u64 = 40;
/// Rounds of ten that each practises, one a week.
const ROUNDS: i64 = 12;

fn main() {
    let packs = match packs(&content_dir()) {
        Ok(packs) => packs,
        Err(complaints) => return println!("{} complaints, the first: {}", complaints.len(), complaints[0]),
    };
    let Some(pack) = packs.first().map(|pack| &pack.quiz) else { return };
    println!("Answered rightly in 100 practice judgements of our items: 0.70 is aimed at\n");
    println!("  d′    right: all   scams   genuine");
    for d_prime in [0.5, 1.0, 1.5, 2.0, 2.5] {
        let kind = Kind { d_prime, spread: 1.2, hidden: 0.3, ..PLAIN };
        let mut right = [Share::default(); 2];
        for seed in 0..LEARNERS {
            practise(pack, kind, seed, &mut right);
        }
        let [scams, genuine] = right;
        let all = Share { part: scams.part + genuine.part, whole: scams.whole + genuine.whole };
        let [all, scams, genuine] = [all, scams, genuine].map(|share| share.value().unwrap_or_default());
        println!("{d_prime:4.2}         {all:.2}    {scams:.2}      {genuine:.2}");
    }
}

/// Plays a person's rounds, and counts the judgements that were right of scams and of genuine items.
fn practise(pack: &QuizPack, kind: Kind, seed: u64, right: &mut [Share; 2]) {
    let (mut quiz, mut learner) = (Quiz::new(pack, Log::new()), Learner::new(kind, seed));
    let mut ids = Rng::new(Seed(seed));
    for round in 0..ROUNDS {
        let mut now = Millis(START.0 + round * 7 * DAY);
        let Some(session) = quiz.start(Mode::Practice, 10, SessionId(ids.next_u64()), now) else { return };
        while let Some(ask) = quiz.next(&session) {
            now += 20_000;
            let answer = match &ask {
                Ask::Judge { item } | Ask::TwoStep { item } => {
                    let Some(item) = pack.items.iter().find(|known| known.id == model_of(item)) else {
                        return;
                    };
                    let (verdict, confidence) = learner.verdict(item, now);
                    let action = item.actions.first().map(|action| action.id.clone()).unwrap_or_default();
                    judge(item, verdict, confidence, &action)
                }
                other => learner.answer(pack, other, now),
            };
            let Some(answer) = answer else { return };
            if let Answer::Judged { truth: truth @ (Truth::Scam | Truth::Genuine), verdict, .. } = &answer {
                let share = &mut right[usize::from(*truth == Truth::Genuine)];
                share.part += u32::from(verdict.is_right(*truth));
                share.whole += 1;
            }
            quiz.add(quiz.record(&session, &ask, answer, now, 20_000));
        }
    }
}
