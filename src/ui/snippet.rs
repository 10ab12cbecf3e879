//! Snippet: a text to be copied, with a button that does so.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::view;
use crate::platform;
use crate::words::page::embed as text;

/// A text that can be read and copied, and what has become of the copying. It stands in an element of the class `ct-snippet`.
#[component]
pub fn Snippet(
    /// What the text is called.
    #[prop(into)]
    name: String,
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// How many lines of it are seen.
    #[prop(default = "6")]
    rows: &'static str,
    /// What the button says. Otherwise that it copies, and for those who only hear it what.
    #[prop(optional)]
    copy_words: Option<&'static str>,
    /// What stands behind the button.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let area = NodeRef::<html::Textarea>::new();
    let status = RwSignal::new(String::new());
    let copy = move |_| {
        // Both may have gone when the browser answers.
        let (copied, area) = (text.get_untracked(), area.get_untracked());
        spawn_local(async move {
            let is_copied = platform::copy_text(&copied).await;
            let said = if is_copied { text::COPIED } else { text::NOT_COPIED };
            let _ = status.try_set(said.to_owned());
            // Where the browser does not copy, the reader can.
            if let Some(area) = area.filter(|_| !is_copied) {
                area.select();
            }
        });
    };
    let said: Signal<String> = status.into();
    let words = match copy_words {
        Some(words) => words.into_any(),
        // Several stand in one dialog: those who only hear it are told what each copies.
        None => view! { {text::COPY}<span class="ct-unseen">" "{name.clone()}</span> },
    };
    view! {
        <textarea readonly rows=rows aria-label=name node_ref=area prop:value=text></textarea>
        <p>
            <button type="button" on:click=copy>{words}</button>
            " "
            {children.map(|children| children())}
            <span role="status">{said}</span>
        </p>
    }
}
