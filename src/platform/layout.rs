//! Where elements are, how large they are, and in which font and colours.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ShadowRoot};

use super::window;
use crate::chart::Ink;
use crate::paint::{CanvasMeasure, Palette};

/// Device pixels in one CSS pixel.
pub fn device_pixel_ratio() -> f64 {
    window().map_or(1.0, |window| window.device_pixel_ratio())
}

/// The height that an element has in the layout, in tenths of a CSS pixel: whatever scale it is shown at. 0 where it is not shown.
pub fn layout_height(element: &Element) -> i32 {
    let height = computed(element, "height").map_or(0.0, |height| leading_number(&height));
    (height * 10.0).round() as i32
}

/// The number that a value of style begins with; 0 where it begins with none. The browser reads it: our own code for any number
/// would be larger than all that asks.
fn leading_number(value: &str) -> f64 {
    let number = js_sys::Number::parse_float(value);
    if number.is_finite() { number } else { 0.0 }
}

/// The families that the text of an element is shown in.
fn font_families(element: &Element) -> String {
    computed(element, "font-family").unwrap_or_default()
}

/// Measures text in the font that an element is shown in, on the present screen. `None` where the browser has no 2D canvas.
pub fn text_measure(element: &Element) -> Option<CanvasMeasure> {
    CanvasMeasure::new(&element.owner_document()?, &font_families(element), device_pixel_ratio())
}

/// The value that a property of style really has.
fn computed(element: &Element, property: &str) -> Option<String> {
    window()?.get_computed_style(element).ok()??.get_property_value(property).ok()
}

/// Where an element is drawn in the window: left, top, width and height, in the pixels that events of a pointer are told in. A
/// host may draw its page at another scale than it is laid out in.
pub fn drawn(element: &Element) -> [f64; 4] {
    let (area, zoom) = (element.get_bounding_client_rect(), untold_zoom(element));
    [area.left(), area.top(), area.width(), area.height()].map(|px| px * zoom)
}

/// The zoom that style sheets give an element, where the browser leaves it out of what it tells of rectangles: it then does not
/// know the property by which others say how much it is.
fn untold_zoom(element: &Element) -> f64 {
    if Reflect::has(element, &"currentCSSZoom".into()).unwrap_or(true) {
        return 1.0;
    }
    let Some(window) = window() else { return 1.0 };
    let (mut zoom, mut next) = (1.0, Some(element.clone()));
    while let Some(at) = next {
        let style = window.get_computed_style(&at).ok().flatten();
        let own = style.and_then(|style| style.get_property_value("zoom").ok());
        zoom *= own.map(|own| leading_number(&own)).filter(|own| *own > 0.0).unwrap_or(1.0);
        let outside = || Some(at.get_root_node().dyn_into::<ShadowRoot>().ok()?.host());
        next = at.parent_element().or_else(outside);
    }
    zoom
}

/// How much larger an element is told to be than it is laid out.
pub fn scale(element: &HtmlElement) -> f64 {
    let (told, laid_out) = (element.get_bounding_client_rect().width(), f64::from(element.offset_width()));
    // That is a whole number, and most pages are drawn as they are laid out.
    if laid_out < 1.0 || told <= 0.0 || (told - laid_out).abs() < 1.0 { 1.0 } else { told / laid_out }
}

/// The height of an element's box in whole CSS pixels, rounded up.
pub fn height(element: &Element) -> u32 {
    element.get_bounding_client_rect().height().max(0.0).ceil() as u32
}

/// Whether an element lies over others and takes no room among them.
pub fn is_laid_over(element: &Element) -> bool {
    computed(element, "position").is_some_and(|position| position == "absolute")
}

/// Whether an element has more beside what is seen of it, and scrolls there.
pub(super) fn scrolls_sideways(element: &Element) -> bool {
    element.scroll_width() > element.client_width()
        && computed(element, "overflow-x").is_some_and(|overflow| overflow == "auto" || overflow == "scroll")
}

/// Scrolls to the end of an element where that is below what is seen.
pub fn show_end(element: &Element) {
    if element.get_bounding_client_rect().bottom() > f64::from(window_height_px()) {
        show(element);
    }
}

/// Scrolls to the end of an element, in the page around a frame too.
pub fn show(element: &Element) {
    element.scroll_into_view_with_bool(false);
}

/// Scrolls so that one of some places in an element, in CSS pixels from its top, is seen above a sheet that lies over the lower end of
/// the window. Nothing moves where there is no such sheet, where one of the places is seen already, or where nothing of the element is.
pub fn show_above(sheet: &Element, element: &Element, down: &[f64]) {
    let (over, area) = (sheet.get_bounding_client_rect(), element.get_bounding_client_rect());
    let is_sheet = computed(sheet, "position").is_some_and(|position| position == "sticky") && over.height() > 0.0;
    let is_seen = |y: f64| y > over.top() / 4.0 && y < over.top();
    let near = area.top() < over.top() && area.bottom() > 0.0;
    if let Some(first) =
        down.first().filter(|_| is_sheet && near && !down.iter().any(|down| is_seen(area.top() + down)))
        && let Some(window) = window()
    {
        window.scroll_by_with_x_and_y(0.0, area.top() + first - over.top() * 0.6);
    }
}

/// The height of what is seen of the page, in CSS pixels.
pub fn window_height_px() -> i32 {
    let height = window().and_then(|window| window.inner_height().ok()?.as_f64());
    height.map_or(0, |height| height as i32)
}

/// Properties that take a colour, one for each role of the picture.
const COLOURS: [&str; Ink::ALL.len()] = [
    "color",
    "background-color",
    "border-top-color",
    "border-right-color",
    "border-bottom-color",
    "border-left-color",
    "outline-color",
    "column-rule-color",
    "text-decoration-color",
    "caret-color",
    "fill",
    "stroke",
    "stop-color",
    "flood-color",
    "lighting-color",
];

/// The chart's colours as the style sheet gives them to an element, resolved for the present theme.
pub fn palette(element: &HtmlElement) -> Palette {
    // A custom property is only text; a real property resolves it. All of them together are resolved in one go, on an
    // element that is there for no longer than that.
    let document = element.owner_document();
    let sample =
        document.and_then(|document| Some(document.create_element("span").ok()?.unchecked_into::<HtmlElement>()));
    let pairs = || Ink::ALL.into_iter().zip(COLOURS);
    if let Some(sample) = &sample {
        let all = pairs().map(|(ink, name)| format!("{name}:var(--ct-chart-{})", ink.code()));
        let all = all.chain(["display:none".to_owned(), "forced-color-adjust:none".to_owned()]);
        sample.style().set_css_text(&all.collect::<Vec<_>>().join(";"));
        let _ = element.append_child(sample);
    }
    let style = sample.as_ref().and_then(|sample| window()?.get_computed_style(sample).ok()?);
    let palette = Palette::new(|ink| {
        let name = pairs().find(|(other, _)| *other == ink).map_or("color", |(_, name)| name);
        style.as_ref().and_then(|style| style.get_property_value(name).ok()).unwrap_or_default()
    });
    if let Some(sample) = sample {
        sample.remove();
    }
    palette
}

/// How far below the top of an element the top and the bottom of one of its children are, in CSS pixels of the layout.
pub fn child_edges(parent: &HtmlElement, at: usize) -> Option<[f64; 2]> {
    let child: HtmlElement = parent.children().item(at as u32)?.unchecked_into();
    let top = child.offset_top() - parent.offset_top();
    Some([top, top + child.offset_height()].map(f64::from))
}
