//! Pictures drawn by the browser, on a canvas that is never part of the page.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, File, FilePropertyBag, HtmlCanvasElement, ShareData};

use super::layout::{MARGIN, Mark, STRIPE, Style, WIDTH, layout};
use super::{Later, Outcome, Picture, Pictures, Tone};
use crate::browser::file;

/// Type of the file.
const KIND: &str = "image/png";

/// Pictures drawn on a canvas.
#[derive(Debug, Clone, Copy, Default)]
pub struct Canvas;

impl Pictures for Canvas {
    fn share(&self, picture: &Picture) -> Later {
        // Drawn and encoded at once: a browser opens the share sheet only while the tap lasts.
        let drawn = Drawn::of(picture);
        let sheet = drawn.as_ref().ok().and_then(Drawn::open_share_sheet);
        Box::pin(async move {
            let Ok(drawn) = drawn else { return Outcome::Failed };
            if let Some(sheet) = sheet {
                match sheet.await {
                    Ok(_) => return Outcome::Sent,
                    Err(error) if is_abort(&error) => return Outcome::Cancelled,
                    Err(_) => {}
                }
            }
            drawn.save()
        })
    }

    fn save(&self, picture: &Picture) -> Later {
        let outcome = Drawn::of(picture).map_or(Outcome::Failed, Drawn::save);
        Box::pin(std::future::ready(outcome))
    }
}

/// A picture as a file.
struct Drawn {
    name: String,
    /// Its `data:` address.
    address: String,
    bytes: Uint8Array,
}

impl Drawn {
    fn of(picture: &Picture) -> Result<Self, JsValue> {
        let address = draw(picture)?.to_data_url_with_type(KIND)?;
        let (_, code) = address.split_once(',').ok_or(JsValue::NULL)?;
        // One character for each byte.
        let bytes: Vec<u8> = gloo::utils::window().atob(code)?.chars().map(|c| c as u8).collect();
        if bytes.is_empty() {
            return Err(JsValue::NULL);
        }
        Ok(Self { name: format!("{}.png", picture.name), bytes: Uint8Array::from(&*bytes), address })
    }

    /// Opens the share sheet; `None` where there is none that takes a file.
    fn open_share_sheet(&self) -> Option<JsFuture> {
        let navigator = gloo::utils::window().navigator();
        let options = FilePropertyBag::new();
        options.set_type(KIND);
        let parts = Array::of1(&self.bytes);
        let file = File::new_with_u8_array_sequence_and_options(&parts, &self.name, &options).ok()?;
        let data = ShareData::new();
        data.set_files(&Array::of1(&file));
        let takes: Function = Reflect::get(&navigator, &"canShare".into()).ok()?.dyn_into().ok()?;
        let takes = takes.call1(&navigator, &data).ok()?;
        takes.is_truthy().then(|| JsFuture::from(navigator.share_with_data(&data)))
    }

    fn save(self) -> Outcome {
        file::download_parts(&self.name, KIND, &Array::of1(&self.bytes));
        Outcome::Saved(self.address)
    }
}

fn is_abort(error: &JsValue) -> bool {
    Reflect::get(error, &"name".into()).is_ok_and(|name| name == "AbortError")
}

/// Returns the font of a style, as CSS has it.
fn font(style: Style, lang: &str) -> String {
    let weight = if matches!(style, Style::Heading | Style::Number) { "bold " } else { "" };
    let chinese = match lang {
        "zh-Hant" => r#""PingFang TC", "Noto Sans CJK TC", "Microsoft JhengHei""#,
        _ => r#""PingFang SC", "HarmonyOS Sans SC", "Noto Sans CJK SC", "Microsoft YaHei""#,
    };
    format!("{weight}{}px system-ui, -apple-system, {chinese}, sans-serif", style.size())
}

/// Draws a picture: dark on white in every theme, since it is also printed.
fn draw(picture: &Picture) -> Result<HtmlCanvasElement, JsValue> {
    let canvas = gloo::utils::document().create_element("canvas")?;
    canvas.set_attribute("lang", &picture.lang)?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().map_err(JsValue::from)?;
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.dyn_into().map_err(JsValue::from)?;
    let fonts = [Style::Heading, Style::Text, Style::Number, Style::Small]
        .map(|style| (style, font(style, &picture.lang)));
    let set_font = |style| {
        fonts.iter().filter(|(other, _)| *other == style).for_each(|(_, font)| context.set_font(font));
    };
    let (marks, height) = layout(picture, &|text, style| {
        set_font(style);
        // A browser that does not measure makes one long line.
        context.measure_text(text).map_or(0.0, |metrics| metrics.width())
    });
    canvas.set_width(WIDTH as u32);
    canvas.set_height(height as u32);
    let tone = match picture.tone {
        Tone::Plain => "#0b6456",
        Tone::Caution => "#7a4e00",
        Tone::Stop => "#a6231b",
    };
    let rectangle = |color: &str, x, y, width, height| {
        context.set_fill_style_str(color);
        context.fill_rect(x, y, width, height);
    };
    rectangle("#ffffff", 0.0, 0.0, WIDTH, height);
    rectangle(tone, 0.0, 0.0, WIDTH, STRIPE);
    // Changing the size of a canvas has reset what was set before.
    context.set_text_align("start");
    if picture.right_to_left {
        Reflect::set(&context, &"direction".into(), &"rtl".into())?;
    }
    for mark in marks {
        match mark {
            Mark::Rule { y } => rectangle("#dcd8cc", MARGIN, y, WIDTH - 2.0 * MARGIN, 3.0),
            Mark::Line { text, style, inset, y } => {
                set_font(style);
                context.set_fill_style_str(match style {
                    Style::Heading => tone,
                    Style::Small => "#55605b",
                    Style::Text | Style::Number => "#1c211f",
                });
                let side = MARGIN + inset;
                context.fill_text(&text, if picture.right_to_left { WIDTH - side } else { side }, y)?;
            }
        }
    }
    Ok(canvas)
}
