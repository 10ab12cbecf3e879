//! Dialog: a box over the page, or in it, whose content is there as long as it is open.

use leptos::html;
use leptos::prelude::*;

use super::effect::effect;
use super::setting::Surface;
use super::state::use_timeline;
use super::view;
use crate::platform;
use crate::words::page;

/// A dialog with a heading and a button that closes it.
///
/// Setting `is_open` opens it, also where it is open already: its content is made anew then.
#[component]
pub fn Dialog(
    /// Its name, which is its heading too.
    title: &'static str,
    /// Whether it is open.
    is_open: RwSignal<bool>,
    /// The button that opens it. The focus returns to it where nothing else has it.
    opener: NodeRef<html::Button>,
    /// The dialog itself, for whoever makes its content.
    #[prop(optional)]
    node: NodeRef<html::Dialog>,
    /// The button that closes it, for whoever makes its content.
    #[prop(optional)]
    close_button: NodeRef<html::Button>,
    /// Makes the content.
    children: ChildrenFn,
) -> impl IntoView {
    // A frame may be as high as its content: the middle of its window can be far from where the reader is. There the dialog
    // opens in its place in the page.
    let is_framed = use_timeline().surface() == Surface::Frame;
    let show = move || {
        let Some(dialog) = node.get_untracked() else { return };
        if is_framed {
            dialog.show();
            dialog.scroll_into_view();
        } else {
            // In an element that has been moved it is still open, but as a part of the page.
            dialog.close();
            let _ = dialog.show_modal();
        }
    };
    let close = move || {
        if let Some(dialog) = node.get_untracked() {
            dialog.close();
        }
    };
    let content = move || {
        is_open.get().then(|| {
            // An effect that is made with the content runs when that is in the dialog, and in the same task as the press.
            effect(show);
            view! {
                <div class="ct-detail-head">
                    <h2>{title}</h2>
                    <button type="button" class="ct-close" node_ref=close_button on:click=move |_| close()>
                        <span class="ct-unseen">{page::CLOSE}</span>
                    </button>
                </div>
                {children()}
            }
        })
    };
    // Closing by the signal is closing, too. A dialog that is closed already tells of nothing.
    effect(move || {
        if !is_open.get() {
            close();
        }
    });
    view! {
        <dialog
            class="ct-dialog"
            aria-label=title
            node_ref=node
            on:close=move |_| {
                // The browser tells of it later: by then a quick reader may have opened the dialog again, or gone elsewhere.
                if node.try_get_untracked().flatten().is_none_or(|dialog| dialog.open()) {
                    return;
                }
                let _ = is_open.try_set(false);
                if let Some(opener) = opener.try_get_untracked().flatten() {
                    platform::take_focus(&opener);
                }
            }
            on:keydown=move |event| {
                if is_framed && platform::is_escape(&event) {
                    // What is open beside the chart stays.
                    event.stop_propagation();
                    close();
                }
            }
        >
            {move || content().into_any()}
        </dialog>
    }
}
