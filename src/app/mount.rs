//! Mounting: how a tree of components comes into an element, and what takes it away again.

use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use web_sys::{Element, HtmlElement, Node};

/// A tree in the page. Dropping it takes it out and gives everything back.
pub struct Tree {
    owner: Owner,
    /// What is in the page, with its effects.
    state: <AnyView as Render>::State,
}

impl Tree {
    /// Mounts a view in an element, before another child of it or at its end.
    pub fn mount(parent: &Element, before: Option<&Node>, view: impl FnOnce() -> AnyView) -> Self {
        let owner = Owner::new_root(None);
        let mut state = owner.with(|| view().build());
        state.mount(parent, before);
        Self { owner, state }
    }

    /// Hydrates an element that was rendered natively from the same view.
    pub fn hydrate(element: HtmlElement, view: impl FnOnce() -> AnyView) -> Self {
        let owner = Owner::new_root(None);
        let cursor = Cursor::new(element.into());
        let state = owner.with(|| view().hydrate::<true>(&cursor, &PositionState::new(Position::Current)));
        Self { owner, state }
    }
}

impl Drop for Tree {
    fn drop(&mut self) {
        self.state.unmount();
        self.owner.cleanup();
    }
}
