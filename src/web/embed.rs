//! How does a reader get what shows exactly this view on a page of their own?

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, Event, HtmlElement, HtmlIFrameElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
};

use super::browser;
use super::dialog;
use super::frame;
use super::live::{find, follow, set, style};
use super::timeline::Timeline;
use crate::markup;
use crate::view::{Theme, ViewState, encode, parameters};
use crate::words;

/// What is open in the dialog; nothing while it is closed.
type Shown = Rc<RefCell<Option<Rc<Choices>>>>;

/// What has been chosen in the dialog, and what follows from it.
struct Choices {
    timeline: Timeline,
    width: RefCell<String>,
    /// Until the reader says otherwise, as high as the preview says that it is.
    told_height: Cell<u32>,
    chosen_height: Cell<Option<u32>>,
    theme: Cell<Theme>,
    /// The address of our page without its name.
    folder: String,
    width_field: HtmlInputElement,
    height_field: HtmlInputElement,
    theme_field: HtmlSelectElement,
    snippets: Vec<HtmlTextAreaElement>,
    preview: Element,
    /// Hears how high the preview is.
    listener: RefCell<Option<EventListener>>,
}

/// Makes the button open a dialog with a preview and two snippets.
pub fn bind(timeline: Timeline, root: &Element) -> Option<()> {
    let shown = Shown::default();
    let (opened, changed) = (shown.clone(), shown.clone());
    dialog::bind(
        root,
        "embed",
        move |dialog| {
            if !timeline.has_address() {
                return dialog.set_inner_html(&markup::embed_nothing());
            }
            dialog.set_inner_html(&markup::embed_choices(timeline.view.with_untracked(|view| view.theme)));
            opened.replace(Choices::new(timeline, dialog));
        },
        move |event| match event.type_().as_str() {
            "close" => drop(changed.replace(None)),
            "change" => changed.borrow().clone().iter().for_each(|choices| choices.choose(event)),
            _ => {}
        },
    )?;
    follow(move || {
        timeline.view.track();
        let choices = shown.borrow().clone();
        choices.iter().for_each(|choices| choices.show(false));
    });
    Some(())
}

impl Choices {
    fn new(timeline: Timeline, dialog: &Element) -> Option<Rc<Self>> {
        let folder = browser::location_without_query().unwrap_or_default();
        let choices = Rc::new(Self {
            timeline,
            width: RefCell::new("100%".to_owned()),
            told_height: Cell::new(words::FRAME_HEIGHT_PX),
            chosen_height: Cell::new(None),
            theme: Cell::new(timeline.view.with_untracked(|view| view.theme)),
            folder: folder.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/")),
            width_field: find(dialog, "input[type=text]")?,
            height_field: find(dialog, "input[type=number]")?,
            theme_field: find(dialog, "select")?,
            snippets: browser::all(dialog, "textarea"),
            preview: find(dialog, ".ct-preview")?,
            listener: RefCell::new(None),
        });
        let it = Rc::downgrade(&choices);
        choices.listener.replace(frame::on_height(move |speaker, px| {
            let Some(it) = it.upgrade() else { return };
            let frame: Option<HtmlIFrameElement> = find(&it.preview, "iframe");
            let window = frame.and_then(|frame| frame.content_window());
            if window.is_some_and(|window| JsValue::from(window) == *speaker) {
                it.told_height.set(px);
                it.show(false);
            }
        }));
        choices.show(true);
        Some(choices)
    }

    /// Takes what the reader has chosen.
    fn choose(&self, event: &Event) {
        let is = |field: &Element| event.target().is_some_and(|target| target == *field.as_ref());
        if is(&self.width_field) {
            self.width.replace(words::css_width(&self.width_field.value()));
        } else if is(&self.theme_field) {
            self.theme.set(Theme::from_code(&self.theme_field.value()).unwrap_or_default());
        } else if let Ok(px) = self.height_field.value().parse::<u32>() {
            self.chosen_height.set(Some(px.clamp(200, 5000)));
        }
        self.show(true);
    }

    /// Writes the snippets and the preview of the present view. Where nothing has just been chosen (`is_chosen`), what is
    /// being typed is left alone.
    fn show(&self, is_chosen: bool) {
        let dataset = self.timeline.dataset();
        let view = self.timeline.view.with_untracked(|view| ViewState { theme: self.theme.get(), ..view.clone() });
        let query = |embed: bool| encode(&ViewState { embed, ..view.clone() }, &dataset);
        let at = |rest: &str| format!("{}{rest}", self.folder);
        let (source, whole) = (at(&format!("?{}", query(true))), query(false));
        let link = at(format!("?{whole}").trim_end_matches('?'));
        let title = words::view_title(&view, &dataset);
        let (width, height) = (self.width.borrow(), self.chosen_height.get().unwrap_or(self.told_height.get()));
        let frame = words::frame_snippet(&title, &source, &link, &width, height);
        let frame = format!("{frame}\n<script src=\"{}\" async></script>", at("embed.js"));
        let script = at("coalition-timeline.js");
        let element = words::element_snippet(&title, &script, &parameters(&whole), &link, &width);
        for (area, code) in self.snippets.iter().zip([frame, element]) {
            area.set_value(&code);
        }
        for (field, value) in [(&self.width_field, width.as_str()), (&self.height_field, height.to_string().as_str())] {
            if is_chosen || browser::focused_inside(field).is_none() {
                field.set_value(value);
            }
        }
        if let Some(frame) = self.frame(&source) {
            set(&frame, "title", Some(&title));
            style(&frame, "width", &width);
            style(&frame, "height", &format!("{height}px"));
        }
    }

    /// The frame of the preview. It is made anew for each address: one that is sent elsewhere would add to the reader's
    /// history. It is only looked at: what is chosen in it would not be in the snippets.
    fn frame(&self, source: &str) -> Option<HtmlElement> {
        let before: Option<HtmlElement> = find(&self.preview, "iframe");
        if let Some(frame) = before.filter(|frame| frame.get_attribute("src").as_deref() == Some(source)) {
            return Some(frame);
        }
        let frame: HtmlElement = self.preview.owner_document()?.create_element("iframe").ok()?.unchecked_into();
        for (name, value) in [("inert", ""), ("src", source)] {
            set(&frame, name, Some(value));
        }
        self.preview.set_text_content(None);
        self.preview.append_child(&frame).ok()?;
        Some(frame)
    }
}
