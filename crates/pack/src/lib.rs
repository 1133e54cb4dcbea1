//! Reads `content/`, checks it, and writes one pack per language.
