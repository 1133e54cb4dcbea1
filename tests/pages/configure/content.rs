//! Content of one's own on the settings page: checked as it is written, shown, made by a form, saved.
use super::{SHOWN, complaints, open, set};
use crate::harness::Page;
use serde_json::{Value, json};
use topup_guard_drive::Setup;

const COUNTRY: &str = include_str!("../../../examples/packs/country.json");
/// JavaScript for whether the text was found sound.
const SOUND: &str = "document.querySelector('#pack-state').textContent.startsWith('No mistakes')";

/// Returns JavaScript for whether the preview has this in its text.
fn shows(text: &str) -> String {
    format!("{SHOWN}?.shadowRoot?.querySelector('[part=root]')?.innerText?.includes({})", json!(text))
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn mistakes_are_listed_as_somebody_writes_and_a_sound_pack_is_shown_in_each_room() {
    let page = Page::new(Setup::DESK);
    open(&page, "");
    let broken = COUNTRY.replacen("\"level\": \"yes\"", "\"level\": \"perhaps\"", 1);
    set(&page, "pack-text", &broken);
    page.wait("document.querySelector('#complaints li')");
    let all = complaints(&page);
    let (row, text) =
        broken.lines().enumerate().find(|(_, line)| line.contains("perhaps")).expect("the line");
    let column = text.find("\"perhaps").expect("the value") + 1;
    assert_eq!(all.len(), 1, "{all:?}");
    let place =
        format!("channels[0] \"sunmoor-shop\" serves.phone.level (line {}, column {column}) ", row + 1);
    assert!(all[0].starts_with(&place), "{all:?}");
    // Its button leads to the place.
    page.run("document.querySelector('#complaints button').click();");
    let chosen = page.run(
        "const area = document.querySelector('#pack-text');
         return [document.activeElement === area, area.value.slice(area.selectionStart, area.selectionEnd)];",
    );
    assert_eq!(chosen, json!([true, "\"perhaps\""]));
    set(&page, "pack-text", "{ \"topup_guard_pack\": 1,\n  oops }");
    page.wait("document.querySelector('#complaints').textContent.includes('not JSON')");
    set(&page, "pack-text", COUNTRY);
    page.wait(SOUND);
    assert_eq!(complaints(&page), [""; 0]);
    page.wait(&shows("Top up safely in Sunmoor"));
    for (room, view) in
        [("Channel picker", "picker"), ("Quiz", "quiz"), ("Scams", "warnings"), ("Help", "help")]
    {
        page.run(&format!(
            "[...document.querySelectorAll('#rooms button')].find((one) => one.textContent === '{room}').click();"
        ));
        page.wait(&format!("{SHOWN}.shadowRoot.querySelector('[data-view={view}] h1')"));
        page.wait(&shows("Sunmoor"));
    }
    // Without a text our own content is there again.
    set(&page, "pack-text", "");
    page.wait(&format!("!({})", shows("Sunmoor")));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_hostile_pack_is_text_and_never_runs() {
    let page = Page::new(Setup::DESK);
    open(&page, "");
    const MARKUP: &str = "<img src=x onerror='top.ran = 1'><script>top.ran = 2</script>";
    let mut pack: Value = serde_json::from_str(COUNTRY).expect("JSON");
    pack["messages"]["app_title"]["en"] = json!(MARKUP);
    // In a key and a value that are complained of, too.
    let mut broken = pack.clone();
    broken[MARKUP] = json!(MARKUP);
    set(&page, "pack-text", &broken.to_string());
    page.wait("document.querySelector('#complaints li')");
    assert!(complaints(&page).iter().any(|line| line.contains("<img src=x")), "{:?}", complaints(&page));
    set(&page, "pack-text", &pack.to_string());
    // Shown as it is written, or refused with a word: never run.
    page.wait(&format!(
        "{} || document.querySelector('#complaints').textContent.includes('app_title')",
        shows("<img src=x")
    ));
    let deep = "[".repeat(200_000);
    set(&page, "pack-text", &deep);
    page.wait("document.querySelector('#complaints').textContent.includes('JSON')");
    let found = page.run(&format!(
        "return [window.ran ?? null, document.querySelectorAll('#complaints :is(img, script)').length,
           {SHOWN}.shadowRoot.querySelectorAll('img, script').length];"
    ));
    assert_eq!(found, json!([null, 0, 0]));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_form_makes_a_sound_pack_of_a_few_answers() {
    let page = Page::new(Setup::DESK);
    open(&page, "");
    page.run("document.querySelector('#form-pack').open = true;");
    for (id, text) in [
        ("name", "Our street"),
        ("title", "Topping up with care in our street"),
        ("contact", "Our desk, 9 to 17 each day: 021-5555-0100"),
        ("warning", "Poster in the lobby"),
        ("how", "A code to scan for free credit."),
        ("signs", "No stamp\nOnly a code"),
        ("act", "Ask at the desk; do not scan."),
        ("channel", "Our desk"),
        ("hours", "9 to 17 each day."),
        ("steps", "Bring the number, written down\nSee the balance change"),
    ] {
        set(&page, &format!("f-{id}-1"), text);
    }
    page.run("document.querySelector('#make-pack').click();");
    page.wait(&format!("{SOUND} || document.querySelector('#complaints li')"));
    assert_eq!(complaints(&page), [""; 0]);
    page.wait(&shows("Topping up with care in our street"));
    let made = page.run("return JSON.parse(document.querySelector('#pack-text').value);");
    assert_eq!(made["about"]["languages"], json!(["en"]));
    assert_eq!(made["tactics"][0]["signs"].as_array().map(Vec::len), Some(2));
    // A part that was begun and not finished is complained of, at its place.
    set(&page, "f-how-1", "");
    page.run("document.querySelector('#make-pack').click();");
    page.wait("document.querySelector('#complaints').textContent.includes('tactics[0] \"our-warning\" how')");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_dropped_file_is_read_and_what_is_no_text_is_refused() {
    let page = Page::new(Setup::DESK);
    open(&page, "");
    let drop = |make: &str| {
        page.run(&format!(
            "const data = new DataTransfer();
             data.items.add(new File([{make}], 'pack.json'));
             document.querySelector('#own').dispatchEvent(new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true }}));"
        ));
    };
    drop("new Uint8Array([0xff, 0xfe, 0x7b, 0])");
    page.wait("document.querySelector('#complaints').textContent.includes('UTF-8')");
    drop("' '.repeat(3 << 20)");
    page.wait("document.querySelector('#pack-state').textContent.includes('2 MB')");
    drop(&json!(COUNTRY).to_string());
    page.wait(SOUND);
    page.wait(&shows("Sunmoor"));
}
