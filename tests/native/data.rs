//! Data tests: the bundled data set says what the research says, under its rules.

use std::collections::BTreeSet;
use std::fmt::Display;

use coalition_timeline::chart::{self, Subject};
use coalition_timeline::dataset::{
    Confidence, DatedReport, JoinCertainty, MeetingDate, MemberKind, PartialDate, PledgeKind, Standing, load,
};
use coalition_timeline::ui::{MembersList, SizesList};
use coalition_timeline::view::{ViewState, key_figures};
use coalition_timeline::words;
use leptos::prelude::*;
use serde_json::{Value, json};

use super::accepted;
use super::bundled::{FILE, dataset, day, index, meeting, meetings, texts};
use super::rendered::{html, meeting_detail, ours};
use super::valid;
use coalition_timeline::dataset::format::File;

/// Compares lines with the lines of a text, without its indentation.
fn check(found: impl IntoIterator<Item = impl Display>, expected: &str) {
    let found: Vec<String> = found.into_iter().map(|line| line.to_string()).collect();
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(found.join("\n"), expected.join("\n"));
}

#[test]
fn everything_researched_is_there() {
    let data = dataset();
    let states = data.members.iter().filter(|member| member.kind == MemberKind::State).count();
    check(
        [
            format!("{} meetings", data.meetings.len()),
            format!("{} members, {states} of them states", data.members.len()),
            format!("{} points of the growth line", data.growth.points.len()),
        ],
        "93 meetings
        89 members, 84 of them states
        20 points of the growth line",
    );
}

#[test]
fn no_meeting_changes_its_permanent_name() {
    let ids: String = meetings().iter().map(|meeting| format!("{}\n", meeting.id)).collect();
    accepted::check("tests/native/meetings.txt", &ids, None);
}

#[test]
fn every_meeting_has_a_summary_and_a_source() {
    for (at, meeting) in meetings().iter().enumerate() {
        let text = texts().meetings.get(at).unwrap();
        assert!(!text.summary.is_empty() && !text.sources.is_empty(), "{}", meeting.id);
    }
}

#[test]
fn meetings_are_in_order_of_time() {
    assert!(meetings().is_sorted_by_key(|meeting| meeting.date.first_day()));
}

#[test]
fn the_growth_line_has_the_best_supported_points() {
    let points = dataset().growth.points.iter().map(|size| {
        let split = match (size.states, size.organisations) {
            (Some(states), Some(organisations)) => format!(" = {states} + {organisations}"),
            _ => String::new(),
        };
        format!("{} {}{split}{}", size.date, size.total, if size.derived { " (derived)" } else { "" })
    });
    check(
        points,
        "2014-09-05 10 = 10 + 0
        2014-09-11 11 = 11 + 0
        2014-12-03 60
        2015-11-23 65
        2016-04 66
        2016-07-21 67
        2016-11-28 68
        2017-05 69
        2017-07 73 = 69 + 4 (derived)
        2017-11-15 74 = 70 + 4
        2018-02-13 75
        2018-06-26 77
        2019-02-06 79 = 74 + 5 (derived)
        2019-06-25 80
        2019-09 81 = 76 + 5 (derived)
        2020-05-27 82
        2020-11-10 83
        2021-12-02 84
        2022-05-11 85
        2023-06-08 86 = 81 + 5 (derived)",
    );
}

#[test]
fn a_date_is_said_no_more_exactly_than_it_is_known() {
    let ids = ["2015-02-04-washington", "2015-05-01-tampa", "2020-04-virtual", "2021-09-virtual", "2021-06-28-rome"];
    check(
        ids.map(|id| words::meeting_date(meeting(id).date)),
        "between 23 January and 4 February 2015 (day not known)
        until 1 May 2015 (first day not known)
        April 2020
        September 2021
        28 June 2021",
    );
    let vague = meetings().iter().filter(|meeting| meeting.date.is_vague()).map(|meeting| &meeting.id);
    check(vague, "2015-02-04-washington\n2015-05-01-tampa\n2020-04-virtual\n2021-09-virtual");
}

#[test]
fn a_mark_for_a_span_stands_in_its_middle() {
    let middle = |id: &str| meeting(id).date.middle();
    check(
        [middle("2015-02-04-washington"), middle("2020-04-virtual"), middle("2021-09-virtual")],
        "2015-01-29\n2020-04-15\n2021-09-15",
    );
}

#[test]
fn the_day_on_which_a_page_was_viewed_is_no_meeting() {
    let viewed = day(2023, 11, 29);
    let held =
        meetings().iter().filter(|meeting| meeting.date.first_day() <= viewed && viewed <= meeting.date.last_day());
    check(held.map(|meeting| &meeting.id), "");
    let rome = meeting("2021-06-28-rome");
    check(
        [words::hosted_by(rome), words::reported_size(&rome.membership[0], &dataset().labels)],
        "Hosts: Italy and United States\n83 partners",
    );
}

#[test]
fn members_known_to_have_joined_by_a_date_have_no_tick() {
    let data = dataset();
    let view = ViewState::default_for(data);
    let scene = chart::scene(data, &view, &index().selection(&view), 1024, &chart::Typeface);
    let mut ticked = BTreeSet::new();
    for mark in &scene.marks {
        if let Subject::Joins(_, members) = &mark.subject {
            ticked.extend(members.iter().copied());
        }
    }
    let known: BTreeSet<usize> = (0..data.members.len())
        .filter(|at| {
            let member = &data.members[*at];
            member.certainty == JoinCertainty::On && matches!(member.joined, PartialDate::Day(_))
        })
        .collect();
    assert_eq!(ticked, known);
    check([known.len()], "24");
}

#[test]
fn a_join_known_only_as_by_a_date_has_no_day_even_where_that_date_is_a_day() {
    let mut file = valid::with("/members/1/joined", json!("2016-07-08"));
    let days = |file: &Value| {
        let data = load(file.to_string().as_bytes()).unwrap().dataset;
        let days: Vec<String> = data.members.iter().map(|member| format!("{:?}", member.join_day())).collect();
        days
    };
    check(days(&file), "Some(2014-09-05)\nNone");
    valid::set(&mut file, "/members/1/joined_certainty", json!("on"));
    check(days(&file), "Some(2014-09-05)\nSome(2016-07-08)");
}

#[test]
fn states_are_not_held_against_partners() {
    let rivals = dataset().rivals().map(|(point, _, dated)| {
        let line = dataset().growth.points[point].total;
        let source = words::source_short(dataset().source(dated.report.source).unwrap());
        format!("{} {}, not {line}: {source}", dated.date, words::reported_size(&dated.report, &dataset().labels))
    });
    let near: Vec<String> = rivals.filter(|rival| &rival[..4] == "2017" || &rival[..4] == "2019").collect();
    check(
        near,
        "2017-07-12 72 partners, not 73: US Department of State media note (reprinted by Government-World), 5 July 2017
        2017-07-12 72 partners, not 73: The Global Coalition, 13 July 2017
        2017-07-13 72 partners, not 73: The Global Coalition, 13 July 2017
        2017-11-15 69 states + 4 organisations, not 74: The Jordan Times, 10 November 2017",
    );
}

#[test]
fn what_a_meeting_reports_against_the_line_is_drawn_beside_the_line() {
    let data = dataset();
    let mut lost = Vec::new();
    let mut rivals = 0;
    for (at, meeting) in meetings().iter().enumerate() {
        let days = [meeting.date.first_day(), meeting.date.last_day()].map(PartialDate::Day);
        for report in &meeting.membership {
            let is_rival = |date: PartialDate| {
                data.growth.is_rival(&DatedReport { date, report: report.clone(), meeting: Some(at) })
            };
            if !days.into_iter().all(is_rival) {
                continue;
            }
            rivals += 1;
            let is_kept = data.growth.points.iter().flat_map(|point| &point.reports).any(|dated| {
                dated.report.value() == report.value()
                    && dated.report.source == report.source
                    && dated.meeting == Some(at)
            });
            if !is_kept {
                lost.push(format!("{}: {}", meeting.id, words::reported_size(report, &dataset().labels)));
            }
        }
    }
    check(lost, "");
    assert!(rivals > 5, "too few rivals ({rivals}) to have looked");
}

#[test]
fn a_stale_or_qualified_report_is_no_rival() {
    for (.., dated) in dataset().rivals() {
        let said = words::reported_size(&dated.report, &dataset().labels);
        assert!(!said.starts_with("at least") && !said.starts_with("about"), "{said}");
        assert!(matches!(dated.report.standing, Standing::Current | Standing::Loose), "{said}");
    }
}

/// Every sum of a meeting, as its detail says it.
fn sums(id: &str) -> Vec<String> {
    let meeting = meeting(id);
    let said = |pledge| {
        let remarks = words::pledge_remarks(pledge, meeting);
        if remarks.is_empty() {
            words::pledge(pledge, &dataset().labels)
        } else {
            format!("{} ({})", words::pledge(pledge, &dataset().labels), remarks.join("; "))
        }
    };
    meeting.pledges.iter().map(said).collect()
}

#[test]
fn parts_of_the_washington_conference_are_inside_its_total() {
    check(
        sums("2016-07-20-washington"),
        "At least $2.1 billion pledged by the coalition
        Goal of at least $2 billion
        At least $590 million pledged by the coalition (part of the at least $2.1 billion)
        At least $350 million pledged by the coalition (part of the at least $2.1 billion)
        $125 million pledged by the coalition (part of the at least $2.1 billion)
        At least $80 million pledged by the coalition (part of the at least $2.1 billion)
        $50 million pledged by the United States (part of the at least $2.1 billion)
        $121 million pledged by Canada (part of the at least $2.1 billion)",
    );
}

#[test]
fn one_shortfall_reported_twice_stays_one() {
    check(
        sums("2019-02-06-washington"),
        "Shortfall of $350 million
        Shortfall of $350 million (the same $350 million as above, from another source)",
    );
}

#[test]
fn aid_announced_in_rome_is_not_money_for_the_coalition() {
    check(
        sums("2021-06-28-rome"),
        "$436 million pledged by the United States, wider than the coalition
        $400 million pledged by the United States, wider than the coalition (another report of the $436 million: do not add them)",
    );
}

#[test]
fn most_of_the_goal_of_2021_was_pledged_by_september() {
    check(sums("2021-09-09-virtual"), "At least $600 million pledged by the coalition\nGoal of $670 million");
}

#[test]
fn the_kuwait_conference_is_wider_than_the_coalition() {
    let sums = sums("2018-02-12-kuwait-city");
    check(
        &sums[..2],
        "$30 billion pledged by conference participants, wider than the coalition
        Goal of about $88 billion, wider than the coalition",
    );
    check(sums.iter().filter(|sum| !sum.contains("wider than the coalition")), "");
}

#[test]
fn what_was_asked_for_or_summed_up_is_never_a_new_promise() {
    let mut asked = 0;
    for pledge in meetings().iter().flat_map(|meeting| &meeting.pledges) {
        if matches!(pledge.kind, PledgeKind::Goal | PledgeKind::Shortfall | PledgeKind::ReportedTotal) {
            assert!(!pledge.is_new_promise(), "{}", words::pledge(pledge, &dataset().labels));
            asked += 1;
        }
    }
    assert!(asked > 10, "too few ({asked}) to have looked");
}

#[test]
fn the_largest_pledge_is_one_sum_and_never_several_added() {
    let data = dataset();
    let largest = |from: i32, to: i32| {
        let view = ViewState::default_for(data).with_years(from, to);
        let figures = key_figures(data, &view, &index().selection(&view));
        let said = |place: Option<(usize, usize)>| {
            place.map_or("none".to_owned(), |(at, number)| {
                let meeting = &meetings()[at];
                format!("{} in {}", words::amount(&meeting.pledges[number]), words::place(meeting))
            })
        };
        format!("{}: {}; wider: {}", words::time(view.stretch), said(figures.largest), said(figures.largest_wider))
    };
    check(
        [largest(2014, 2023), largest(2016, 2016), largest(2017, 2017), largest(2018, 2018), largest(2019, 2020)],
        "2014 to 2023: at least $2.1 billion in Washington, United States; wider: $30 billion in Kuwait City, Kuwait
        2016: at least $2.1 billion in Washington, United States; wider: none
        2017: none; wider: none
        2018: $200 million in Kuwait City, Kuwait; wider: $30 billion in Kuwait City, Kuwait
        2019 to 2020: none; wider: none",
    );
}

#[test]
fn the_five_documents_are_sources_with_publisher_title_and_date() {
    let file: File = serde_json::from_str(FILE).unwrap();
    let mut documents: Vec<String> = dataset()
        .sources
        .iter()
        .zip(&file.sources)
        .filter_map(|(source, written)| {
            let address = written.url.as_deref().unwrap_or("no address");
            let (document, short) = (written.document.as_ref()?, words::source_short(source));
            Some(format!("{document} | {short} | {} | {address}", written.title))
        })
        .collect();
    documents.sort();
    check(
        documents,
        "000_1e4534fdd414a843.txt | Publisher not named, 12 November 2019 | [Preview of the Washington meeting of 14 November 2019] | no address
        001_b8c15451aee7373f.txt | The Jordan Times, 10 November 2017 | Amman to host anti-Daesh coalition's meeting | http://jordantimes.com/news/local/amman-host-anti-daesh-coalition%E2%80%99s-meeting
        002_7751b2122cd8f750.txt | Publisher not named, no date | Global coalition met to take action against Islamic state militants | no address
        003_2a05499d5289fea9.txt | Sputnik, 9 September 2021 | [Report on the virtual meeting of 9 September 2021] | no address
        004_5511ba710943d43b.txt | Voice of America News Service, no date | Trump speaks at a meeting of foreign ministers of the countries of the coalition to combat IS | no address",
    );
}

#[test]
fn titles_that_are_not_english_say_so() {
    let mut languages = std::collections::BTreeMap::new();
    for text in &texts().sources {
        languages.entry(text.language.as_deref().unwrap_or("en")).or_insert_with(Vec::new).push(&text.title);
    }
    check(
        languages.iter().map(|(language, titles)| format!("{language}: {}", titles.len())),
        "da: 2
        de: 9
        en: 398
        fr: 13
        it: 9",
    );
    // Small words that another language has and English has not, names of people apart.
    let foreign =
        ["aux", "contre", "dans", "dei", "della", "des", "du", "en", "gegen", "im", "les", "pour", "til", "und"];
    let is_foreign = |title: &str| title.split(|c: char| !c.is_alphabetic()).any(|word| foreign.contains(&word));
    let unmarked: Vec<_> = languages["en"].iter().filter(|title| is_foreign(title)).collect();
    assert!(unmarked.is_empty(), "{unmarked:?}");
}

#[test]
fn a_reader_hears_a_title_in_its_language() {
    let at = dataset().meeting_position("2022-05-11-marrakech").expect("the meeting of Marrakech");
    let detail = meeting_detail(ours(), at);
    let full = "<bdi lang=\"fr\">[Marrakech: le sommet anti-Daech prend fin sur des engagements]</bdi>";
    assert!(detail.contains(full), "{detail}");
    // In a list of figures the name of the publisher is ours to say, and only the title that is shown beside it is not.
    let sizes = html(|| view! { <SizesList data=ours().clone()/> <MembersList data=ours().clone()/> });
    let short = sizes.split("<a ").filter(|link| link.contains(" lang=\"")).collect::<Vec<_>>();
    assert!(short.iter().all(|link| link.contains("\"><span lang=\"en\">")), "{short:?}");
}

#[test]
fn every_doubt_has_its_reason() {
    let silent = meetings().iter().zip(texts().meetings.iter());
    let silent = silent.filter(|(meeting, text)| meeting.confidence != Confidence::High && text.notes.is_empty());
    check(silent.map(|(meeting, _)| &meeting.id), "");
    assert!(meetings().iter().any(|meeting| meeting.confidence != Confidence::High));
}

#[test]
fn evidence_is_at_most_twelve_words() {
    let file: File = serde_json::from_str(FILE).unwrap();
    let mut wordings: Vec<&str> = Vec::new();
    for meeting in &file.meetings {
        wordings.extend(meeting.attendance.as_ref().map(|attendance| attendance.wording.as_str()));
        wordings.extend(meeting.membership.iter().map(|report| report.wording.as_str()));
        wordings.extend(meeting.pledges.iter().map(|pledge| pledge.wording.as_str()));
    }
    for size in &file.membership {
        wordings.push(&size.wording);
        wordings.extend(size.reports.iter().map(|dated| dated.wording.as_str()));
    }
    assert!(wordings.len() > 100, "too few ({}) to have looked", wordings.len());
    check(wordings.into_iter().filter(|wording| wording.split_whitespace().count() > 12), "");
}

#[test]
fn working_groups_are_a_third_of_the_meetings() {
    let view = ViewState::default_for(dataset());
    let levels = index().selection(&view).levels;
    check(
        levels.into_iter().map(|(level, count)| format!("{count} {}", words::level(level))),
        "1 Leaders
        18 Foreign ministers
        15 Defence ministers
        2 Foreign and defence ministers
        5 Chiefs of defence
        14 Political directors
        30 Working group
        8 Mixed or other level",
    );
}

#[test]
fn every_meeting_is_inside_the_years_of_the_page() {
    let outside = meetings().iter().filter(|meeting| {
        let date: MeetingDate = meeting.date;
        date.first_day() < day(2014, 9, 1) || date.last_day() > day(2023, 12, 31)
    });
    check(outside.map(|meeting| &meeting.id), "");
}
