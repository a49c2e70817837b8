/// A place or a direction on the page, in pixels, y downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Point {
    pub x: f32,
    pub y: f32,
}

impl Point {
    /// Returns its distance from the origin; for a direction, its length.
    pub fn length(self) -> f32 {
        self.x.hypot(self.y)
    }

    /// Returns the point reached by going `times` the way `step` from here.
    pub fn moved(self, step: Self, times: f32) -> Self {
        Self { x: self.x + times * step.x, y: self.y + times * step.y }
    }
}
