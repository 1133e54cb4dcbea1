//! A public collection of messages whose words stand apart and whose addresses and numbers are masked.
//!
//! Zhang et al., “Lies in the Air: Characterizing Fake-base-station Spam Ecosystem in China”, CCS 2020. It is
//! fetched by whoever measures, and never part of this repository.
use std::fs;
use std::path::Path;

use topup_guard_core::quiz::{Rng, Seed};
use xtask_base::Result;
use xtask_base::files::file_error;

use crate::message::Message;

/// What stands for something, the longest first where one begins another.
const MASKS: [&str; 10] =
    ["CELLPHONE", "HOTLINE", "WECHAT", "DIGIT", "PHONE", "PLACE", "BANK", "NAME", "URL", "QQ"];

/// Returns the collection's messages, its words joined and its masks filled with what nobody has.
pub(crate) fn collection(folder: &Path, seed: u64) -> Result<Vec<Message>> {
    let mut rng = Rng::new(Seed(seed));
    let mut messages = Vec::new();
    let entries = fs::read_dir(folder).map_err(|error| file_error(folder, &error))?;
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let label = match name.split(':').next() {
            Some("FR") => "fraud",
            Some("AD") => "advert",
            Some("IL") => "illegal",
            _ if name == "Other" => "ordinary",
            _ => continue,
        };
        let text = fs::read_to_string(&path).map_err(|error| file_error(&path, &error))?;
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let key: String = line.split_whitespace().collect();
            let (label, kind) = (label.to_owned(), name.clone());
            messages.push(Message { text: filled(&key, &mut rng), label, kind, patterns: Vec::new(), key });
        }
    }
    Ok(messages)
}

/// Returns a message with something made up in place of each mask.
fn filled(text: &str, rng: &mut Rng) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        match MASKS.iter().find(|mask| rest.starts_with(**mask)) {
            Some(mask) => {
                filled.push_str(&made_up(mask, rng));
                rest = rest.get(mask.len()..).unwrap_or_default();
            }
            None => {
                filled.push(first);
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
            }
        }
    }
    filled
}

/// Returns something of a mask's kind. Hosts are random letters under common endings; numbers have a form
/// that is in use.
fn made_up(mask: &str, rng: &mut Rng) -> String {
    let mut some = |alphabet: &str, length: usize| -> String {
        let letters: Vec<char> = alphabet.chars().collect();
        (0..length).filter_map(|_| letters.get(rng.below(letters.len())).copied()).collect()
    };
    let one = |list: &[&str], some: &mut dyn FnMut(&str, usize) -> String| {
        let place: usize = some("0123456789", 2).parse().unwrap_or_default();
        list.get(place % list.len()).copied().unwrap_or_default().to_owned()
    };
    match mask {
        "URL" => {
            let front = one(&["", "http://", "www.", "wap."], &mut some);
            let ending = one(&["com", "cn", "net", "cc", "top", "info", "com"], &mut some);
            let path = one(&["", "/", "/a", "/x7"], &mut some);
            let (name, rest) = (some("bcdfghjkmnpqrstvwxyz", 3), some("abcdefghkmnpqrstuvwxyz0123456789", 4));
            format!("{front}{name}{rest}.{ending}{path}")
        }
        "CELLPHONE" => format!("1{}{}", some("3578", 1), some("0123456789", 9)),
        "PHONE" => {
            format!("{}-{}", one(&["010", "020", "021", "0755", "0571"], &mut some), some("23456789", 8))
        }
        "HOTLINE" => format!("400{}", some("0123456789", 7)),
        "BANK" => format!("62{}", some("0123456789", 17)),
        "QQ" => format!("QQ{}{}", some("123456789", 1), some("0123456789", 8)),
        "WECHAT" => format!("微信{}{}", some("abcdefgh", 4), some("123456789", 4)),
        "DIGIT" => one(
            &["1", "2", "3", "5", "10", "20", "50", "88", "100", "200", "500", "1000", "5000", "10000"],
            &mut some,
        ),
        "PLACE" => one(&["江城", "临江", "东湖", "北山", "西岭"], &mut some),
        _ => one(&["张伟", "李娜", "王磊", "小陈", "青禾", "白鹭", "蓝溪"], &mut some),
    }
}
