//! Speech by a voice on this device; a voice on the network would be sent the text.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};
use yew::Callback;

/// How reading aloud ended, unless it was stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spoken {
    /// Everything was read, or another page or widget took the voice.
    Over,
    /// The device failed.
    Failed,
}

/// Reads texts aloud.
pub trait Speech {
    /// Calls back now, and at each change until the returned listener is dropped, with whether there is a voice
    /// for a language.
    fn offer(&self, lang: &str, changed: Callback<bool>) -> Option<EventListener>;
    /// Reads lines one after the other, and stops what was being read; `over` is called when it ends without
    /// [`Speech::stop`].
    fn speak(&self, lang: &str, lines: &[String], over: Callback<Spoken>);
    /// Stops reading; `over` is not called.
    fn stop(&self);
}

/// Speech without any voice.
#[derive(Debug, Default)]
pub struct Silent;

impl Speech for Silent {
    fn offer(&self, _: &str, changed: Callback<bool>) -> Option<EventListener> {
        changed.emit(false);
        None
    }

    fn speak(&self, _: &str, _: &[String], over: Callback<Spoken>) {
        over.emit(Spoken::Failed);
    }

    fn stop(&self) {}
}

/// Speech by the browser (Web Speech API).
#[derive(Debug, Default)]
pub struct Voices {
    /// Utterances being read: the browser drops those that nothing refers to.
    held: RefCell<Vec<(SpeechSynthesisUtterance, [EventListener; 2])>>,
    /// Listener that stops reading when the page is left: the browser would go on.
    leaving: RefCell<Option<EventListener>>,
    /// Number of the current reading, by which events of an earlier one are ignored.
    turn: Rc<Cell<u32>>,
}

/// Returns how well a voice of one language reads another, the best lowest; `None` where it does not. `zh-HK`
/// is Cantonese.
fn fit(lang: &str, voice: &str) -> Option<u8> {
    let voice = voice.to_ascii_lowercase().replace('_', "-");
    let of = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    if !lang.starts_with("zh") {
        return (of(lang) == of(&voice)).then_some(0);
    }
    let wanted = ["zh-cn", "zh-hans", "cmn", "zh-sg", "zh-tw", "zh-hant"];
    let rank = wanted.iter().position(|wanted| voice.starts_with(wanted));
    let rank = rank.or_else(|| (voice == "zh").then_some(1));
    rank.and_then(|rank| u8::try_from(rank).ok())
}

/// Returns the browser's speech, where it has any.
fn synthesis() -> Option<SpeechSynthesis> {
    let window = web_sys::window()?;
    let has = |name: &str| Reflect::get(&window, &name.into()).is_ok_and(|found| found.is_truthy());
    (has("speechSynthesis") && has("SpeechSynthesisUtterance")).then(|| window.speech_synthesis().ok())?
}

/// Returns the best local voice for a language.
fn voice(synthesis: &SpeechSynthesis, lang: &str) -> Option<SpeechSynthesisVoice> {
    let voices = synthesis.get_voices().into_iter().map(SpeechSynthesisVoice::from);
    let mut best: Option<(u8, SpeechSynthesisVoice)> = None;
    for voice in voices.filter(SpeechSynthesisVoice::local_service) {
        if let Some(fit) = fit(lang, &voice.lang())
            && best.as_ref().is_none_or(|(least, _)| fit < *least)
        {
            best = Some((fit, voice));
        }
    }
    best.map(|(_, voice)| voice)
}

impl Speech for Voices {
    fn offer(&self, lang: &str, changed: Callback<bool>) -> Option<EventListener> {
        let Some(synthesis) = synthesis() else {
            changed.emit(false);
            return None;
        };
        changed.emit(voice(&synthesis, lang).is_some());
        let (target, lang) = (synthesis.clone(), lang.to_owned());
        Some(EventListener::new(&target, "voiceschanged", move |_| {
            changed.emit(voice(&synthesis, &lang).is_some());
        }))
    }

    fn speak(&self, lang: &str, lines: &[String], over: Callback<Spoken>) {
        self.stop();
        let Some((synthesis, voice)) = synthesis().and_then(|synthesis| {
            let voice = voice(&synthesis, lang)?;
            Some((synthesis, voice))
        }) else {
            return over.emit(Spoken::Failed);
        };
        let turn = self.turn.get();
        let mut held = Vec::new();
        for (number, line) in lines.iter().enumerate() {
            let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(line) else {
                return over.emit(Spoken::Failed);
            };
            utterance.set_lang(&voice.lang());
            utterance.set_voice(Some(&voice));
            let ends = |name: &'static str, last: bool| {
                let (now, over) = (self.turn.clone(), over.clone());
                EventListener::new(&utterance, name, move |event| {
                    if last && now.get() == turn {
                        now.set(turn + 1);
                        over.emit(if name == "end" { Spoken::Over } else { failure(event) });
                    }
                })
            };
            let listeners = [ends("end", number + 1 == lines.len()), ends("error", true)];
            held.push((utterance, listeners));
        }
        // Another part of the page may have paused the voice, which all of it shares.
        synthesis.resume();
        for (utterance, _) in &held {
            synthesis.speak(utterance);
        }
        *self.held.borrow_mut() = held;
        *self.leaving.borrow_mut() = web_sys::window()
            .map(|window| EventListener::new(&window, "pagehide", move |_| synthesis.cancel()));
    }

    fn stop(&self) {
        self.turn.set(self.turn.get() + 1);
        let held = self.held.take();
        self.leaving.take();
        // Another widget on the page may be reading: only our own reading is cancelled.
        if !held.is_empty()
            && let Some(synthesis) = synthesis()
        {
            synthesis.cancel();
        }
    }
}

/// Returns whether the device failed, or another page or widget took the voice.
fn failure(event: &JsValue) -> Spoken {
    let error = Reflect::get(event, &"error".into()).ok().and_then(|error| error.as_string());
    match error.as_deref() {
        Some("interrupted" | "canceled") => Spoken::Over,
        _ => Spoken::Failed,
    }
}

#[cfg(test)]
mod tests {
    use super::fit;

    #[test]
    fn a_voice_reads_its_own_language_and_no_other() {
        assert!(fit("zh-Hans", "zh-CN") < fit("zh-Hans", "zh_TW"));
        assert_eq!(fit("zh-Hans", "zh_CN"), Some(0));
        for (lang, voice) in
            [("zh-Hans", "zh-HK"), ("zh-Hans", "yue-CN"), ("zh-Hans", "en-US"), ("en", "zh-CN")]
        {
            assert_eq!(fit(lang, voice), None, "{voice} for {lang}");
        }
        assert!(fit("en", "en_GB").is_some() && fit("zh-Hans", "zh").is_some());
        assert!(fit("ar", "ar-SA").is_some() && fit("ar", "en-US").is_none() && fit("ms-MY", "ms").is_some());
    }
}
