//! What answers say about models is read as it is written, and what is no calibration is refused.

mod common;

use common::Folder;
use topup_guard_core::pack::{Difficulty, Truth};
use topup_guard_core::quiz::nearest_rating;
use topup_guard_pack::{Calibrated, Figure, calibration, calibration_toml};

fn model(id: &str, difficulty: [f64; 3], flags: &[&str]) -> Calibrated {
    let figure = |[value, low, high]: [f64; 3]| Figure { value, low, high };
    Calibrated {
        id: id.to_owned(),
        rounds: 120,
        right: 90,
        difficulty: figure(difficulty),
        discrimination: figure([1.0, 0.5, 2.0]),
        flags: flags.iter().map(|flag| (*flag).to_owned()).collect(),
    }
}

#[test]
fn a_calibration_is_read_as_it_is_written() {
    let folder = Folder::good();
    assert_eq!(calibration(folder.path()), Ok(Vec::new()), "there need not be one");
    let models =
        vec![model("a-scam", [-1.25, -2.0, 0.5], &[]), model("b-genuine", [0.0, -0.5, 0.5], &["reversed"])];
    folder.write("calibration.toml", &calibration_toml(&models));
    assert_eq!(calibration(folder.path()), Ok(models));
}

#[test]
fn what_is_no_calibration_is_refused() {
    let folder = Folder::good();
    let good = calibration_toml(&[model("points-scam", [-1.25, -2.0, 0.5], &[])]);
    let file = "calibration.toml";
    folder.write(file, &good);
    // The small content has no forms.
    folder.complains(&[(
        file,
        "[[models]]",
        "“points-scam” is in no form; run `cargo xtask bench calibrate` again",
    )]);
    let entry =
        good.split_once("[[models]]").map(|(_, entry)| format!("\n[[models]]{entry}")).expect("an entry");
    for (broken, gist) in [
        (good.replace("right = 90", "right = 121"), "this is no calibration of a model"),
        (good.replace("low = -2.00", "low = -1.20"), "this is no calibration of a model"),
        (
            good.replace("value = 1.00, low = 0.50", "value = 0.0, low = -0.50"),
            "this is no calibration of a model",
        ),
        (good.replace("high = 0.50", "high = nan"), "this is no calibration of a model"),
        (good.replace("rounds = 120\n", ""), "this is no calibration of a model"),
        (good.replace("rounds", "people"), "there is no figure “people”"),
        (format!("{good}{entry}"), "this model has an entry already"),
        (good.replace("id = \"points-scam\"", "id = \"nobody\""), "“nobody” is in no form"),
    ] {
        folder.write(file, &broken);
        let complaints = topup_guard_pack::packs(folder.path()).expect_err("the content is broken");
        let said =
            complaints.iter().any(|one| one.file == "content/calibration.toml" && one.text.contains(gist));
        assert!(said, "{gist}: {complaints:?}");
    }
}

#[test]
fn the_difficulty_is_the_nearest_of_those_that_practice_knows() {
    for rating in 0..5 {
        assert_eq!(Difficulty::of_rating(rating).rating(), rating);
    }
    // Singh et al. 2019: the 90th, 50th and 10th percentiles of facility, 0.97, 0.85 and 0.60 for scams, 0.91,
    // 0.77 and 0.50 for genuine artefacts, are the easiest, the middle and the hardest.
    let log_odds = |right: f64| (right / (1.0 - right)).ln();
    for (truth, facilities) in [(Truth::Scam, [0.97, 0.85, 0.60]), (Truth::Genuine, [0.91, 0.77, 0.50])] {
        assert_eq!(facilities.map(|right| nearest_rating(truth, log_odds(right))), [0, 2, 4], "{truth:?}");
    }
    assert_eq!(nearest_rating(Truth::Scam, 9.0), 0);
    assert_eq!(nearest_rating(Truth::Genuine, -9.0), 4);
}
