//! Large file tests: read as a small one is, a little at a time, and no more of it than is promised.

use std::collections::HashMap;

use coalition_timeline::dataset::{
    Dataset, Lexicon, MOST_MEETINGS, Packing, Problem, Reading, Texts, Unpacking, Whole,
};
use coalition_timeline::words;
use proptest::prelude::*;

use super::bundled::whole;
use super::synthetic::repeated;

/// Everything, a piece at a time: what came out of the pieces, and how many there were.
fn handed_over(whole: &Whole) -> (Whole, usize) {
    let (mut dataset, mut texts) = (Unpacking::<Dataset>::default(), Unpacking::<Texts>::default());
    let (mut packing, mut pieces) = (Packing::default(), 0);
    loop {
        let piece = packing.piece(&whole.dataset);
        if piece.is_empty() {
            break;
        }
        pieces += 1;
        dataset.take(piece);
        while dataset.step().unwrap() {}
    }
    let mut packing = Packing::default();
    loop {
        let piece = packing.piece(&whole.texts);
        if piece.is_empty() {
            break;
        }
        texts.take(piece);
        while texts.step().unwrap() {}
    }
    (Whole { dataset: dataset.finish().unwrap(), texts: texts.finish().unwrap() }, pieces)
}

#[test]
fn pieces_give_what_one_file_gives() {
    // Around the numbers of records that stand in one piece of memory.
    for size in [93, 4_095, 4_096, 4_097, 9_000] {
        let made = repeated(whole(), size);
        let (whole, pieces) = handed_over(&made);
        assert_eq!(whole, made, "{size}");
        assert!(size < 9_000 || pieces > 2, "{size} meetings came in {pieces} pieces");
        assert_eq!(Dataset::from_parcel(made.dataset.to_parcel()).as_ref(), Some(&whole.dataset), "{size}");
        assert_eq!(Texts::from_parcel(made.texts.to_parcel()).as_ref(), Some(&whole.texts), "{size}");
        // Each one is where it was.
        for at in [0, size / 2, size - 1] {
            assert_eq!(whole.dataset.meetings.get(at), made.dataset.meetings.get(at), "{size}");
            assert_eq!(whole.texts.meetings.get(at), made.texts.meetings.get(at), "{size}");
        }
        assert_eq!(whole.dataset.meetings.get(size), None);
    }
}

#[test]
fn a_piece_that_is_missing_is_noticed() {
    let made = repeated(whole(), 9_000);
    let mut packing = Packing::default();
    let pieces = std::iter::from_fn(|| Some(packing.piece(&made.dataset)).filter(|piece| !piece.is_empty()));
    let pieces: Vec<Vec<u8>> = pieces.collect();
    for missing in 0..pieces.len() {
        let mut unpacking = Unpacking::<Dataset>::default();
        let mut is_broken = false;
        for (_, piece) in pieces.iter().enumerate().filter(|(at, _)| *at != missing) {
            unpacking.take(piece.clone());
            while !is_broken
                && unpacking.step().unwrap_or_else(|| {
                    is_broken = true;
                    false
                })
            {}
        }
        assert!(is_broken || unpacking.finish().is_none(), "piece {missing} of {}", pieces.len());
    }
}

#[test]
fn meetings_of_one_day_are_in_order_of_their_last_days_and_ids() {
    // More than are put in order in one step.
    let rows: String = (0..2_500)
        .map(|row| {
            let number = row * 7_919 % 2_500;
            format!("2020-01-01,{},m-{number:04}\n", if number % 3 == 0 { "2020-01-02" } else { "" })
        })
        .collect();
    let table = format!("date,end_date,id,name\n{}", rows.replace('\n', ",A meeting\n"));
    let (whole, faults, _) = Reading::new(table.into_bytes(), words::country).finish();
    assert_eq!(faults, []);
    let all: Vec<_> = whole.dataset.meetings.iter().collect();
    assert_eq!(all.len(), 2_500);
    assert!(all.is_sorted_by_key(|meeting| (meeting.date.first_day(), meeting.date.last_day(), meeting.id.clone())));
}

/// Reads a table of so many rows, and of no more than a thousand.
fn of_a_thousand(rows: usize) -> (usize, Vec<Problem>, usize) {
    let table = "date,name\n".to_owned() + &"2020,A\n".repeat(rows);
    let mut reading = Reading::at_most(1_000, table.into_bytes(), words::country);
    let mut steps = 0;
    while reading.step() {
        steps += 1;
    }
    let (whole, faults, _) = reading.finish();
    (whole.dataset.meetings.len(), faults.into_iter().map(|fault| fault.problem).collect(), steps)
}

#[test]
fn no_more_meetings_are_read_than_is_promised() {
    assert_eq!(MOST_MEETINGS, 1_000_000);
    let (read, problems, steps) = of_a_thousand(1_000);
    assert_eq!((read, problems), (1_000, vec![]));
    assert!(steps >= 10, "in {steps} steps");
    let (read, problems, _) = of_a_thousand(1_001);
    assert_eq!((read, problems), (1_000, vec![Problem::TooMany { most: 1_000 }]));
    let (read, problems, _) = of_a_thousand(5_000);
    assert_eq!((read, problems), (1_000, vec![Problem::TooMany { most: 1_000 }]));
}

proptest! {
    #[test]
    fn a_text_keeps_its_number(texts in prop::collection::vec("[a-c]{0,5}", 0..2_000)) {
        let (mut lexicon, mut numbers) = (Lexicon::default(), HashMap::new());
        for text in &texts {
            let next = numbers.len() as u32;
            prop_assert_eq!(lexicon.number_of(text), *numbers.entry(text.clone()).or_insert(next));
        }
        prop_assert_eq!(lexicon.len(), numbers.len());
        for (text, number) in numbers {
            prop_assert_eq!(lexicon.get(number), Some(text.as_str()));
        }
    }
}
