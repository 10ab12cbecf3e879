//! Picture tests: each picture looks as it did when a person last looked at it.

use coalition_timeline::chart::{self, Anchor, Form, Ink, TextMeasure, UNITS_PER_PX};
use coalition_timeline::export;
use coalition_timeline::paint::{FONT, Palette, Shade, glyph_svg, inline_svg, svg};
use coalition_timeline::view::{ViewState, decode};
use coalition_timeline::words;

use super::accepted;
use super::bundled::{dataset, index};
use super::drawn::pixels;

const TOKENS: &str = include_str!("../../style/tokens.css");

fn draw(query: &str, width: u32, shade: Shade) -> String {
    let (view, notes) = decode(query, dataset());
    assert_eq!(notes, []);
    let selection = index().selection(&view);
    let scene = chart::scene(dataset(), &view, &selection, width, &chart::Typeface);
    let title =
        words::chart_name(dataset(), &words::time(view.stretch), &words::status(selection.rows.len(), dataset()));
    svg(&chart::captioned(scene, &chart::Typeface), &Palette::from_tokens(TOKENS, shade), FONT, &title)
}

fn compare(name: &str, text: &str) {
    let path = format!("tests/native/pictures/{name}");
    accepted::check(&format!("{path}.svg"), text, Some(&format!("{path}.new.svg")));
}

/// Draws a view and compares the picture with the accepted one.
fn check(name: &str, query: &str, width: u32) {
    compare(name, &draw(query, width, Shade::Light));
}

#[test]
fn everything_on_a_telephone() {
    check("everything-320", "", 320);
}

#[test]
fn everything_on_a_tablet() {
    check("everything-768", "", 768);
}

#[test]
fn everything_on_a_desk() {
    check("everything-1440", "", 1440);
}

#[test]
fn everything_in_the_dark() {
    compare("everything-1440-dark", &draw("", 1440, Shade::Dark));
}

#[test]
fn one_year() {
    check("2017", "year=2017", 960);
}

#[test]
fn one_host() {
    check("france", "host=FR", 960);
}

#[test]
fn two_hosts_in_three_years() {
    check("france-iraq-2016-2018", "from=2016&to=2018&host=FR~IQ", 960);
}

#[test]
fn nothing() {
    check("nothing", "q=zzzz", 960);
}

#[test]
fn one_meeting() {
    check("one-meeting", "year=2018&q=skhirat", 960);
}

#[test]
fn the_marks_of_the_legend() {
    use coalition_timeline::chart::glyph;
    use coalition_timeline::dataset::{Format, Level};
    let mut text = String::new();
    for level in Level::ALL {
        for format in [Format::InPerson, Format::Virtual] {
            text += &format!("<!-- {}, {} -->\n", words::level(*level), words::format(format));
            text += &glyph_svg(glyph::meeting(*level, format));
            text.push('\n');
        }
    }
    accepted::check("tests/native/pictures/legend.txt", &text, None);
}

#[test]
fn words_cannot_end_their_element() {
    let scene = chart::Scene::default();
    let palette = Palette::from_tokens(TOKENS, Shade::Light);
    let text = svg(&scene, &palette, FONT, "<script>\"a\" & b</script>");
    assert!(text.contains("<title>&lt;script&gt;&quot;a&quot; &amp; b&lt;/script&gt;</title>"), "{text}");
}

#[test]
fn the_short_picture_of_the_page_looks_like_the_picture() {
    let view = ViewState::default_for(dataset());
    for width in [296, 904] {
        let scene = chart::scene(dataset(), &view, &index().selection(&view), width, &chart::Typeface);
        let palette = Palette::from_tokens(TOKENS, Shade::Light);
        let long = svg(&scene, &palette, FONT, "").replace(" role=\"img\"", "");
        let mut short = inline_svg(&scene, "", "")
            .replace("<svg ", &format!("<svg xmlns=\"http://www.w3.org/2000/svg\" font-family=\"{FONT}\" "));
        for ink in Ink::ALL {
            short =
                short.replace(&format!("\"var(--ct-chart-{})\"", ink.code()), &format!("\"{}\"", palette.colour(ink)));
        }
        assert!(short.len() * 2 < long.len(), "{} of {}", short.len(), long.len());
        let paper = format!(
            "<rect width=\"{w}\" height=\"{h}\" fill=\"{}\"/>",
            palette.colour(Ink::Paper),
            w = scene.width_px * 10,
            h = scene.height_px * 10
        );
        let first = short.find('>').unwrap() + 1;
        short.insert_str(first, &paper);
        let (a, b) = (pixels(&long, scene.width_px, scene.height_px), pixels(&short, scene.width_px, scene.height_px));
        let differs = |(a, b): (&u8, &u8)| a.abs_diff(*b) > 48;
        let others = a.data().iter().zip(b.data()).filter(|pair| differs(*pair)).count();
        // Where marks of one colour overlap, their edges are smoothed once instead of twice.
        assert!(others * 2000 < a.data().len(), "{others} of {}", a.data().len());
    }
}

fn poster(id: &str) -> String {
    let at = dataset().meeting_position(id).unwrap();
    let scene = export::poster(dataset(), at).unwrap();
    svg(&scene, &Palette::from_tokens(TOKENS, Shade::Light), FONT, id)
}

#[test]
fn a_meeting_whose_link_is_shared() {
    // Two figures; a name of two lines and reports that differ; nothing but a name.
    compare("poster-rome", &poster("2021-06-28-rome"));
    compare("poster-amman", &poster("2017-11-15-amman"));
    compare("poster-cotonou", &poster("2023-11-15-cotonou"));
}

#[test]
fn the_pictures_of_shared_meetings_say_what_and_who_says_so() {
    let (width, height) = export::POSTER_PX;
    for (at, meeting) in dataset().meetings.iter().enumerate() {
        let scene = export::poster(dataset(), at).unwrap();
        assert_eq!((scene.width_px, scene.height_px), (width, height));
        let mut places: Vec<(i32, i32, i32, i32)> = Vec::new();
        let mut said = String::new();
        for shape in &scene.shapes {
            let Form::Text { at, text, size, anchor, bold } = &shape.form else { continue };
            said.push_str(&format!("{text}\n"));
            let (long, high) = (chart::Typeface.width(text, *size, *bold) as i32, *size as i32);
            let left = if *anchor == Anchor::Start { at.0 } else { at.0 - long / 2 };
            let place = (left, at.1 - high * 3 / 4, left + long, at.1 + high / 4);
            let is_inside = place.0 >= 0 && place.2 <= width as i32 * UNITS_PER_PX;
            assert!(is_inside, "{}: {text} leaves the picture", meeting.id);
            let touched = places.iter().find(|o| place.0 < o.2 && o.0 < place.2 && place.1 < o.3 && o.1 < place.3);
            assert!(touched.is_none(), "{}: {text} lies on other words", meeting.id);
            places.push(place);
        }
        let name: String = said.replace('\n', " ");
        let is_cut = name.contains('…');
        assert!(is_cut || name.contains(&meeting.name), "{}: {said}", meeting.id);
        assert!(said.contains(&words::meeting_date(meeting.date)), "{}: {said}", meeting.id);
        let figures = usize::from(!meeting.membership.is_empty()) + usize::from(!meeting.pledges.is_empty());
        assert_eq!(said.matches("Source: ").count(), figures, "{}: {said}", meeting.id);
    }
    assert_eq!(export::poster(dataset(), dataset().meetings.len()), None);
}
