//! Picker: four persons, and the ranking that the facts demand for each.

use topup_guard_core::picker::{
    Answers, Choice, Gate, Outcome, Question, contrast, decode, flips, lead, rank,
};

use super::{pack, ranking};

/// Returns the answers of somebody, with every answer to the questions not named here.
fn whoever(said: &str) -> Vec<Answers> {
    let said = decode(said).unwrap();
    let fits =
        |answers: &Answers| said.iter().all(|(question, choice)| answers.get(question) == Some(choice));
    Answers::all().filter(fits).collect()
}

/// The mother: a feature phone, cash, no bank card. A carrier's own store takes cash from anybody without a
/// smartphone, staff look the number up before she pays, and give a slip (facts 2.1, rows 1 and 1b).
const MOTHER: &str = "card=phone&asked=nobody&whom=together&phone=basic&pay=cash&go=can-go&when=later";

#[test]
fn the_mother_with_a_feature_phone_and_cash_is_sent_to_the_carriers_store() {
    let (ranked, ruled_out) = ranking(&decode(MOTHER).unwrap(), pack()).unwrap();
    let ids: Vec<_> = ranked.iter().map(|entry| (entry.channel.id.as_str(), entry.place)).collect();
    assert_eq!(ids[..2], [("carrier-store", 1), ("shop", 2)]);
    // What decides is that she pays the carrier itself.
    let decisive = contrast(&ranked[0], &ranked[1]);
    assert_eq!(decisive[0].0.criterion.id, "direct");
    // Whatever needs a smartphone is out, and that is the reason given.
    for channel in pack().channels.iter().filter(|channel| channel.online) {
        let entry = ruled_out.iter().find(|entry| entry.channel.id == channel.id);
        let gates = &entry.unwrap_or_else(|| panic!("{} is ranked", channel.id)).gates;
        assert!(gates.iter().any(|reason| reason.gate == Gate::Online), "{}", channel.id);
    }
    // A machine that may not take cash stays, and says so.
    let kiosk = ranked.iter().find(|entry| entry.channel.id == "kiosk").unwrap();
    assert!(kiosk.caveats.iter().any(|reason| reason.gate == Gate::Pay && reason.fit.is_some()));
}

#[test]
fn she_goes_to_the_store_whatever_else_she_says_unless_nobody_can_go() {
    for answers in whoever("card=phone&asked=nobody&phone=basic&pay=cash") {
        let outcome = rank(&answers, pack());
        if answers.get(Question::Go) == Some(Choice::Stay) {
            assert!(!lead(&outcome).contains(&"carrier-store"), "{answers:?}");
        } else {
            assert_eq!(lead(&outcome), ["carrier-store"], "{answers:?}");
        }
    }
    let stays = flips(&decode(MOTHER).unwrap(), pack());
    let stays = stays.iter().find(|flip| flip.changes == [(Question::Go, Choice::Stay)]).unwrap();
    assert_ne!(lead(&stays.outcome), ["carrier-store"]);
}

#[test]
fn ones_own_card_with_apps_at_hand_and_at_once_is_topped_up_in_the_carriers_app() {
    // The carrier is paid itself, at any hour, and order and support are in one place (facts 2.1, row 2).
    let said = "card=phone&asked=nobody&whom=me&phone=at-ease&pay=wallet&when=now";
    for answers in whoever(said) {
        let (ranked, _) = ranking(&answers, pack()).unwrap();
        let ids: Vec<_> = ranked.iter().take(2).map(|entry| entry.channel.id.as_str()).collect();
        assert_eq!(ids, ["carrier-app", "wallet"], "{answers:?}");
        assert_eq!(ranked[1].place, 2, "{answers:?}");
        assert!(ranked[0].caveats.is_empty(), "nothing is open for the app with {answers:?}");
    }
}

#[test]
fn a_visitor_with_a_foreign_card_pays_by_wallet() {
    // Foreign cards can be linked to WeChat and Alipay (facts 1.5); that they pay for a top-up has to be
    // tried.
    for answers in whoever("card=phone&asked=nobody&whom=me&phone=at-ease&pay=foreign") {
        let (ranked, _) = ranking(&answers, pack()).unwrap();
        assert_eq!(ranked[0].channel.id, "wallet", "{answers:?}");
        assert_eq!(ranked[1].place, 2, "{answers:?}");
        for entry in &ranked {
            let open = entry.caveats.iter().any(|reason| reason.gate == Gate::Pay);
            assert!(open, "{} with {answers:?}", entry.channel.id);
        }
    }
}

#[test]
fn whoever_is_told_to_top_up_now_is_stopped_and_nothing_else_changes_that() {
    for answers in whoever("asked=somebody") {
        assert_eq!(rank(&answers, pack()), Outcome::Stop);
        assert!(flips(&answers, pack()).is_empty());
    }
    let steps = &pack().picker.stop.steps;
    assert!(steps[0].text.contains("挂断"), "hanging up comes first: {}", steps[0].text);
    assert!(steps.iter().any(|step| step.text.contains("110")), "and 110 when money is gone");
}
