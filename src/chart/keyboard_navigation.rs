//! Keyboard navigation: which mark comes next after each key.

use chrono::Datelike;

use super::marks::Mark;
use super::scene::Scene;

/// A step from one mark to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyboardStep {
    /// To the mark before, in time.
    Back,
    /// To the mark after.
    Forward,
    /// To the nearest mark in the track above.
    Up,
    /// To the nearest mark in the track below.
    Down,
    /// To the first mark of the track.
    First,
    /// To the last mark of the track.
    Last,
    /// To the first mark of the year before that has any, or the first of all.
    YearBack,
    /// To the first mark of the next year that has any, or the last of all.
    YearForward,
    /// To the first mark of the picture.
    Top,
    /// To the last mark of the picture.
    Bottom,
}

/// The mark that a step leads to: the same where there is none further. `None` where there are no marks.
pub fn mark_after_step(scene: &Scene, from: Option<usize>, step: KeyboardStep) -> Option<usize> {
    let tracks: Vec<&[u32]> = scene.marks.tracks().map(|(_, marks)| marks).collect();
    let (first, last) = (*tracks.first()?.first()? as usize, *tracks.last()?.last()? as usize);
    let here = |at: usize| {
        let found = |(number, track): (usize, &&[u32])| Some((number, track.iter().position(|it| *it as usize == at)?));
        tracks.iter().enumerate().find_map(found)
    };
    let Some((number, place)) = from.and_then(here) else {
        return Some(if matches!(step, KeyboardStep::Back | KeyboardStep::Last | KeyboardStep::Bottom) {
            last
        } else {
            first
        });
    };
    let track = tracks.get(number).copied().unwrap_or_default();
    let beside = |at: Option<usize>| {
        at.and_then(|at| tracks.get(at)).and_then(|track| nearest(scene, track, scene.marks.get(from?)?))
    };
    let year = |at: u32| scene.marks.get(at as usize).map(|mark| scene.axis.day_at(mark.due).year());
    let present = track.get(place).and_then(|at| year(*at));
    let found = match step {
        KeyboardStep::Back => place.checked_sub(1).and_then(|at| track.get(at)).copied(),
        KeyboardStep::Forward => track.get(place + 1).copied(),
        KeyboardStep::Up => beside(number.checked_sub(1)),
        KeyboardStep::Down => beside(number.checked_add(1)),
        KeyboardStep::First => track.first().copied(),
        KeyboardStep::Last => track.last().copied(),
        KeyboardStep::YearBack => {
            let before = track.iter().rev().find(|at| year(**at) < present).and_then(|at| year(*at));
            let begins = track.iter().find(|at| before.is_some() && year(**at) == before);
            begins.or(track.first()).copied()
        }
        KeyboardStep::YearForward => track.iter().find(|at| year(**at) > present).or(track.last()).copied(),
        KeyboardStep::Top => Some(first as u32),
        KeyboardStep::Bottom => Some(last as u32),
    };
    found.map(|at| at as usize).or(from)
}

/// The mark of a track that is nearest in time to another mark, which may be of another picture.
pub fn nearest(scene: &Scene, track: &[u32], to: &Mark) -> Option<u32> {
    let away = |at: &u32| scene.marks.get(*at as usize).map(|mark| (mark.due - to.due).abs());
    track.iter().copied().min_by_key(away)
}
