//! Handle of a mounted instance, for whoever has mounted it.

use std::rc::Rc;

use leptos::prelude::*;
use web_sys::HtmlElement;

use super::instance::Controller;
use super::mount::Tree;
use super::prerendered::{self, Delivered};
use crate::platform::{CancelToken, Origin, TextSize};
use crate::ui::{Setting, Surface, Timeline, Waiting, view};

/// A mounted instance. Dropping it takes it out of its host and gives everything back.
pub struct Mounted(Rc<Controller>);

impl Mounted {
    /// Mounts an instance in an element, in place of what was there, and loads its data.
    pub fn new(host: HtmlElement, setting: Setting, data: Origin, query: String) -> Self {
        host.set_text_content(None);
        let controller = Controller::new(host, None, setting, data.clone(), query);
        controller.mount_app();
        if controller.setting.surface == Surface::Element {
            let root = controller.instance.root.get_untracked();
            controller.text_size.replace(root.and_then(|root| TextSize::follow(&root)));
        }
        controller.load(data);
        Self(controller)
    }

    /// Makes what our page was delivered with an instance, and loads its data.
    pub fn on_delivered(
        host: HtmlElement,
        delivered: HtmlElement,
        setting: Setting,
        data: Origin,
        query: String,
    ) -> Self {
        let delivered = Delivered { element: delivered };
        let controller = Controller::new(host, Some(delivered.clone()), setting, data.clone(), query);
        let (instance, is_unfiltered) = (controller.instance, prerendered::is_part_asked());
        let waiting = move || {
            provide_context(instance);
            view! { <Waiting is_prerendered=true is_unfiltered/> }
        };
        let first = delivered.element.first_child();
        controller.waiting.replace(Some(Tree::mount(&delivered.element, first.as_ref(), waiting)));
        controller.hear_history();
        controller.load(data);
        Self(controller)
    }

    /// The state, once there are data.
    pub fn timeline(&self) -> Option<Timeline> {
        self.0.shown.get()
    }

    /// The query of the present view; of the view it will begin with while there are no data.
    pub fn query(&self) -> String {
        self.0.query()
    }

    /// Shows the view of a query.
    pub fn set_query(&self, query: String) {
        match self.timeline() {
            Some(timeline) => timeline.adopt(&query),
            None => drop(self.0.initial_query.replace(query)),
        }
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.0.cancel_token.borrow().iter().for_each(CancelToken::cancel);
        self.0.shown.set(None);
        self.0.late.replace(None);
        self.0.text_size.replace(None);
        self.0.tree.replace(None);
        if let Some(owner) = self.0.data_owner.take() {
            owner.cleanup();
        }
        self.0.owner.cleanup();
    }
}
