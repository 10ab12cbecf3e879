//! How does a reader get what shows exactly this view on a page of their own?

use js_sys::Reflect;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::browser;
use super::frame;
use super::timeline::Timeline;
use crate::view::{Theme, ViewState, encode, parameters};
use crate::words::page::embed as text;
use crate::words::{self, page};

/// A button that opens a dialog with a preview and two snippets.
#[component]
pub fn Embed(
    /// The timeline it belongs to.
    timeline: Timeline,
) -> impl IntoView {
    let dialog: NodeRef<html::Dialog> = NodeRef::new();
    let is_open = RwSignal::new(false);
    let open = move |_| {
        is_open.set(true);
        if let Some(dialog) = dialog.get_untracked() {
            let _ = dialog.show_modal();
        }
    };
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    view! {
        <button type="button" class="ct-embed-button" on:click=open>{text::OPEN}</button>
        <dialog class="ct-dialog" node_ref=dialog aria-label=text::TITLE on:close=move |_| is_open.set(false)>
            <div class="ct-detail-head">
                <h2>{text::TITLE}</h2>
                <button type="button" class="ct-close" aria-label=page::CLOSE on:click=close>"×"</button>
            </div>
            <Show when=move || is_open.get()>
                <Choices timeline=timeline />
            </Show>
        </dialog>
    }
    .into_any()
}

/// What can be chosen, the preview, and the snippets that follow from it.
#[component]
fn Choices(
    /// The timeline it belongs to.
    timeline: Timeline,
) -> impl IntoView {
    let width = RwSignal::new("100%".to_owned());
    // Until the reader says otherwise, as high as the preview says that it is.
    let told_height = RwSignal::new(words::FRAME_HEIGHT_PX);
    let chosen_height = RwSignal::new(None);
    let height = move || chosen_height.get().unwrap_or_else(|| told_height.get());
    let theme = RwSignal::new(timeline.view.with_untracked(|view| view.theme));
    let folder = browser::location_without_query().unwrap_or_default();
    let folder = StoredValue::new(folder.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/")));
    let view = move || timeline.view.with(|view| ViewState { theme: theme.get(), ..view.clone() });
    let query = move |is_embed: bool| encode(&ViewState { embed: is_embed, ..view() }, &timeline.dataset());
    let at = move |rest: &str| folder.with_value(|folder| format!("{folder}{rest}"));
    let source = move || at(&format!("?{}", query(true)));
    let link = move || at(format!("?{}", query(false)).trim_end_matches('?'));
    let title = move || words::view_title(&view(), &timeline.dataset());
    let frame = move || {
        let script = format!("<script src=\"{}\" async></script>", at("embed.js"));
        format!("{}\n{script}", words::frame_snippet(&title(), &source(), &link(), &width.get(), height()))
    };
    let element = move || {
        words::element_snippet(
            &title(),
            &at("coalition-timeline.js"),
            &parameters(&query(false)),
            &link(),
            &width.get(),
        )
    };
    let set_height = move |event| {
        if let Ok(px) = event_target_value(&event).parse::<u32>() {
            chosen_height.set(Some(px.clamp(200, 5000)));
        }
    };
    let set_width = move |event| width.set(words::css_width(&event_target_value(&event)));
    let themes = [(Theme::System, text::SYSTEM), (Theme::Light, text::LIGHT), (Theme::Dark, text::DARK)];
    let set_theme = move |event| theme.set(Theme::from_code(&event_target_value(&event)).unwrap_or_default());
    let options = themes
        .into_iter()
        .map(|(choice, name)| {
            view! { <option value=choice.code() prop:selected=move || theme.get() == choice>{name}</option> }
        })
        .collect_view();
    let preview: NodeRef<html::Iframe> = NodeRef::new();
    // Kept until the dialog is closed.
    StoredValue::new_local(frame::on_height(move |speaker, px| {
        let shown = preview.try_get_untracked().flatten().and_then(|preview| preview.content_window());
        if shown.is_some_and(|shown| JsValue::from(shown) == *speaker) {
            let _ = told_height.try_set(px);
        }
    }));
    view! {
        <p>{text::WHAT}</p>
        <div class="ct-row">
            <label class="ct-field">
                <span>{text::WIDTH}</span>
                <input type="text" size="8" prop:value=move || width.get() on:change=set_width />
            </label>
            <label class="ct-field">
                <span>{text::HEIGHT}</span>
                <input type="number" min="200" max="5000" prop:value=height on:change=set_height />
            </label>
            <label class="ct-field">
                <span>{text::THEME}</span>
                <select on:change=set_theme>{options}</select>
            </label>
        </div>
        <Snippet title=text::FRAME what=text::FRAME_WHAT needs=text::FRAME_NEEDS code=Signal::derive(frame) />
        <Snippet title=text::ELEMENT what=text::ELEMENT_WHAT needs=text::ELEMENT_NEEDS code=Signal::derive(element) />
        <h3>{text::PREVIEW}</h3>
        <div class="ct-preview">
            // Made anew for each address: a frame that is sent elsewhere would add to the reader's history. It is only
            // looked at: what is chosen in it would not be in the snippets.
            {move || {
                let source = source();
                view! {
                    <iframe
                        inert
                        title=title
                        src=source
                        style:width=move || width.get()
                        style:height=move || format!("{}px", height())
                        node_ref=preview
                    ></iframe>
                }
            }}
        </div>
    }
    .into_any()
}

/// A snippet with a button that copies it and says whether it did.
#[component]
fn Snippet(
    /// What it is.
    title: &'static str,
    /// When to take it.
    what: &'static str,
    /// What it needs around it.
    needs: &'static str,
    /// What is pasted.
    code: Signal<String>,
) -> impl IntoView {
    let area: NodeRef<html::Textarea> = NodeRef::new();
    let said = RwSignal::new("");
    let copy = move |_| {
        let code = code.get_untracked();
        wasm_bindgen_futures::spawn_local(async move {
            let is_copied = copied(&code).await;
            let _ = said.try_set(if is_copied { text::COPIED } else { text::NOT_COPIED });
            // Where the browser does not copy, the reader can.
            if let (false, Some(Some(area))) = (is_copied, area.try_get_untracked()) {
                area.select();
            }
        });
    };
    view! {
        <div class="ct-snippet">
            <h3>{title}</h3>
            <p>{what}</p>
            <textarea readonly rows="6" aria-label=title node_ref=area prop:value=move || code.get()></textarea>
            <p>
                <button type="button" on:click=copy>{text::COPY}</button>
                " "
                <span role="status">{move || said.get()}</span>
            </p>
            <p class="ct-hint">{needs}</p>
        </div>
    }
}

/// Copies a text; whether the browser did.
async fn copied(code: &str) -> bool {
    let Some(window) = browser::window() else { return false };
    let navigator = window.navigator();
    // Pages without a secure connection and sandboxed frames have no clipboard at all.
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok().filter(|clipboard| clipboard.is_object());
    match clipboard.and_then(|clipboard| clipboard.dyn_into::<web_sys::Clipboard>().ok()) {
        Some(clipboard) => JsFuture::from(clipboard.write_text(code)).await.is_ok(),
        None => false,
    }
}
