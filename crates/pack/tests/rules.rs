//! Everything an editor can get wrong is refused with file, line and what to write instead.

mod common;

use common::{Folder, refused, refused_at};

const SCAM: &str = "items/points-scam.toml";
const GENUINE: &str = "items/points-genuine.toml";
const KIOSK: &str = "channels/kiosk.toml";

#[test]
fn files_are_toml_and_known() {
    refused_at("help.toml", "ready = []", "ready = [", "[[contacts]]", "this is not TOML");
    let folder = Folder::good();
    folder.remove("guides.toml");
    folder.write("chanels/kiosk.toml", "id = \"kiosk\"\n");
    folder.complains(&[
        ("guides.toml", "", "this file is missing"),
        ("chanels/kiosk.toml", "", "this file has no place here"),
    ]);
}

#[test]
fn all_mistakes_are_reported_at_once() {
    let folder = Folder::good();
    folder.edit("cards.toml", "name = ", "nmae = ");
    folder.edit("cards.toml", "what = { zh = \"一张卡。\", en = \"A card.\", own = true }\n", "");
    folder.edit("help.toml", "ready = []", "ready =");
    folder.edit(KIOSK, "value = 3", "value = 4");
    folder.complains(&[
        ("cards.toml", "[[cards]]", "`name` is missing; write name = { zh = "),
        ("cards.toml", "[[cards]]", "`what` is missing; write what = { zh = "),
        ("cards.toml", "nmae", "`nmae` has no place here"),
        ("help.toml", "ready =", "this is not TOML"),
        (KIOSK, "value = 4", "a rating is 0, 1, 2 or 3"),
    ]);
}

#[test]
fn keys_are_known_and_their_values_of_the_right_kind() {
    refused_at(
        "help.toml",
        "[[contacts]]\n",
        "[[contacts]]\nhours = \"24\"\n",
        "hours",
        "`hours` has no place here; known here: number, name, purpose",
    );
    refused_at(
        "orders.toml",
        "[[orders]]",
        "extra = 1\n[[orders]]",
        "extra",
        "every entry begins with [[orders]]",
    );
    refused(KIOSK, "trip = true", "trip = \"yes\"", "`trip` is a text in quotes; write trip = true or false");
    refused(KIOSK, "value = 2", "value = \"2\"", "`value` is a text in quotes");
    refused(
        KIOSK,
        "level = \"yes\"",
        "level = \"yess\"",
        "`level` cannot be “yess”; write one of: no, maybe, yes",
    );
    refused(
        KIOSK,
        "cost = []",
        "cost = { zh = \"免费。\", en = \"Free.\" }",
        "`cost` is a text in both languages; write cost = a list in [ ]",
    );
    refused_at(KIOSK, "order = 2\n", "\n", "", "`order` is missing");
    refused(
        SCAM,
        "difficulty = { cues = \"few\", alignment = \"weak\" }",
        "difficulty = \"hard\"",
        "write difficulty = a group of keys",
    );
    refused_at(SCAM, "truth = \"scam\"\n", "\n", "", "`truth` is missing; write truth = one of \"scam\"");
    refused("not-channels.toml", "id = \"slow\"", "id = { zh = \"a\", en = \"b\" }", "write id = \"…\"");
    refused("about.toml", "2026-11-22", "2026-22-11", "`compiled` has to be a day");
    refused("sources.toml", "2023-06-05", "June 2023", "this is not a date");
}

#[test]
fn texts_stand_in_both_languages() {
    refused(
        "help.toml",
        "name = { zh = \"报警\", en = \"Police\" }",
        "name = { zh = \"报警\" }",
        "the English text is missing",
    );
    refused_at(SCAM, "zh = \"催你。\"\n", "\n", "en = \"It hurries", "the Chinese text is missing");
    refused(
        "help.toml",
        "name = { zh = \"报警\", en = \"Police\" }",
        "name = \"Police\"",
        "write name = { zh = \"…\", en = \"…\" }",
    );
    refused("help.toml", "\"Police\"", "\"  \"", "the English text is empty");
    refused("help.toml", "en = \"Police\"", "en = 110", "`en` is a number");
    refused("messages.toml", "word {n}", "word", "`en` lacks the placeholder {n}");
    refused("messages.toml", "word {n}", "{m} word {n}", "`zh` lacks the placeholder {m}");
    let folder = Folder::good();
    folder.edit("messages.toml", "app_name", "ap_name");
    folder.complains(&[
        ("messages.toml", "ap_name", "the program has no message “ap_name”"),
        ("messages.toml", "", "the message “app_name” is missing"),
    ]);
}

#[test]
fn punctuation_is_of_its_language() {
    refused("help.toml", "先停手。", "先停手,别转账。", "write “手，” for “手,”");
    refused("help.toml", "先停手。", "先打１１０。", "write “1” for “１”, “1” for “１”, “0” for “０”");
    refused("help.toml", "Stop first.", "Stop，then call.", "write “,” for “，”");
    refused(SCAM, "|deadline]]，看", "|deadline]],看", "write “零，” for “零,”");
}

#[test]
fn ids_are_well_formed_unique_and_known() {
    refused_at("families.toml", "short", "id2 = 1\nshort", "id2", "`id2` has no place here");
    refused("precautions.toml", "check-number", "Check_Number", "small letters, digits and hyphens");
    refused(KIOSK, "id = \"kiosk\"", "id = \"kiosks\"", "write id = \"kiosk\", or rename the file");
    refused(SCAM, "id = \"ignore\"", "id = \"reply\" # again", "the id “reply” is there already");
    refused(
        SCAM,
        "family = \"points\"",
        "family = \"poinst\"",
        "there is no family “poinst”; did you mean \"points\"?",
    );
    refused(
        SCAM,
        "tactic = \"points-expire\"",
        "tactic = \"sim-swap\"",
        "there is no tactic or look-alike “sim-swap”",
    );
    refused(SCAM, "group = \"phone\"", "group = \"bank\"", "there is no group “bank”; write one of: ");
    refused(
        "tactics/points-expire.toml",
        "\"app\"",
        "\"apps\"",
        "there is no group “apps”; did you mean \"app\"?",
    );
    refused(
        "help.toml",
        "own = true }]",
        "sources = [\"s9\"] }]",
        "there is no source “s9”; write one of: s1, s2",
    );
    let folder = Folder::good();
    folder.write(
        "look-alikes/points-expire.toml",
        &folder.read("look-alikes/points-reminder.toml").replace("points-reminder", "points-expire"),
    );
    folder.write("sources-quiz.toml", &folder.read("sources.toml").replace("s2", "s3"));
    folder.complains(&[
        ("look-alikes/points-expire.toml", "id =", "the id “points-expire” is there already"),
        ("sources-quiz.toml", "id =", "the id “s1” is there already"),
    ]);
}

#[test]
fn claims_name_sources_or_are_our_own() {
    refused("help.toml", ", own = true }]", " }]", "this claim has no source");
    refused_at(
        SCAM,
        "[why]\nzh = \"期限加网址。\"\nen = \"A deadline and an address.\"\nsources = [\"s2\"]\n",
        "[why]\nzh = \"期限加网址。\"\nen = \"A deadline.\"\n",
        "[why]",
        "this claim has no source",
    );
    refused(
        KIOSK,
        "zh = \"不一定。\", en = \"Perhaps.\", own = true",
        "zh = \"不一定。\", en = \"Perhaps.\"",
        "this claim has no source",
    );
}

#[test]
fn channels_give_reasons() {
    refused(
        KIOSK,
        "level = \"no\", zh = \"充不了。\", en = \"It cannot.\", own = true",
        "level = \"no\"",
        "“iot” says no without why",
    );
    refused(
        KIOSK,
        "level = \"maybe\", zh = \"不一定。\", en = \"Perhaps.\", own = true",
        "level = \"maybe\"",
        "“foreign” says maybe without why",
    );
    refused(
        KIOSK,
        "value = 3, zh = \"直接。\", en = \"Direct.\"",
        "value = 3",
        "the text is missing; write zh",
    );
    refused_at(
        KIOSK,
        "reach = { value = 0, zh = \"要出门。\", en = \"A trip.\", own = true }\n",
        "",
        "[ratings]",
        "the rating “reach” is missing",
    );
    refused(KIOSK, "cash = {", "cheque = {", "there is no means of paying “cheque”");
    refused(KIOSK, "iot = {", "sim = {", "there is no card “sim”");
}

#[test]
fn the_picker_fits_the_program() {
    refused("picker.toml", "reach = 1", "rich = 1", "there is no criterion “rich”");
    let folder = Folder::good();
    folder.edit("picker.toml", "id = \"asked\"", "id = \"askd\"");
    folder.edit("picker.toml", "id = \"mvno\"", "id = \"mvne\"");
    folder.edit("picker.toml", "id = \"recourse\"", "id = \"recurse\"");
    folder.edit("cards.toml", "id = \"iot\"", "id = \"m2m\"");
    folder.complains(&[
        ("picker.toml", "[[questions]]", "the question “asked” is missing"),
        ("picker.toml", "\"askd\"", "there is no question “askd”"),
        ("picker.toml", "[[questions.options]]", "the option “mvno” is missing"),
        ("picker.toml", "\"mvne\"", "there is no option “mvne”"),
        ("picker.toml", "[[criteria]]", "the criterion “recourse” is missing"),
        ("picker.toml", "\"recurse\"", "there is no criterion “recurse”"),
        ("cards.toml", "[[cards]]", "the card “iot” is missing"),
        ("cards.toml", "\"m2m\"", "there is no card “m2m”"),
    ]);
    // Other words of a question are for answers given before it, and name its own options.
    let wording = |given: &str, label: &str| {
        let words = "{ zh = \"问\", en = \"Question\" }";
        format!(
            "[[questions.wordings]]\ngiven = [\"{given}\"]\ntitle = {words}\nlabels = {{ {label} = {words} }}\n\n"
        )
    };
    let folder = Folder::good();
    let options = "[[questions.options]]\nid = \"nobody\"";
    folder.edit("picker.toml", options, &(wording("card=phone", "nobody") + options));
    topup_guard_pack::packs(folder.path()).expect("sound content");
    folder.edit("picker.toml", "\"card=phone\"", "\"whom=me\"");
    folder.edit("picker.toml", "labels = { nobody", "labels = { cash");
    folder.complains(&[
        ("picker.toml", "\"whom=me\"", "names no answer to an earlier question"),
        ("picker.toml", "labels = { cash", "there is no option “cash”"),
    ]);
    let folder = Folder::good();
    folder.edit("guides.toml", "id = \"not-credited\"", "id = \"wrong\"");
    folder.edit("guides.toml", "id = \"wrong-number\"", "id = \"not-credited\"");
    folder.edit("guides.toml", "id = \"wrong\"", "id = \"wrong-number\"");
    folder.complains(&[(
        "guides.toml",
        "\"wrong-number\"",
        "“wrong-number” stands where “not-credited” belongs",
    )]);
}

#[test]
fn a_row_of_a_page_begins_with_a_label() {
    let row = "who = \"row\", zh = \"积分";
    refused(SCAM, "who = \"them\", zh = \"积分", row, "a row begins with a label and a colon");
    let folder = Folder::good();
    folder.edit(SCAM, "who = \"them\", zh = \"积分", "who = \"row\", zh = \"积分：");
    folder.edit(SCAM, "en = \"Points ", "en = \"Points: ");
    topup_guard_pack::packs(folder.path()).expect("a row with a label");
    folder.edit(SCAM, "zh = \"积分：[[今日清零|deadline]]", "zh = \"[[积分：今日清零|deadline]]");
    folder.complains(&[(SCAM, "积分：今日清零", "a row begins with a label and a colon")]);
}

#[test]
fn cues_are_marked_in_both_languages_and_explained() {
    refused(SCAM, "[[今日清零|deadline]]", "今日清零", "the cue “deadline” is not marked in `zh`");
    refused(SCAM, "[[今日清零|deadline]]", "[[今日清零|deadline", "“[[” does not close");
    refused(SCAM, "[[end today|deadline]]", "[[end today]]", "names no cue");
    refused(SCAM, "cues = \"few\"", "cues = \"many\"", "write cues = \"few\"");
    refused(SCAM, "zh = \"催你。\"", "zh = \"[[催你|deadline]]。\"", "is read in an artefact only");
    let folder = Folder::good();
    folder.edit(SCAM, "id = \"deadline\"", "id = \"dead-line\"");
    folder.complains(&[
        (SCAM, "who = ", "the cue “deadline” is not explained"),
        (SCAM, "\"dead-line\"", "the cue “dead-line” is marked nowhere"),
    ]);
}

#[test]
fn twins_differ_in_truth_only() {
    let folder = Folder::good();
    folder.edit(SCAM, "twin = \"points-genuine\"", "twin = \"nobody\"");
    folder.complains(&[
        (SCAM, "twin =", "there is no item “nobody”"),
        (GENUINE, "twin =", "does not point back"),
    ]);
    let folder = Folder::good();
    folder.edit(SCAM, "twin = \"points-genuine\"\n", "");
    folder.complains(&[
        (GENUINE, "twin =", "does not point back; write twin = \"points-genuine\" there"),
        ("tactics/points-expire.toml", "", "no item of this tactic has a twin"),
    ]);
    let folder = Folder::good();
    folder.edit(SCAM, "truth = \"scam\"", "truth = \"genuine\"");
    folder.complains(&[(SCAM, "twin =", "has the same truth"), (GENUINE, "twin =", "has the same truth")]);
    let folder = Folder::good();
    folder.edit(SCAM, "kind = \"sms\"", "kind = \"chat\"");
    folder.complains(&[
        (SCAM, "twin =", "another kind of artefact"),
        (GENUINE, "twin =", "another kind of artefact"),
    ]);
}

#[test]
fn there_are_four_actions_and_one_is_best() {
    let fifth = "[[actions]]\nid = \"fifth\"\nzh = \"报警\"\nen = \"Report\"\nreason = { zh = \"行。\", en = \"Fine.\" }\nrisk = \"none\"\nloss = \"none\"\n";
    let folder = Folder::good();
    folder.write(SCAM, &(folder.read(SCAM) + fifth));
    folder.complains(&[(SCAM, "[[actions]]", "there are 5 actions; write exactly 4")]);
    let folder = Folder::good();
    folder.edit(SCAM, "best = true\n", "");
    folder.complains(&[(SCAM, "[[actions]]", "no action is best")]);
    let folder = Folder::good();
    folder.edit(SCAM, "id = \"ignore\"", "id = \"ignore\"\nbest = true # too");
    folder.complains(&[(SCAM, "# too", "a second action is best")]);
    refused_at(
        SCAM,
        "id = \"click\"",
        "check = true\nid = \"click\"",
        "risk = \"grave\"",
        "an action with check = true costs nothing either way; write risk = \"none\"",
    );
    let folder = Folder::good();
    folder.edit(SCAM, "reason = { zh = \"自己开的路。\", en = \"A route of your own.\" }\n", "");
    folder.complains(&[(SCAM, "[[actions]]", "`reason` is missing")]);
}

#[test]
fn nothing_can_be_opened_called_or_contacted() {
    refused("help.toml", "先停手。", "看 https://10086.cn 上的说明。", "makes an address that opens");
    refused("help.toml", "Stop first.", "See www.10086.cn first.", "makes an address that opens");
    refused("help.toml", "先停手。", "看 points-10086.com 上的说明。", "is not an official address");
    refused(SCAM, "{@a.b.example}", "a.b.example", "write {@a.b.example}");
    refused(SCAM, "{@a.b.example}", "{@a.b.com}", "end it in .example");
    refused("help.toml", "先停手。", "加微信号 kefu8888。", "messenger or e-mail contact");
    refused("help.toml", "Stop first.", "Write to @sim_shop.", "messenger or e-mail contact");
    refused("help.toml", "先停手。", "打 13800138000。", "“13800138000” looks like a phone number");
    refused(SCAM, "Points [[", "Call 400-820-8820: points [[", "write a caller as {#138****0000}");
    refused(SCAM, "zh = \"{#138****0000}\"", "zh = \"138****0000\"", "stands outside a mark");
    refused(SCAM, "zh = \"{#138****0000}\"", "zh = \"{#13800138000}\"", "is not masked");
    refused("help.toml", "number = \"110\"", "number = \"10085\"", "may not be offered to call");
    let folder = Folder::good();
    folder.edit("help.toml", "先停手。", "看 jf.10086.cn，或打 10086；10085 只打出来。");
    topup_guard_pack::packs(folder.path()).expect("official addresses and numbers may be named");
}

#[test]
fn the_bank_is_balanced() {
    let folder = Folder::good();
    let more = |count: usize, from: &str, truth: &str| {
        let text = folder.read(from);
        for number in 0..count {
            let id = format!("{truth}-{number}");
            let text = text.lines().filter(|line| !line.starts_with("twin =")).collect::<Vec<_>>().join("\n");
            let old = from.trim_start_matches("items/").trim_end_matches(".toml");
            folder.write(&format!("items/{id}.toml"), &text.replacen(old, &id, 1));
        }
    };
    // Two twins and ten more: 7 to 5 is a difference of more than a tenth, 6 to 6 is none.
    more(6, SCAM, "scam");
    more(3, GENUINE, "genuine");
    topup_guard_pack::packs(folder.path()).expect("eleven items need no balance");
    more(4, GENUINE, "genuine");
    folder.complains(&[(
        "items/scam-5.toml",
        "truth",
        "there are 7 scam and 5 genuine items; write more genuine ones",
    )]);
    more(6, GENUINE, "genuine");
    topup_guard_pack::packs(folder.path()).expect("7 and 7 are balanced");
}

#[test]
fn a_text_does_not_ask_for_the_code_it_shows() {
    refused(
        SCAM,
        "Points [[",
        "Reply with code 7315. Points [[",
        "asks for a code that the text itself shows",
    );
    refused(
        SCAM,
        "积分[[",
        "请把验证码 7315 回复给客服。积分[[",
        "asks for a code that the text itself shows",
    );
    let folder = Folder::good();
    folder.edit(SCAM, "积分[[", "验证码 7315，请勿告诉任何人。积分[[");
    topup_guard_pack::packs(folder.path()).expect("a code may be shown");
}

#[test]
fn ignoring_a_real_warning_costs_something() {
    let folder = Folder::good();
    let like = "look-alikes/points-reminder.toml";
    folder.edit(like, "confidence = \"medium\"", "confidence = \"medium\"\nwarning = true");
    let actions = folder.read(GENUINE).replace("loss = \"none\"", "loss = \"small\"");
    folder.write(GENUINE, &actions.replace("loss = \"small\"\nbest", "loss = \"none\"\nbest"));
    topup_guard_pack::packs(folder.path()).expect("each costs something");
    folder.edit(GENUINE, "loss = \"small\"", "loss = \"none\" # nothing");
    folder.complains(&[(
        GENUINE,
        "# nothing",
        "this is a real warning, and whoever ignores it loses something",
    )]);
}

#[test]
fn what_is_no_fraud_is_not_judged() {
    let tactic = "tactics/points-expire.toml";
    for (kind, gist) in
        [("bad-deal", "this tactic is a bad deal and no fraud"), ("risk", "write truth = \"cannot-tell\"")]
    {
        let folder = Folder::good();
        folder.edit(tactic, "family", &format!("kind = \"{kind}\"\nfamily"));
        folder.complains(&[(SCAM, "tactic =", gist)]);
    }
    refused_at(tactic, "family", "kind = \"trap\"\nfamily", "kind", "`kind` cannot be “trap”");
}

#[test]
fn an_exercise_agrees_with_its_guide() {
    let orders = |guide: &str, steps: &str| {
        let folder = Folder::good();
        folder.edit(
            "help.toml",
            "own = true }]",
            "own = true }, { zh = \"再报警。\", en = \"Then call.\", own = true }]",
        );
        folder.edit("orders.toml", "title", &format!("guide = \"{guide}\"\nguide_steps = {steps}\ntitle"));
        folder
    };
    topup_guard_pack::packs(orders("help", "[1, 2]").path()).expect("step by step");
    topup_guard_pack::packs(orders("help", "[0, 2]").path()).expect("a step that the guide lacks");
    orders("help", "[2, 1]").complains(&[
        ("orders.toml", "guide_steps", "step 1 of the guide comes before step 2"),
        ("orders.toml", "guide_steps", "“停手” and step 2 of the guide (“再报警。”) have no word in common"),
        ("orders.toml", "guide_steps", "“报警” and step 1 of the guide (“先停手。”) have no word in common"),
    ]);
    orders("help", "[1]").complains(&[(
        "orders.toml",
        "guide_steps",
        "`guide_steps` has 1 numbers for 2 steps",
    )]);
    orders("help", "[1, 3]").complains(&[(
        "orders.toml",
        "guide_steps",
        "the guide has 2 steps and no step 3",
    )]);
    orders("nobody", "[1, 2]").complains(&[("orders.toml", "guide =", "there is no such guide")]);
    refused_at(
        "orders.toml",
        "id = \"just-scammed\"",
        "id = \"wrong-number\"",
        "[[orders]]",
        "there is a guide “wrong-number”; write guide = \"wrong-number\"",
    );
}

#[test]
fn how_often_needs_a_figure() {
    refused("help.toml", "先停手。", "多半要先停手。", "“多半” says how often");
    refused("help.toml", "Stop first.", "You usually stop first.", "“usually” says how often");
    refused("help.toml", "Stop first.", "Most people stop in 9 of 10 cases.", "“Most people” says how often");
    let folder = Folder::good();
    folder.edit("help.toml", "先停手。", "九成的人多半先停手。");
    folder.edit("help.toml", "own = true }]", "sources = [\"s2\"] }]");
    topup_guard_pack::packs(folder.path()).expect("a figure with a source");
}

#[test]
fn an_address_that_imitates_an_official_one_shows_a_scam() {
    let folder = Folder::good();
    let text = folder.read(GENUINE);
    folder.write(GENUINE, &text.replace("{@a.b.example}", "{@jf-10086.example}"));
    let gist = "“jf-10086.example” imitates 10086.cn";
    folder.complains(&[(GENUINE, "{@jf-10086.example}", gist)]);
    let folder = Folder::good();
    folder.edit(SCAM, "{@a.b.example}", "{@jf-10086.example}");
    topup_guard_pack::packs(folder.path()).expect("a scam shows such addresses");
}

#[test]
fn an_apostrophe_is_curly() {
    refused("help.toml", "Stop first.", "Don't go on.", "an apostrophe is straight");
}
