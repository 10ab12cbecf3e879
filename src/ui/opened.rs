//! What is open beside the chart, found in the data.

use crate::dataset::Dataset;
use crate::view::Open;

/// What is open, by its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opened {
    /// A meeting.
    Meeting(usize),
    /// A point of the growth line.
    GrowthPoint(usize),
    /// A moment of context.
    Moment(usize),
}

impl Opened {
    /// What is open, found in the data; `None` where that is nothing, or nothing that the data have.
    pub fn new(dataset: &Dataset, open: &Open) -> Option<Self> {
        match open {
            Open::Nothing => None,
            Open::Meeting(id) => dataset.meeting_position(id).map(Self::Meeting),
            Open::GrowthPoint(date) => dataset.growth.position_of(date).map(Self::GrowthPoint),
            Open::Moment(id) => dataset.moment_position(id).map(Self::Moment),
        }
    }

    /// The position of the meeting, where it is one.
    pub fn meeting(self) -> Option<usize> {
        match self {
            Self::Meeting(position) => Some(position),
            Self::GrowthPoint(_) | Self::Moment(_) => None,
        }
    }
}
