//! Empties functions of a program that are linked, though nothing the widget does leads to them; wasm-opt then drops them,
//! and what only they need.
//!
//! Yew decides while it runs what kind of node it draws, so no linker can tell that there are kinds that never come. A
//! function that was emptied wrongly stops the program where it is called, which the page tests would see. The compiler must
//! not have made equal functions one, as it does for the stock build: then one name stands for the others too.

use crate::run::{file_error, read};
use std::fs;
use std::path::{Path, PathBuf};
use topup_guard_drive::{Error, Result};
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{CodeSection, Function, Module};
use wasmparser::{FunctionBody, KnownCustom, Name, Parser, Payload};

/// What no function that is needed has in its name, and why it is not needed.
///
/// * Portals, suspended components and raw HTML, as nodes (`V…`) and as what stands in the page (`B…`): rooms are made of
///   elements, texts, lists and components only, and raw HTML is forbidden (ARCHITECTURE.md).
/// * Comparing attributes of different forms: `parts::Ui` gives every element those of one form.
const UNUSED: [&str; 7] = [
    "::VPortal",
    "::VSuspense",
    "::VRaw",
    "::BPortal",
    "::BSuspense",
    "::BRaw",
    "Attributes>::apply_diff_as_maps",
];

/// A copy of this program beside it, with them emptied.
pub(crate) fn emptied(wasm: &Path) -> Result<PathBuf> {
    let bytes = read(wasm)?;
    let smaller = without(&bytes, &UNUSED).map_err(|what| {
        Error::new(
            format!("{} could not be made smaller: {what}", wasm.display()),
            "compare xtask/src/unused.rs with the version of Yew that Cargo.lock names",
        )
    })?;
    let copy = wasm.with_extension("emptied.wasm");
    fs::write(&copy, smaller).map_err(|error| file_error(&copy, &error))?;
    Ok(copy)
}

/// The program with the functions emptied that have one of these in their name. Not all need be there, for what is short
/// is part of what calls it.
fn without(wasm: &[u8], unused: &[&str]) -> std::result::Result<Vec<u8>, String> {
    let (imported, names) = functions(wasm).map_err(|error| error.to_string())?;
    let mut places: Vec<u32> = names
        .into_iter()
        .filter(|(_, name)| unused.iter().any(|part| name.contains(part)))
        .map(|(place, _)| place)
        .collect();
    if places.is_empty() {
        return Err("no function has any of the names".to_owned());
    }
    places.sort_unstable();
    let mut module = Module::new();
    let mut emptier = Emptier { places, next: imported };
    emptier.parse_core_module(&mut module, Parser::new(0), wasm).map_err(|error| error.to_string())?;
    Ok(module.finish())
}

/// How many functions are imported, and the names of all by their index.
fn functions(wasm: &[u8]) -> wasmparser::Result<(u32, Vec<(u32, String)>)> {
    let (mut imported, mut named) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CustomSection(section) => {
                let KnownCustom::Name(parts) = section.as_known() else { continue };
                for part in parts {
                    let Name::Function(names) = part? else { continue };
                    for name in names {
                        let name = name?;
                        // Without the sums that tell versions of a crate apart.
                        named.push((name.index, format!("{:#}", rustc_demangle::demangle(name.name))));
                    }
                }
            }
            _ => {}
        }
    }
    Ok((imported, named))
}

struct Emptier {
    /// The functions to empty, by index, in order.
    places: Vec<u32>,
    /// The index of the next body.
    next: u32,
}

impl Reencode for Emptier {
    type Error = std::convert::Infallible;

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> std::result::Result<(), reencode::Error> {
        let place = self.next;
        self.next += 1;
        if self.places.binary_search(&place).is_err() {
            return reencode::utils::parse_function_body(self, code, body);
        }
        let mut stop = Function::new([]);
        stop.instructions().unreachable().end();
        code.function(&stop);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        EntityType, ExportKind, ExportSection, FunctionSection, ImportSection, NameMap, NameSection,
        TypeSection,
    };

    /// A program that imports a function and has `keep` and `yew::virtual_dom::VRaw`.
    fn program() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("a", "b", EntityType::Function(0));
        let mut functions = FunctionSection::new();
        functions.function(0).function(0);
        let mut exports = ExportSection::new();
        exports.export("keep", ExportKind::Func, 1);
        let mut code = CodeSection::new();
        for calls in [1, 2] {
            let mut body = Function::new([]);
            for _ in 0..calls {
                body.instructions().call(0);
            }
            body.instructions().end();
            code.function(&body);
        }
        let mut names = NameMap::new();
        names.append(0, "b");
        names.append(1, "keep");
        names.append(2, "_RNtNtCs1234_3yew11virtual_dom4VRaw");
        let mut section = NameSection::new();
        section.functions(&names);
        let mut module = Module::new();
        module
            .section(&types)
            .section(&imports)
            .section(&functions)
            .section(&exports)
            .section(&code)
            .section(&section);
        module.finish()
    }

    /// How long each body is.
    fn lengths(wasm: &[u8]) -> Vec<usize> {
        let bodies = Parser::new(0).parse_all(wasm).filter_map(|payload| match payload.unwrap() {
            Payload::CodeSectionEntry(body) => Some(body.as_bytes().len()),
            _ => None,
        });
        bodies.collect()
    }

    #[test]
    fn only_what_is_named_is_emptied() {
        let before = program();
        let after = without(&before, &["dom::VRaw", "yew::virtual"]).unwrap();
        assert_eq!(lengths(&before), [4, 6]);
        assert_eq!(lengths(&after), [4, 3]);
        assert_eq!(functions(&after).unwrap(), functions(&before).unwrap());
    }

    #[test]
    fn names_that_are_not_there_are_trouble() {
        assert!(without(&program(), &["::VRaw", "::BRaw"]).is_ok());
        assert!(without(&program(), &["::VPortal", "::BRaw"]).unwrap_err().contains("no function"));
        assert!(without(b"no program", &[]).is_err());
    }
}
