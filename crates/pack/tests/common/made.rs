//! The two files of the good content that follow from the program: its messages, and the picker's words.

use std::fmt::Write as _;

use topup_guard_core::pack::Msg;
use topup_guard_core::picker::Question;

/// Writes every message with one word.
pub(crate) fn messages() -> String {
    Msg::ALL
        .iter()
        .map(|msg| format!("{} = {{ zh = \"字 {{n}}\", en = \"word {{n}}\" }}\n", msg.name()))
        .collect()
}

/// Writes every question with its options, and the criteria.
pub(crate) fn picker() -> String {
    let mut text = String::new();
    for question in Question::ALL {
        let id = question.id();
        writeln!(text, "[[questions]]\nid = \"{id}\"\ntitle = {{ zh = \"问\", en = \"Question\" }}\n")
            .expect("memory");
        for choice in question.options() {
            let (id, words) = (choice.id(), "{ zh = \"答\", en = \"Answer\" }");
            writeln!(
                text,
                "[[questions.options]]\nid = \"{id}\"\nlabel = {words}\nchip = {words}\ncondition = {words}\nweights = {{ reach = 1 }}\n"
            )
            .expect("memory");
        }
    }
    for id in ["direct", "reach", "help", "ready", "recourse", "pay"] {
        writeln!(
            text,
            "[[criteria]]\nid = \"{id}\"\nname = {{ zh = \"名\", en = \"Name\" }}\nmeaning = {{ zh = \"意思\", en = \"Meaning\" }}\nweight = 1\n"
        )
        .expect("memory");
    }
    text + concat!(
        "[stop]\ntitle = { zh = \"停\", en = \"Stop\" }\nlead = { zh = \"先停。\", en = \"Stop first.\" }\n",
        "steps = [{ zh = \"挂断。\", en = \"Hang up.\", own = true }]\nafter = { zh = \"再来。\", en = \"Come back.\" }\n"
    )
}
