//! Picker: properties of all 12,960 combinations of answers.

use std::collections::{BTreeMap, BTreeSet};

use topup_guard_core::pack::{Channel, Level, Pack};
use topup_guard_core::picker::{Answers, Choice, Outcome, Question, contrast, lead, rank};

use super::gates::paying;
use super::{combinations, pack, ranked, ranking};
use crate::{CONTENT, sample};

/// Returns every combination in which each question has an option or no answer at all.
fn partial() -> impl Iterator<Item = Answers> {
    let total = Question::ALL.iter().map(|question| question.options().len() + 1).product();
    (0..total).map(|mut number: usize| {
        let mut answers = Answers::new();
        for question in Question::ALL {
            let options = question.options();
            if let Some(choice) = options.get(number % (options.len() + 1)) {
                answers = answers.with(question, *choice);
            }
            number /= options.len() + 1;
        }
        answers
    })
}

/// An outcome in ids and numbers, without regard to authored order.
#[derive(Debug, PartialEq)]
struct Plain {
    /// Score and place by channel.
    ranked: BTreeMap<String, (u32, usize)>,
    ruled_out: BTreeSet<String>,
}

fn plain(answers: &Answers, pack: &Pack) -> Option<Plain> {
    let (ranked, ruled_out) = ranking(answers, pack)?;
    let ranked = ranked.iter().map(|entry| (entry.channel.id.clone(), (entry.score, entry.place)));
    let ruled_out = ruled_out.iter().map(|entry| entry.channel.id.clone());
    Some(Plain { ranked: ranked.collect(), ruled_out: ruled_out.collect() })
}

#[test]
fn it_stops_if_and_only_if_somebody_is_asking() {
    for answers in combinations() {
        let stops = rank(&answers, pack()) == Outcome::Stop;
        assert_eq!(stops, answers.get(Question::Asked) == Some(Choice::Somebody), "{answers:?}");
    }
}

#[test]
fn every_channel_is_ranked_or_ruled_out_with_a_reason_and_never_both() {
    let all: BTreeSet<_> = pack().channels.iter().map(|channel| channel.id.as_str()).collect();
    assert_eq!(all.len(), pack().channels.len());
    for answers in combinations() {
        let Some((ranked, ruled_out)) = ranking(&answers, pack()) else { continue };
        assert_eq!(ranked.len() + ruled_out.len(), all.len(), "{answers:?}");
        let ranked = ranked.iter().map(|entry| entry.channel.id.as_str());
        let removed = ruled_out.iter().map(|entry| entry.channel.id.as_str());
        assert_eq!(ranked.chain(removed).collect::<BTreeSet<_>>(), all, "{answers:?}");
        assert!(ruled_out.iter().all(|entry| !entry.gates.is_empty()), "{answers:?}");
    }
}

#[test]
fn every_combination_has_a_channel_unless_it_stops() {
    for answers in combinations() {
        let outcome = rank(&answers, pack());
        assert_eq!(lead(&outcome).is_empty(), outcome == Outcome::Stop, "{answers:?}");
    }
}

#[test]
fn what_is_no_channel_is_never_ranked() {
    let not: BTreeSet<_> = pack().not_channels.iter().map(|entry| entry.id.as_str()).collect();
    assert!(not.len() >= 6);
    assert!(pack().channels.iter().all(|channel| !not.contains(channel.id.as_str())));
}

#[test]
fn a_score_is_the_sum_of_authored_weights_times_authored_ratings() {
    let texts = &pack().picker;
    for answers in combinations() {
        let Some((ranked, _)) = ranking(&answers, pack()) else { continue };
        // What each criterion weighs, from the content alone.
        let weight = |id: &str, base: u8| {
            let chosen = texts.questions.iter().flat_map(|question| {
                let given = Question::from_id(&question.id).and_then(|question| answers.get(question));
                question.options.iter().filter(move |option| given.map(Choice::id) == Some(&*option.id))
            });
            chosen.filter_map(|option| option.weights.get(id)).map(|more| u32::from(*more)).sum::<u32>()
                + u32::from(base)
        };
        for entry in ranked {
            let sum: u32 = texts
                .criteria
                .iter()
                .map(|criterion| {
                    let rating =
                        entry.channel.ratings.get(&criterion.id).map(|rating| u32::from(rating.value));
                    let rating = rating.unwrap_or_else(|| pays(entry.channel, &answers));
                    weight(&criterion.id, criterion.weight) * rating
                })
                .sum();
            assert_eq!(entry.score, sum, "{} with {answers:?}", entry.channel.id);
        }
    }
}

/// Returns the rating of paying: 3 for accepted, 1 for perhaps or not known, 0 for not.
fn pays(channel: &Channel, answers: &Answers) -> u32 {
    match paying(channel, answers) {
        Level::Yes => 3,
        Level::Maybe => 1,
        Level::No => 0,
    }
}

#[test]
fn places_follow_the_scores_and_equal_scores_share_one() {
    for answers in combinations() {
        let Some((ranked, _)) = ranking(&answers, pack()) else { continue };
        for entry in &ranked {
            let better = ranked.iter().filter(|other| other.score > entry.score).count();
            assert_eq!(entry.place, better + 1, "{} with {answers:?}", entry.channel.id);
        }
        assert!(ranked.is_sorted_by_key(|entry| entry.place), "{answers:?}");
    }
}

#[test]
fn whoever_is_better_somewhere_and_worse_nowhere_stands_above() {
    for answers in combinations() {
        let Some((ranked, _)) = ranking(&answers, pack()) else { continue };
        for one in &ranked {
            for other in &ranked {
                let mut pairs = one.parts.iter().zip(&other.parts);
                if pairs.clone().any(|(one, other)| one.rating < other.rating) {
                    continue;
                }
                let better = pairs.any(|(one, other)| one.rating > other.rating && one.weight > 0);
                let (one, other) = ((one.place, &one.channel.id), (other.place, &other.channel.id));
                assert!(one.0 < other.0 || (!better && one.0 == other.0), "{one:?} {other:?} {answers:?}");
            }
        }
    }
}

#[test]
fn the_order_of_channels_and_of_criteria_in_the_content_decides_nothing() {
    let mut turned = pack().clone();
    turned.channels.reverse();
    turned.picker.criteria.reverse();
    turned.picker.questions.reverse();
    for answers in combinations() {
        assert_eq!(plain(&answers, pack()), plain(&answers, &turned), "{answers:?}");
    }
}

#[test]
fn the_order_of_answering_and_a_change_of_mind_decide_nothing() {
    for answers in combinations() {
        let given: Vec<_> = answers.iter().collect();
        let backwards = given.iter().rev().fold(Answers::new(), |so_far, (question, choice)| {
            let other = question.options().iter().find(|other| *other != choice).unwrap();
            so_far.with(*question, *other).with(*question, *choice)
        });
        assert_eq!(backwards, answers);
    }
}

#[test]
fn no_answer_counts_as_not_sure() {
    for answers in partial().step_by(sample()) {
        let unsure = Question::ALL.into_iter().filter(|question| answers.get(*question).is_none());
        let filled = unsure.fold(answers, |filled, question| filled.with(question, Choice::Unsure));
        assert_eq!(rank(&answers, pack()), rank(&filled, pack()), "{answers:?}");
    }
}

#[test]
fn a_contrast_has_every_gain_the_largest_first() {
    for answers in combinations() {
        let Some((ranked, _)) = ranking(&answers, pack()) else { continue };
        for (winner, other) in ranked.iter().zip(ranked.iter().skip(1)) {
            let pairs = winner.parts.iter().zip(&other.parts);
            let mut gains: Vec<_> = pairs.filter(|(won, lost)| won.points() > lost.points()).collect();
            // Where two gain alike, the order of the criteria.
            gains.sort_by_key(|(won, lost)| std::cmp::Reverse(won.points() - lost.points()));
            let gains: Vec<_> = gains.into_iter().map(|(won, lost)| (*won, *lost)).collect();
            assert_eq!(contrast(winner, other), gains, "{answers:?}");
        }
    }
}

#[test]
fn all_languages_say_the_same() {
    let [one, others @ ..] = &CONTENT[..] else { panic!("languages") };
    assert!(!others.is_empty());
    for answers in combinations() {
        let first = plain(&answers, &one.first);
        for other in others {
            assert_eq!(first, plain(&answers, &other.first), "{answers:?}");
        }
    }
}

#[test]
fn every_channel_is_offered_for_every_card_that_it_credits() {
    let mut offered = BTreeSet::new();
    for answers in combinations() {
        let card = answers.get(Question::Card).map_or("", Choice::id);
        offered.extend(ranked(&answers).into_iter().map(|channel| (channel, card)));
    }
    for channel in &pack().channels {
        let serves = channel.serves.iter().filter(|(_, fit)| fit.level != Level::No);
        for (card, _) in serves {
            assert!(offered.contains(&(channel.id.as_str(), card)), "{} for {card}", channel.id);
        }
    }
}

#[test]
fn what_waits_for_a_day_of_its_own_is_never_first_for_now() {
    for answers in combinations().filter(|answers| answers.get(Question::When) == Some(Choice::Now)) {
        assert!(!lead(&rank(&answers, pack())).contains(&"auto"), "{answers:?}");
    }
}
