//! Lists whose elements stay, by key.

use std::sync::Arc;

use leptos::prelude::*;

use super::view;

/// Key of a view in a list: the number of its row in a long table, else `None`, and a number that is its own in the list.
pub type Key = (Option<usize>, usize);

/// A view for each key, in their order. That of a key that was there before stays, and is only moved; another key has another view.
///
/// As [`For`], which would be some eight kilobytes of the program for each list.
pub fn keyed(
    keys: impl Fn() -> Vec<Key> + Send + Sync + 'static,
    view: impl Fn(Key) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    fn erased(
        keys: Arc<dyn Fn() -> Vec<Key> + Send + Sync>,
        view: Arc<dyn Fn(Key) -> AnyView + Send + Sync>,
    ) -> AnyView {
        view! { <For each=move || keys() key=|key| *key children=move |key| view(key)/> }
    }
    erased(Arc::new(keys), Arc::new(view))
}
