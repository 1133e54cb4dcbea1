//! Address on what is printed, as text and as a QR code.

use fast_qr::{ECL, QRBuilder};
use topup_guard_core::pack::Msg;

use crate::base::Ctx;
use crate::parts::Ui;

/// Width of the empty border of a QR code, in modules, as its standard asks (ISO/IEC 18004).
const BORDER: usize = 4;

/// Returns the address for what is printed: the host's, or our own page's where it is our own page that is
/// printed. Returns none elsewhere, and where our page has no `https` address.
pub(super) fn handout_address(ctx: &Ctx) -> Option<String> {
    let given = &ctx.host.handout;
    if !given.is_empty() {
        return Some(given.to_string());
    }
    let place = &ctx.services.place;
    let own = if place.is_embedded() { String::new() } else { place.link(&ctx.pack().lang, "") };
    own.starts_with("https://").then_some(own)
}

/// Adds the address for what is printed, as text and as a QR code; nothing where there is none.
pub(super) fn address_block(ctx: &Ctx, ui: &mut Ui) {
    let Some(address) = handout_address(ctx) else { return };
    ui.element("div", "class-address", |ui| {
        if let Some((size, path)) = dark_modules(&address) {
            ui.element("svg", "class-qr", |ui| {
                ui.attr("viewBox", &format!("0 0 {size} {size}"));
                ui.attr_static("role", "img");
                ui.attr("aria-label", ctx.t(Msg::HandoutCode));
                ui.element("path", "", |ui| ui.attr("d", &path));
            });
        }
        ui.element("p", "", |ui| {
            ui.text_element("b", "", ctx.t(Msg::HandoutMore));
            ui.text(ctx.t(Msg::Colon));
            ui.element("span", "class-url", |ui| {
                ui.attr_static("translate", "no");
                ui.text_unmarked(&address);
            });
        });
    });
}

/// Returns the width of a text's QR code with its border, in modules, and its dark modules as the path of a
/// drawing. Returns none for a text that is too long for one.
fn dark_modules(text: &str) -> Option<(usize, String)> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let mut path = String::new();
    for y in 0..code.size {
        let row = &code[y][..code.size];
        let mut x = 0;
        // One rectangle for each run: a printer leaves hairlines between squares.
        for run in row.chunk_by(|one, next| one.value() == next.value()) {
            let length = run.len();
            if run.first().is_some_and(|module| module.value()) {
                path.push_str(&format!("M{} {}h{length}v1h-{length}z", x + BORDER, y + BORDER));
            }
            x += length;
        }
    }
    Some((code.size + 2 * BORDER, path))
}

#[cfg(test)]
mod tests {
    use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

    use super::{BORDER, dark_modules};

    /// Returns the modules that a path fills, as rows.
    fn filled(size: usize, path: &str) -> Vec<Vec<bool>> {
        let mut rows = vec![vec![false; size]; size];
        for run in path.split('z').filter(|run| !run.is_empty()) {
            let numbers: Vec<usize> =
                run.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect();
            let [x, y, length, 1, back] = numbers[..] else { panic!("{run}") };
            assert_eq!(length, back);
            rows[y][x..x + length].fill(true);
        }
        rows
    }

    /// Compares with the code that another encoder makes of the text, with the same choice of mask.
    #[test]
    fn codes_are_those_of_another_encoder() {
        for text in
            ["https://example.org/", "https://a.example/topup/?lang=zh-Hans", &"https://b.example/".repeat(9)]
        {
            let (size, path) = dark_modules(text).expect("short enough");
            let ours = filled(size, &path);
            let segments = QrSegment::make_segments(text);
            let alike = (0..8).any(|mask| {
                let (least, most) = (Version::MIN, Version::MAX);
                let theirs = QrCode::encode_segments_advanced(
                    &segments,
                    QrCodeEcc::Medium,
                    least,
                    most,
                    Some(Mask::new(mask)),
                    false,
                )
                .expect("short enough");
                let border = i32::try_from(BORDER).expect("a few");
                let dark = |x: usize, y: usize| theirs.get_module(x as i32 - border, y as i32 - border);
                theirs.size() as usize + 2 * BORDER == size
                    && (0..size).all(|y| (0..size).all(|x| ours[y][x] == dark(x, y)))
            });
            assert!(alike, "{text}");
        }
    }

    #[test]
    fn a_text_too_long_for_a_code_has_none() {
        assert!(dark_modules(&"x".repeat(5_000)).is_none());
    }
}
