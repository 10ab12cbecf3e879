//! Fixed sizes: the box that a picture to take away is for.

/// Which panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PanelKind {
    /// The membership.
    Growth,
    /// The pledges.
    Pledges,
    /// The hosts.
    Hosts,
}

/// The box that a picture is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fit {
    /// The height of all its panels, in CSS pixels.
    pub height_px: u32,
    /// The panels that are in it, as far as the data have them. They stand on one axis, whose years are under the last.
    pub panels: &'static [PanelKind],
    /// How many numbers stand at the line of members beside that at its end.
    pub most_values: usize,
    /// Whether it is without the reports that differ from that line and without the numbers of scales, to be seen small.
    pub is_plain: bool,
}
