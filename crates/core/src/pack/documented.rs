//! Wire types whose doc comments can be asked for by name.

use super::{
    Act, Advice, Alignment, Artefact, ArtefactKind, Branch, CardGuide, Channel, Claim, Contact, Cost,
    Criterion, Cue, CueCount, Difficulty, Docs, Documented, Family, Fit, Guide, Help, Item, Known, Level,
    Line, LookAlike, NotChannel, OptionText, Order, Pack, Phrase, PickerText, Polarity, QuestionText,
    QuizPack, Rating, Reliability, Seen, Slot, SlotValue, Source, Speaker, Stop, Tactic, TacticKind, Trouble,
    Truth, Wording,
};

/// Returns the doc comments of the type with this name.
#[must_use]
pub fn docs(name: &str) -> Option<Docs> {
    macro_rules! all {
        ($($type:ident),* $(,)?) => { [$($type::DOCS),*] };
    }
    let all = all![
        Act,
        Advice,
        Alignment,
        Artefact,
        ArtefactKind,
        Branch,
        CardGuide,
        Channel,
        Claim,
        Contact,
        Cost,
        Criterion,
        Cue,
        CueCount,
        Difficulty,
        Family,
        Fit,
        Guide,
        Help,
        Item,
        Known,
        Level,
        Line,
        LookAlike,
        NotChannel,
        OptionText,
        Order,
        Pack,
        Phrase,
        PickerText,
        Polarity,
        QuestionText,
        QuizPack,
        Rating,
        Reliability,
        Seen,
        Slot,
        SlotValue,
        Source,
        Speaker,
        Stop,
        Tactic,
        TacticKind,
        Trouble,
        Truth,
        Wording,
    ];
    all.into_iter().find(|docs| docs.name == name)
}

#[cfg(test)]
mod tests {
    use super::docs;

    #[test]
    fn doc_comments_are_read_without_links() {
        let source = docs("Source").expect("a type");
        assert_eq!(source.part("id").as_deref(), Some("Short id, such as `g06`."));
        assert_eq!(source.part("confidence").as_deref(), Some("How far it can be relied on."));
        assert_eq!(source.part("reliability"), None, "JSON has another name for it");
        let item = docs("Item").expect("a type");
        assert_eq!(item.part("family").as_deref(), Some("Id of the `Family` it trains."));
        let truth = docs("Truth").expect("a type");
        assert_eq!(truth.about(), "What an artefact really is.");
        assert_eq!(truth.part("cannot-tell").as_deref(), Some("Undecidable from what is shown."));
    }
}
