//! Pictures: drawn by the browser, offered to the share sheet, or saved.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Promise, Reflect};
use topup_guard::browser::picture::{Block, Canvas, Outcome, Picture, Pictures, Tone};
use wasm_bindgen::prelude::{Closure, JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{CanvasRenderingContext2d, File, HtmlCanvasElement, HtmlImageElement};

use crate::instead::{Instead, refused};

fn picture(right_to_left: bool) -> Picture {
    Picture {
        lang: if right_to_left { "ar" } else { "zh-Hans" }.into(),
        right_to_left,
        tone: Tone::Stop,
        name: "topup-guard".into(),
        blocks: vec![
            Block::Heading("很像已知的骗局".into()),
            Block::List(vec!["要你的验证码".into(), "催得急".into()]),
            Block::Rule,
            Block::Number { label: "报警".into(), number: "110".into() },
        ],
    }
}

/// Returns the pixels of a picture by its address: its width, its height, and four bytes for each pixel.
async fn pixels(address: &str) -> (u32, u32, Vec<u8>) {
    let image = HtmlImageElement::new().unwrap();
    image.set_src(address);
    JsFuture::from(image.decode()).await.expect("a picture");
    let (width, height) = (image.natural_width(), image.natural_height());
    let canvas = gloo::utils::document().create_element("canvas").unwrap();
    let canvas: HtmlCanvasElement = canvas.unchecked_into();
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").unwrap().unwrap().unchecked_into();
    context.draw_image_with_html_image_element(&image, 0.0, 0.0).unwrap();
    let data = context.get_image_data(0.0, 0.0, width.into(), height.into()).unwrap().data();
    (width, height, data.0)
}

#[wasm_bindgen_test]
async fn a_picture_has_its_colour_on_top_and_its_texts_on_the_side_where_they_begin() {
    for right_to_left in [false, true] {
        let Outcome::Saved(address) = Canvas.save(&picture(right_to_left)).await else { panic!("not saved") };
        assert!(address.starts_with("data:image/png;base64,"));
        let (width, height, data) = pixels(&address).await;
        assert_eq!(width, 1_080);
        assert!((500..1_500).contains(&height), "{height}");
        let at = |x: usize, y: usize| {
            let place = (y * width as usize + x) * 4;
            <[u8; 4]>::try_from(&data[place..place + 4]).expect("four bytes")
        };
        assert_eq!(at(5, 5), [0xa6, 0x23, 0x1b, 255], "the stripe");
        assert_eq!(at(5, height as usize - 5), [255; 4], "the paper");
        let dark = |columns: std::ops::Range<usize>| {
            let all = columns.flat_map(|x| (60..height as usize).map(move |y| (x, y)));
            all.filter(|(x, y)| at(*x, *y).iter().take(3).all(|part| *part < 128)).count()
        };
        let (left, right) = (dark(84..300), dark(780..996));
        assert!(if right_to_left { right > left } else { left > right }, "{left} {right}");
        assert!(left.max(right) > 500, "the texts are there");
        assert_eq!(dark(0..80) + dark(1_000..1_080), 0, "nothing in the margins");
    }
}

#[wasm_bindgen_test]
async fn a_share_sheet_gets_the_file_and_a_refusal_saves_it() {
    let given = Rc::new(RefCell::new(None));
    let answer = Rc::new(RefCell::new(Promise::resolve(&JsValue::UNDEFINED)));
    let sheet = {
        let (given, answer) = (given.clone(), answer.clone());
        Closure::<dyn FnMut(JsValue) -> Promise>::new(move |data: JsValue| {
            let files: Array = Reflect::get(&data, &"files".into()).unwrap().unchecked_into();
            *given.borrow_mut() = files.get(0).dyn_into::<File>().ok();
            answer.borrow().clone()
        })
    };
    let takes = Closure::<dyn FnMut(JsValue) -> bool>::new(|_| true);
    let navigator = gloo::utils::window().navigator();
    let _sheet = Instead::of(navigator.clone(), "share", sheet.as_ref());
    let can = Instead::of(navigator.clone(), "canShare", takes.as_ref());
    assert_eq!(Canvas.share(&picture(false)).await, Outcome::Sent);
    let file = given.take().expect("a file");
    assert_eq!((file.name().as_str(), file.type_().as_str()), ("topup-guard.png", "image/png"));
    assert!(file.size() > 5_000.0);
    *answer.borrow_mut() = refused("AbortError");
    assert_eq!(Canvas.share(&picture(false)).await, Outcome::Cancelled);
    *answer.borrow_mut() = refused("NotAllowedError");
    assert!(matches!(Canvas.share(&picture(false)).await, Outcome::Saved(_)));
    drop(can);
    // A share sheet for links alone.
    given.take();
    let _none = Instead::of(navigator, "canShare", &JsValue::UNDEFINED);
    assert!(matches!(Canvas.share(&picture(false)).await, Outcome::Saved(_)));
    assert!(given.take().is_none());
}

#[wasm_bindgen_test]
async fn a_browser_that_does_not_draw_fails_without_a_file() {
    let window = gloo::utils::window();
    let prototype = Reflect::get(&window, &"HTMLCanvasElement".into())
        .and_then(|class| Reflect::get(&class, &"prototype".into()))
        .unwrap();
    let _none = Instead::of(prototype, "getContext", js_sys::Function::new_no_args("return null").as_ref());
    assert_eq!(Canvas.share(&picture(false)).await, Outcome::Failed);
}
