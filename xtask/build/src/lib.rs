//! Makes what is published: turns programs, `content/` and `static/` into the files of `dist/`.

mod configure;
pub mod content;
mod critical;
mod element;
pub mod finish;
pub mod first_view;
mod hash;
mod headers;
mod inline;
pub mod lists;
mod manifest;
mod oembed;
pub mod pack;
pub mod package;
pub mod release;
mod scripts;
mod service_worker;
pub mod single_file;
mod versions;
