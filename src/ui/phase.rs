//! Phases of a mounted instance: data on their way, why there are none, or the timeline.

use leptos::html;
use leptos::prelude::*;

use super::data_action::DataAction;
use super::setting::Surface;
use super::state::Timeline;
use crate::dataset::Failure;
use crate::platform::Address;

/// What is shown in an instance's place.
#[derive(Clone)]
// Each instance has one. In browsers it is half as large.
#[allow(clippy::large_enum_variant)]
pub enum Phase {
    /// Data are on their way.
    Loading,
    /// There is nothing to show.
    Failed(Refusal),
    /// There are data.
    Ready(Shown),
}

/// Why there is nothing to show.
#[derive(Clone)]
pub struct Refusal {
    /// Why.
    pub failure: Failure,
    /// The address or the name of data that are not the bundled ones; empty where they have none.
    pub other: Option<String>,
}

/// What is shown.
#[derive(Clone)]
pub struct Shown {
    /// The state of the timeline.
    pub timeline: Timeline,
    /// The address of the data that was read in the end, where theirs has sent on.
    pub redirected_to: Option<String>,
    /// How many faults the data have.
    pub faults: usize,
}

/// State of a mounted instance, whatever it shows. Copies are handles to the same state.
#[derive(Clone, Copy)]
pub struct Instance {
    /// Where it is mounted.
    pub surface: Surface,
    /// What it shows.
    pub phase: RwSignal<Phase, LocalStorage>,
    /// How far data have come, in words.
    pub progress: RwSignal<String>,
    /// Whether nothing of the data has come for long.
    pub is_late: RwSignal<bool>,
    /// Whether the data that are on their way are the bundled ones.
    pub is_bundled: RwSignal<bool>,
    /// Whether the reader has pressed something that goes with what it stood in: the focus goes to what comes.
    pub was_pressed: StoredValue<bool>,
    /// The element around everything.
    pub root: NodeRef<html::Div>,
    /// The address that opening a file is a step of.
    pub address: StoredValue<Address, LocalStorage>,
    /// Hears what the reader does that changes which data are shown.
    pub on_action: UnsyncCallback<DataAction>,
}

impl Instance {
    /// One whose data are on their way.
    pub fn new(surface: Surface, address: Address, on_action: UnsyncCallback<DataAction>) -> Self {
        Self {
            surface,
            phase: RwSignal::new_local(Phase::Loading),
            progress: RwSignal::new(String::new()),
            is_late: RwSignal::new(false),
            is_bundled: RwSignal::new(true),
            was_pressed: StoredValue::new(false),
            root: NodeRef::new(),
            address: StoredValue::new_local(address),
            on_action,
        }
    }
}

/// The instance that a component is part of.
pub fn use_instance() -> Instance {
    expect_context()
}

/// Whether the reader has pressed something that has gone, so that the focus is to be put on what has come. It is said once.
pub fn take_was_pressed(instance: Instance) -> bool {
    instance.was_pressed.try_update_value(std::mem::take).unwrap_or_default()
}
