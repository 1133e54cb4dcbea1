//! Thirty-six people: what each answers, which channel comes first, and why.

use std::collections::BTreeSet;

use topup_guard_core::picker::{Choice, Gate, Question, decode, lead, rank};

use super::{combinations, pack, ranked, ranking};

/// A person of the table.
struct Person {
    who: &'static str,
    answers: &'static str,
    /// The channel or channels in the first place.
    first: &'static [&'static str],
    /// Channels that follow in this order, others perhaps between them.
    then: &'static [&'static str],
    /// Why, with the fact it rests on, or “own judgement”.
    why: &'static str,
}

const fn person(
    who: &'static str,
    answers: &'static str,
    first: &'static [&'static str],
    then: &'static [&'static str],
    why: &'static str,
) -> Person {
    Person { who, answers, first, then, why }
}

const PEOPLE: [Person; 36] = [
    person(
        "aged 25, at ease, pays by WeChat, own SIM, at once",
        "card=phone&asked=nobody&whom=me&phone=at-ease&pay=wallet&go=stay&when=now",
        &["carrier-app"],
        &["wallet"],
        "order and support with the carrier, at any hour (facts 1.1, row 2); the wallet is as quick for who lacks the app",
    ),
    person(
        "the same, in no hurry, could go out",
        "card=phone&asked=nobody&whom=me&phone=at-ease&pay=wallet&go=can-go&when=later",
        &["carrier-app"],
        &["wallet", "carrier-store"],
        "own judgement: nobody at ease with WeChat walks to a store for a top-up",
    ),
    person(
        "a son who pays for his mother far away",
        "card=phone&asked=nobody&whom=remote&phone=at-ease&pay=wallet&go=stay&when=later",
        &["wallet"],
        &["carrier-app"],
        "own judgement: her carrier may be another, and the log-in code would go to her phone; a wallet credits any carrier",
    ),
    person(
        "the same, at once, could go out",
        "card=phone&asked=nobody&whom=remote&phone=at-ease&pay=wallet&go=can-go&when=now",
        &["wallet"],
        &["carrier-app", "carrier-store"],
        "as before",
    ),
    person(
        "a mother not at ease, with a wallet, can go out, in no hurry",
        "card=phone&asked=nobody&whom=me&phone=uneasy&pay=wallet&go=can-go&when=later",
        &["carrier-store"],
        &["wallet", "carrier-app"],
        "a clerk checks the number before she pays (facts 1.1, rows 1 and 1b)",
    ),
    person(
        "the same, at once, perhaps at night",
        "card=phone&asked=nobody&whom=me&phone=uneasy&pay=wallet&go=can-go&when=now",
        &["wallet"],
        &["carrier-app", "carrier-store"],
        "stores keep daytime hours (facts 1.1, row 1); a wallet in use needs nothing installed",
    ),
    person(
        "beside her, with her phone and money, at once",
        "card=phone&asked=nobody&whom=together&phone=uneasy&pay=wallet&go=can-go&when=now",
        &["wallet"],
        &["carrier-store"],
        "own judgement: two people and a working wallet need no store, least of all at night",
    ),
    person(
        "a mother not at ease who cannot go out, at once",
        "card=phone&asked=nobody&whom=me&phone=uneasy&pay=wallet&go=stay&when=now",
        &["wallet"],
        &["carrier-app"],
        "own judgement: to install and log in to an app is harder for somebody who fears wrong taps",
    ),
    person(
        "a feature phone and cash, can go out, in no hurry",
        "card=phone&asked=nobody&whom=me&phone=basic&pay=cash&go=can-go&when=later",
        &["carrier-store"],
        &["shop"],
        "the store takes cash and needs no smartphone (facts 1.1, row 1)",
    ),
    person(
        "the same, at once",
        "card=phone&asked=nobody&whom=me&phone=basic&pay=cash&go=can-go&when=now",
        &["carrier-store"],
        &["trusted-person", "kiosk"],
        "as before, with the caveat of opening hours; some machines work at night (facts 1.1, row 9)",
    ),
    person(
        "a feature phone and cash, homebound, at once",
        "card=phone&asked=nobody&whom=me&phone=basic&pay=cash&go=stay&when=now",
        &["trusted-person"],
        &["hotline"],
        "own judgement: the hotline takes no money, and a card cannot be fetched; somebody trusted can pay",
    ),
    person(
        "a feature phone and a bank card, homebound",
        "card=phone&asked=nobody&whom=me&phone=basic&pay=card&go=stay&when=later",
        &["trusted-person"],
        &["hotline"],
        "as before: the money is there, only the phone is missing",
    ),
    person(
        "a virtual operator's SIM, feature phone, cash, homebound",
        "card=mvno&asked=nobody&whom=me&phone=basic&pay=cash&go=stay&when=later",
        &["trusted-person"],
        &["hotline"],
        "virtual operators have no stores (facts 1.4 D); somebody trusted tries the app or the wallet",
    ),
    person(
        "the same, can go out",
        "card=mvno&asked=nobody&whom=me&phone=basic&pay=cash&go=can-go&when=later",
        &["trusted-person"],
        &["shop"],
        "own judgement: neither shop nor hotline normally credits such a SIM",
    ),
    person(
        "a virtual operator's SIM, at ease, with a wallet",
        "card=mvno&asked=nobody&whom=me&phone=at-ease&pay=wallet&go=stay&when=now",
        &["mvno-operator"],
        &["wallet"],
        "whoever issued the SIM knows its number; wallets support some operators only (facts 1.4 D)",
    ),
    person(
        "a visitor with a foreign card, at once",
        "card=phone&asked=nobody&whom=me&phone=at-ease&pay=foreign&go=can-go&when=now",
        &["wallet"],
        &["carrier-app"],
        "foreign cards can be linked to WeChat and Alipay (facts 1.5); that they pay for top-ups is not known",
    ),
    person(
        "a visitor with a data SIM",
        "card=data&asked=nobody&whom=me&phone=at-ease&pay=foreign&go=can-go&when=now",
        &["wallet"],
        &[],
        "as before",
    ),
    person(
        "a visitor with a SIM or eSIM from the airport and a foreign card",
        "card=visitor&asked=nobody&whom=me&phone=at-ease&pay=foreign&go=can-go&when=now",
        &["wallet"],
        &["carrier-app"],
        "a SIM with a number is a phone SIM; foreign cards can be linked to WeChat and Alipay (facts 1.5)",
    ),
    person(
        "the same with yuan in cash",
        "card=visitor&asked=nobody&whom=me&phone=at-ease&pay=cash&go=can-go&when=later",
        &["carrier-store"],
        &["shop"],
        "cash is paid over a counter (facts 1.1, rows 1 and 13)",
    ),
    person(
        "a visitor with a virtual operator's SIM",
        "card=mvno&asked=nobody&whom=me&phone=at-ease&pay=foreign&go=can-go&when=now",
        &["wallet"],
        &["mvno-operator"],
        "own judgement: an operator's own app is the less likely to take a foreign card",
    ),
    person(
        "a data SIM in a tablet, at once",
        "card=data&asked=nobody&whom=me&phone=at-ease&pay=wallet&go=stay&when=now",
        &["carrier-app"],
        &["wallet"],
        "the carrier's app shows the number (facts 1.4 A); whether a wallet credits it has to be seen",
    ),
    person(
        "an IoT card",
        "card=iot&asked=nobody&whom=me&phone=at-ease&pay=wallet&go=stay&when=later",
        &["iot-issuer"],
        &[],
        "only its issuer can credit it (facts 1.4 C); one sold as a data SIM is not to be paid for at all",
    ),
    person(
        "a bank card, no wallet, homebound",
        "card=phone&asked=nobody&whom=me&phone=at-ease&pay=card&go=stay&when=later",
        &["carrier-app"],
        &["bank-app", "wallet"],
        "own judgement: a wallet would first have to be installed and linked, which many choose not to",
    ),
    person(
        "cash only, a smartphone, at once",
        "card=phone&asked=nobody&whom=me&phone=at-ease&pay=cash&go=can-go&when=now",
        &["carrier-store"],
        &["shop"],
        "cash is paid over a counter (facts 1.1, rows 1 and 13); opening hours as a caveat",
    ),
    person(
        "somebody unsure of everything",
        "card=unsure&asked=unsure&whom=unsure&phone=unsure&pay=unsure&go=unsure&when=unsure",
        &["carrier-store"],
        &["carrier-app"],
        "staff see which card it is (facts 1.1, row 1)",
    ),
    person(
        "an unknown card, with a wallet, staying in",
        "card=unsure&asked=nobody&whom=me&phone=at-ease&pay=wallet&go=stay&when=later",
        &["carrier-app"],
        &["wallet", "mvno-operator"],
        "own judgement: an ordinary SIM is the likelier; no source for the share",
    ),
    person(
        "a daughter beside her father, feature phone, cash",
        "card=phone&asked=nobody&whom=together&phone=basic&pay=cash&go=can-go&when=later",
        &["carrier-store"],
        &["shop"],
        "cash and no smartphone (facts 1.1, row 1)",
    ),
    person(
        "a neighbour who pays for her with his bank card only",
        "card=phone&asked=nobody&whom=remote&phone=at-ease&pay=card&go=stay&when=later",
        &["bank-app"],
        &["carrier-app"],
        "own judgement: a bank's app credits any carrier, the carrier's perhaps only its own",
    ),
    person(
        "a son abroad with a foreign card who pays for his mother",
        "card=phone&asked=nobody&whom=remote&phone=at-ease&pay=foreign&go=stay&when=later",
        &["wallet"],
        &["carrier-app"],
        "as the visitor, and her carrier may be another",
    ),
    person(
        "a smartphone used with difficulty, cash only, staying in",
        "card=phone&asked=nobody&whom=me&phone=uneasy&pay=cash&go=stay&when=later",
        &["trusted-person"],
        &["hotline"],
        "own judgement: no app takes cash",
    ),
    person(
        "a student with cash in hand, in no hurry",
        "card=phone&asked=nobody&whom=me&phone=at-ease&pay=cash&go=can-go&when=later",
        &["carrier-store"],
        &[],
        "cash is paid over a counter (facts 1.1, row 1)",
    ),
    person(
        "a feature phone, a wallet on another device, can go out, at once",
        "card=phone&asked=nobody&whom=me&phone=basic&pay=wallet&go=can-go&when=now",
        &["carrier-store"],
        &["trusted-person"],
        "the store takes any payment; opening hours as a caveat",
    ),
    person(
        "a relative's virtual operator's SIM, paid from my phone",
        "card=mvno&asked=nobody&whom=remote&phone=at-ease&pay=wallet&go=stay&when=later",
        &["wallet"],
        &["mvno-operator"],
        "own judgement: the operator's log-in code would go to the relative's phone",
    ),
    person(
        "a data SIM in a relative's router, paid from my phone",
        "card=data&asked=nobody&whom=remote&phone=at-ease&pay=wallet&go=stay&when=later",
        &["wallet"],
        &["carrier-app"],
        "own judgement: a SIM in a router receives no log-in code",
    ),
    person(
        "an IoT card, feature phone, cash, homebound",
        "card=iot&asked=nobody&whom=me&phone=basic&pay=cash&go=stay&when=later",
        &["iot-issuer"],
        &[],
        "only its issuer can credit it (facts 1.4 C), reached by the number in the contract",
    ),
    person(
        "a wallet, not sure about the phone, in no hurry, can go out",
        "card=phone&asked=nobody&whom=me&phone=unsure&pay=wallet&go=can-go&when=later",
        &["carrier-store"],
        &["carrier-app", "wallet"],
        "own judgement: what is not known may be a feature phone, and a store needs none",
    ),
];

#[test]
fn each_of_the_thirty_six_gets_the_channel_that_suits_them() {
    let mut wrong = Vec::new();
    for person in &PEOPLE {
        let answers = decode(person.answers).expect("answers of the picker");
        let order = ranked(&answers);
        let first = lead(&rank(&answers, pack()));
        let place = |id: &&str| order.iter().position(|channel| channel == id);
        let places: Option<Vec<_>> = person.then.iter().map(place).collect();
        let follows = places.is_some_and(|places| places.is_sorted() && !places.contains(&0));
        if first != person.first || !follows {
            wrong.push(format!(
                "{}: {first:?}, then {order:?}; wanted {:?} ({})",
                person.who, person.first, person.why
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let said: BTreeSet<_> = PEOPLE.iter().map(|person| person.answers).collect();
    assert_eq!(said.len(), PEOPLE.len(), "no two people answer alike");
}

#[test]
fn opening_hours_and_other_networks_are_said_where_they_matter() {
    let caveats = |answers: &str, id: &str| -> Vec<Gate> {
        let (ranked, _) = ranking(&decode(answers).expect("answers"), pack()).expect("a ranking");
        let entry = ranked.into_iter().find(|entry| entry.channel.id == id).expect("ranked");
        entry.caveats.iter().map(|caveat| caveat.gate).collect()
    };
    let cash = "card=phone&asked=nobody&whom=me&phone=basic&pay=cash&go=can-go&when=";
    assert_eq!(caveats(&format!("{cash}now"), "carrier-store"), [Gate::Hours]);
    assert_eq!(caveats(&format!("{cash}later"), "carrier-store"), []);
    let paid =
        |whom: &str| format!("card=phone&asked=nobody&whom={whom}&phone=at-ease&pay=wallet&go=stay&when=now");
    assert_eq!(caveats(&paid("remote"), "carrier-app"), [Gate::Network]);
    assert_eq!(caveats(&paid("me"), "carrier-app"), []);
    assert_eq!(caveats(&paid("remote"), "wallet"), []);
}

/// Returns what a channel needs, written down a second time: from what it is and not from its flags.
fn needs(id: &str) -> (&'static [Choice], &'static [Choice], &'static [Choice]) {
    use Choice::*;
    // Phones with which it works, ways of paying that it can take, whether one has to go out.
    const SMART: &[Choice] = &[AtEase, Uneasy, Unsure];
    const ANY_PHONE: &[Choice] = &[AtEase, Uneasy, Basic, Unsure];
    const OUT: &[Choice] = &[CanGo, Unsure];
    const ANYWHERE: &[Choice] = &[CanGo, Stay, Unsure];
    const ANY_MONEY: &[Choice] = &[Cash, BankCard, Wallet, ForeignCard, Unsure];
    const NO_CASH: &[Choice] = &[BankCard, Wallet, ForeignCard, Unsure];
    match id {
        "carrier-app" | "carrier-site" | "wallet" | "payment-platform" | "flagship" | "auto"
        | "mvno-operator" => (SMART, NO_CASH, ANYWHERE),
        "bank-app" => (SMART, &[BankCard, Wallet, Unsure], ANYWHERE),
        "carrier-store" | "shop" | "kiosk" | "voucher" => (ANY_PHONE, ANY_MONEY, OUT),
        "trusted-person" | "hotline" | "iot-issuer" => (ANY_PHONE, ANY_MONEY, ANYWHERE),
        other => panic!("{other} is new: write down what it needs"),
    }
}

#[test]
fn nobody_ends_with_a_channel_they_cannot_use() {
    for answers in combinations() {
        let order = ranked(&answers);
        for id in &order {
            let (phones, money, out) = needs(id);
            let has =
                |question, fits: &[Choice]| answers.get(question).is_none_or(|choice| fits.contains(&choice));
            let fits = has(Question::Phone, phones) && has(Question::Pay, money) && has(Question::Go, out);
            assert!(fits, "{id} with {answers:?}");
        }
        // What takes no money helps, and is never the answer by itself.
        if let Some(first) = order.first() {
            let takes_none =
                |id: &str| pack().channels.iter().any(|channel| channel.id == id && channel.needs_card);
            assert!(!takes_none(first), "{first} alone or first with {answers:?}");
        }
    }
}

#[test]
fn no_operators_app_comes_first_for_a_foreign_card_or_for_a_number_paid_from_afar() {
    let limited = |id: &&str| pack().channels.iter().any(|channel| channel.id == *id && channel.own_network);
    for answers in combinations() {
        let is = |question, choice| answers.get(question) == Some(choice);
        let first = lead(&rank(&answers, pack()));
        if is(Question::Pay, Choice::ForeignCard) {
            assert!(
                !first.iter().any(|id| limited(id) || *id == "mvno-operator"),
                "{first:?} with {answers:?}"
            );
        }
        let has_means = is(Question::Pay, Choice::Wallet) || is(Question::Pay, Choice::BankCard);
        if is(Question::Whom, Choice::Remote) && has_means {
            assert!(!first.iter().any(limited), "{first:?} with {answers:?}");
        }
    }
}
