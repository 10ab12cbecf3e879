//! Snippet tests: what a reader pastes shows the view that was open, and nothing in it breaks out of its place.

use coalition_timeline::view::{decode, encode, parameters};
use coalition_timeline::words;

use super::bundled::dataset;

fn title(query: &str) -> String {
    words::view_title(&decode(query, dataset()).0, dataset())
}

#[test]
fn a_view_is_named_by_its_filters() {
    for (query, said) in [
        ("", "Coalition Timeline: 2014 to 2023"),
        ("year=2017", "Coalition Timeline: 2017"),
        ("from=2016&to=2018&host=FR~IQ", "Coalition Timeline: 2016 to 2018, hosted by France or Iraq"),
        ("kind=leaders", "Coalition Timeline: 2014 to 2023, kind: Leaders"),
        ("from=2020&q=+oil+", "Coalition Timeline: 2020 to 2023, with “oil”"),
        ("year=2019&host=US~FR~DE", "Coalition Timeline: 2019, hosted by Germany, France or United States"),
        ("theme=dark&sort=-date", "Coalition Timeline: 2014 to 2023"),
    ] {
        assert_eq!(title(query), said, "{query}");
    }
    assert!(title("meeting=2021-06-28-rome").starts_with("Coalition Timeline: 2014 to 2023, "));
}

#[test]
fn a_width_is_one_of_css_or_the_whole() {
    for (typed, taken) in [
        ("100%", "100%"),
        (" 640 ", "640px"),
        ("640px", "640px"),
        ("640 px", "640px"),
        ("62.5%", "62.5%"),
        ("40em", "40em"),
        ("140%", "100%"),
        ("0", "100%"),
        ("-5px", "100%"),
        ("wide", "100%"),
        ("640px; position: fixed", "100%"),
        ("1.2.3px", "100%"),
    ] {
        assert_eq!(words::css_width(typed), taken, "{typed}");
    }
}

#[test]
fn a_frame_has_title_fallback_and_size() {
    let snippet = words::frame_snippet("A: 2017", "https://e.org/?year=2017&embed", "https://e.org/", "640px", 1200);
    assert_eq!(
        snippet,
        "<iframe src=\"https://e.org/?year=2017&amp;embed\" title=\"A: 2017\" loading=\"lazy\" width=\"640\" height=\"1200\" \
         frameborder=\"0\"><a href=\"https://e.org/\">A: 2017</a></iframe>"
    );
    assert!(words::frame_snippet("A", "b", "c", "40em", 900).contains(" style=\"width: 40em\" height=\"900\""));
}

#[test]
fn an_element_has_the_view_as_attributes_and_its_data_as_a_source() {
    let query = "year=2017&q=%22%3E%3Cb%3E&data=https%3A%2F%2Fe.org%2Fa.json";
    let (view, _) = decode(query, dataset());
    let view = parameters(&encode(&view, dataset()));
    let snippet = words::element_snippet("A", "https://e.org/x.js", &view, "https://e.org/?year=2017", "100%");
    assert_eq!(
        snippet,
        "<script type=\"module\" src=\"https://e.org/x.js\"></script>\n\
         <coalition-timeline year=\"2017\" q=\"&quot;&gt;&lt;b&gt;\" src=\"https://e.org/a.json\">\
         <a href=\"https://e.org/?year=2017\">A</a></coalition-timeline>"
    );
    let shown = parameters(&encode(&decode("parts=chart,source", dataset()).0, dataset()));
    assert!(
        words::element_snippet("A", "b", &shown, "c", "100%").contains("<coalition-timeline parts=\"chart~source\">")
    );
    assert!(
        words::element_snippet("A", "b", &[], "c", "640px").contains("<coalition-timeline style=\"width: 640px\">")
    );
}
