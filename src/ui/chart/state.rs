//! State of the chart: what the pointer and the keyboard are at.

use std::sync::Arc;
use std::time::Duration;

use leptos::html;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use crate::chart::{MarkAction, Point, Scene, Subject, UNITS_PER_PX};
use crate::platform::History;
use crate::ui::state::Timeline;

/// So long the tooltip stays when the pointer has left its mark: enough to go to the tooltip.
const TOOLTIP_STAYS: Duration = Duration::from_millis(300);

/// What the parts of one chart share. Copies are handles to the same state. Marks are numbered as in the present scene.
#[derive(Clone, Copy)]
pub struct ChartState {
    /// The state of the timeline.
    pub timeline: Timeline,
    /// What is around the whole picture.
    pub picture: NodeRef<html::Div>,
    /// The canvas.
    pub canvas: NodeRef<html::Canvas>,
    /// The mark under the pointer.
    pub hovered: RwSignal<Option<usize>>,
    /// The mark that the keyboard is at.
    pub focused: RwSignal<Option<usize>>,
    /// Where the pointer is, in units of the scene.
    pub pointer: RwSignal<Option<Point>>,
    /// Whether the canvas has been painted, so that the delivered pictures are no longer needed.
    pub is_painted: RwSignal<bool>,
    /// The mark whose tooltip the reader has sent away.
    dismissed: StoredValue<Option<usize>>,
    /// Takes the tooltip away when the pointer does not come back.
    leaving: StoredValue<Option<TimeoutHandle>, LocalStorage>,
}

impl ChartState {
    /// The state of a chart at which nobody points.
    pub fn new(timeline: Timeline) -> Self {
        Self {
            timeline,
            picture: NodeRef::new(),
            canvas: NodeRef::new(),
            hovered: RwSignal::new(None),
            focused: RwSignal::new(None),
            pointer: RwSignal::new(None),
            is_painted: RwSignal::new(false),
            dismissed: StoredValue::new(None),
            leaving: StoredValue::new_local(None),
        }
    }

    /// Whether the chart is still there: what waits may come after it has gone, and its timeline may go later than that.
    pub fn is_there(&self) -> bool {
        self.hovered.try_get_untracked().is_some() && self.timeline.is_there()
    }

    /// The present scene.
    pub fn scene(&self) -> Arc<Scene> {
        self.timeline.scene.get_untracked()
    }

    /// Forgets what was pointed at: a new scene numbers its marks anew.
    pub fn reset(&self) {
        self.hover(None);
        self.focus(None);
        self.dismissed.set_value(None);
    }

    /// The pointer is at a place, and over a mark, if it is over one.
    pub fn point(&self, at: Option<Point>, under: Option<usize>) {
        if self.pointer.get_untracked() != at {
            self.pointer.set(at);
        }
        if self.dismissed.get_value() != under {
            self.dismissed.set_value(None);
        }
        if under.is_some() && under == self.dismissed.get_value() {
            return;
        }
        if under.is_none() && self.hovered.get_untracked().is_some() {
            if self.leaving.with_value(Option::is_none) {
                let it = *self;
                let leave = move || {
                    if it.is_there() {
                        it.hover(None);
                    }
                };
                self.leaving.set_value(set_timeout_with_handle(leave, TOOLTIP_STAYS).ok());
            }
            return;
        }
        self.hover(under);
    }

    /// The pointer has come to the tooltip, which is there to be read and stays for it.
    pub fn stay(&self) {
        self.stop_leaving();
        self.pointer.set(None);
    }

    fn hover(&self, mark: Option<usize>) {
        self.stop_leaving();
        if self.hovered.get_untracked() != mark {
            self.hovered.set(mark);
        }
    }

    fn stop_leaving(&self) {
        if let Some(leaving) = self.leaving.try_update_value(Option::take).flatten() {
            leaving.clear();
        }
    }

    /// The keyboard is at a mark, or at none.
    pub fn focus(&self, mark: Option<usize>) {
        if self.focused.get_untracked() != mark {
            self.focused.set(mark);
        }
    }

    /// The focus has moved: a tooltip that was sent away may come again.
    pub fn forget_dismissal(&self) {
        self.dismissed.set_value(None);
    }

    /// Takes the tooltip away, until the pointer comes to another mark.
    pub fn dismiss(&self) {
        if self.is_there() && self.active_untracked().is_some() {
            self.dismissed.set_value(self.pointer.get_untracked().and(self.hovered.get_untracked()));
            self.focus(None);
            self.hover(None);
        }
    }

    /// The mark pointed at, by pointer or keyboard.
    pub fn active(&self) -> Option<usize> {
        self.hovered.get().or_else(|| self.focused.get())
    }

    fn active_untracked(&self) -> Option<usize> {
        self.hovered.get_untracked().or_else(|| self.focused.get_untracked())
    }

    /// Opens what a mark stands for.
    pub fn open(&self, subject: &Subject) {
        match subject.action() {
            Some(MarkAction::Meeting(at)) => self.timeline.open_meeting(at),
            Some(MarkAction::GrowthPoint(at)) => self.timeline.open_size(at),
            Some(MarkAction::Moment(at)) => self.timeline.open_moment(at),
            Some(MarkAction::Closer(first)) => {
                // Where there is no closer view it is the first meeting.
                match self.timeline.view.with_untracked(|view| subject.closer(view)) {
                    Some(closer) => self.timeline.change(History::Push, move |_| closer),
                    None => self.timeline.open_meeting(first),
                }
            }
            None => {}
        }
    }
}

/// The chart that a component is part of.
pub fn use_chart() -> ChartState {
    expect_context()
}

/// Units of a scene as a length of CSS.
pub fn css_px(units: i32) -> String {
    let sign = if units < 0 { "-" } else { "" };
    format!("{sign}{}.{}px", (units / UNITS_PER_PX).abs(), (units % UNITS_PER_PX).abs())
}
