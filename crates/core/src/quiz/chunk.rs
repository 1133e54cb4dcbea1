//! The responses of a log in chunks, which the clones of a log share.

use std::sync::Arc;

use super::merged::{MOST, Merged};
use super::{Response, ResponseId};

/// Responses that follow one another in a log.
#[derive(Debug, Clone, Default)]
pub(super) struct Chunk {
    pub(super) responses: Vec<Response>,
    /// Their ids, sorted.
    ids: Vec<ResponseId>,
}

impl Chunk {
    /// Returns an empty chunk with room for so many responses.
    pub(super) fn with_capacity(room: usize) -> Self {
        Self { responses: Vec::with_capacity(room), ids: Vec::with_capacity(room) }
    }

    /// Appends a response that is not there yet.
    pub(super) fn push(&mut self, response: Response) {
        let (Ok(place) | Err(place)) = self.ids.binary_search(&response.id);
        self.ids.insert(place, response.id);
        self.responses.push(response);
    }

    /// Appends the responses of another chunk, none of which is there yet.
    pub(super) fn append(&mut self, mut other: Self) {
        self.responses.append(&mut other.responses);
        self.ids.append(&mut other.ids);
        self.ids.sort_unstable();
    }

    /// Returns whether a response with this id is there.
    pub(super) fn has(&self, id: ResponseId) -> bool {
        self.ids.binary_search(&id).is_ok()
    }

    /// Returns those of the responses that are new, each once and as many as there is room for, and adds
    /// their ids: the caller puts them among the responses.
    pub(super) fn add_ids(&mut self, responses: Vec<Response>, merged: &mut Merged) -> Vec<Response> {
        let mut first: Vec<_> = responses.iter().map(|response| response.id).zip(0..).collect();
        first.sort_unstable();
        first.dedup_by_key(|(id, _)| *id);
        first.retain(|(id, _)| self.ids.binary_search(id).is_err());
        merged.duplicates = responses.len() - first.len();
        let mut fresh = vec![false; responses.len()];
        for (_, place) in first {
            if let Some(fresh) = fresh.get_mut(place) {
                *fresh = true;
            }
        }
        let mut responses: Vec<_> = responses
            .into_iter()
            .zip(fresh)
            .filter_map(|(response, fresh)| fresh.then_some(response))
            .collect();
        let room = MOST - self.responses.len();
        merged.refused += responses.len().saturating_sub(room);
        responses.truncate(room);
        merged.added = responses.len();
        self.ids.extend(responses.iter().map(|response| response.id));
        self.ids.sort_unstable();
        responses
    }
}

/// Responses of a [`Log`](super::Log), in the order given.
#[derive(Clone, Copy)]
pub struct Responses<'a>(pub(super) &'a [Arc<Chunk>]);

impl<'a> Responses<'a> {
    /// Returns how many there are.
    #[must_use]
    pub fn len(self) -> usize {
        self.0.iter().map(|chunk| chunk.responses.len()).sum()
    }

    /// Returns whether there are none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// Iterates over them.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = &'a Response> + Clone {
        self.0.iter().flat_map(|chunk| &chunk.responses)
    }

    /// Returns the one that was given first.
    #[must_use]
    pub fn first(self) -> Option<&'a Response> {
        self.iter().next()
    }

    /// Copies them into a vector.
    #[must_use]
    pub fn to_vec(self) -> Vec<Response> {
        self.iter().cloned().collect()
    }
}

impl PartialEq for Responses<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Responses<'_> {}

impl std::fmt::Debug for Responses<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
