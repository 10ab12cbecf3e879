//! Tests of what is chosen: each can be taken away alone, and nothing is left when all are.

use std::collections::BTreeSet;

use coalition_timeline::dataset::{Country, Level};
use coalition_timeline::view::{ActiveFilter, ViewState, active_filters, without};
use coalition_timeline::words;
use proptest::prelude::*;

use super::bundled::dataset;
use super::views;

/// A view, and what is chosen in it in some order.
fn shuffled() -> impl Strategy<Value = (ViewState, Vec<ActiveFilter>)> {
    views::filtered().prop_flat_map(|view| {
        let active = active_filters(&view, dataset());
        (Just(view), Just(active).prop_shuffle())
    })
}

proptest! {
    #![proptest_config(views::tries(300))]

    #[test]
    fn taken_away_in_any_order_nothing_is_left((view, order) in shuffled()) {
        prop_assert_eq!(order.is_empty(), !view.is_filtered(dataset()));
        let mut left = view.clone();
        for (taken, filter) in order.iter().enumerate() {
            prop_assert!(left.is_filtered(dataset()), "{} of {} have been taken away", taken, order.len());
            let after = without(left.clone(), filter, dataset());
            // That one has gone, and the others are as they were.
            let expected: Vec<_> = active_filters(&left, dataset()).into_iter().filter(|it| it != filter).collect();
            prop_assert_eq!(active_filters(&after, dataset()), expected);
            left = after;
        }
        prop_assert_eq!(left, view.unfiltered(dataset()));
    }

    #[test]
    fn taking_one_away_changes_nothing_else(view in views::addressed()) {
        for filter in active_filters(&view, dataset()) {
            let after = without(view.clone(), &filter, dataset());
            prop_assert_eq!(after.unfiltered(dataset()), view.unfiltered(dataset()));
            prop_assert!(after != view);
        }
    }

    #[test]
    fn each_has_a_number_and_words_of_its_own(view in views::filtered()) {
        let active = active_filters(&view, dataset());
        let numbers: BTreeSet<usize> = active.iter().map(ActiveFilter::number).collect();
        let said: BTreeSet<String> = active.iter().map(words::active_filter).collect();
        prop_assert_eq!((numbers.len(), said.len()), (active.len(), active.len()));
    }
}

#[test]
fn nothing_is_chosen_at_first() {
    assert_eq!(active_filters(&ViewState::default_for(dataset()), dataset()), []);
    // Nor by a search for nothing.
    let view = ViewState { search: "  ".to_owned(), ..ViewState::default_for(dataset()) };
    assert_eq!(active_filters(&view, dataset()), []);
}

#[test]
fn what_is_chosen_is_said_in_few_words() {
    let host = |code: &str| Country::from_code(code).unwrap();
    let view = ViewState {
        hosts: [host("IQ"), host("FR")].into(),
        levels: [Level::from_code("defence-ministers").unwrap()].into(),
        search: " Mosul ".to_owned(),
        ..ViewState::default_for(dataset()).with_years(2018, 2016)
    };
    let said = |view: &ViewState| active_filters(view, dataset()).iter().map(words::active_filter).collect::<Vec<_>>();
    assert_eq!(said(&view), ["2016–2018", "France", "Iraq", "Defence ministers", "“Mosul”"]);
    let one_year = ViewState::default_for(dataset()).with_years(2017, 2017);
    assert_eq!(said(&one_year), ["2017"]);
}

#[test]
fn a_group_and_the_button_say_how_much_is_chosen() {
    assert_eq!(words::chosen(&[]), "all");
    assert_eq!(words::chosen(&["Foreign and defence ministers"]), "Foreign and defence ministers");
    assert_eq!(words::chosen(&["France", "Iraq"]), "France, Iraq");
    assert_eq!(words::chosen(&["United Arab Emirates", "United Kingdom"]), "2");
    assert_eq!(words::chosen(&["France", "Iraq", "Italy"]), "3");
    assert_eq!([words::filter_button(0), words::filter_button(2)], ["Filter", "Filter (2)"]);
}
