use serde::{Deserialize, Serialize};

/// An upright rectangle on a page, in fractions 0..=1 of the upright page's width and height, origin top left.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct BoundingBox {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

impl BoundingBox {
    /// Makes a box from its edges, clamped to the page.
    pub fn from_edges(left: f32, top: f32, right: f32, bottom: f32) -> Self {
        let (left, top) = (left.clamp(0.0, 1.0), top.clamp(0.0, 1.0));
        let (right, bottom) = (right.clamp(left, 1.0), bottom.clamp(top, 1.0));
        Self { x: left, y: top, w: right - left, h: bottom - top }
    }

    /// Returns the box of the whole page.
    pub fn page() -> Self {
        Self { x: 0.0, y: 0.0, w: 1.0, h: 1.0 }
    }

    /// Returns the right edge.
    pub fn right(&self) -> f32 {
        self.x + self.w
    }

    /// Returns the bottom edge.
    pub fn bottom(&self) -> f32 {
        self.y + self.h
    }

    /// Returns the horizontal centre.
    pub fn center_x(&self) -> f32 {
        self.x + self.w / 2.0
    }

    /// Returns the vertical centre.
    pub fn center_y(&self) -> f32 {
        self.y + self.h / 2.0
    }

    /// Returns width times height.
    pub fn area(&self) -> f32 {
        self.w * self.h
    }

    /// Whether the centre of another box lies in this one.
    pub fn holds_middle_of(&self, other: &Self) -> bool {
        let (x, y) = (other.center_x(), other.center_y());
        (self.x..=self.right()).contains(&x) && (self.y..=self.bottom()).contains(&y)
    }

    /// Returns the part that both share; `None` where they only touch or lie apart.
    pub fn intersection(&self, other: &Self) -> Option<Self> {
        let (x, y) = (self.x.max(other.x), self.y.max(other.y));
        let w = self.right().min(other.right()) - x;
        let h = self.bottom().min(other.bottom()) - y;
        (w > 0.0 && h > 0.0).then_some(Self { x, y, w, h })
    }

    /// Returns the area of the intersection over the area of the union: 1 for equal boxes, 0 for boxes apart.
    pub fn iou(&self, other: &Self) -> f32 {
        let shared = self.intersection(other).map_or(0.0, |shared| shared.area());
        shared / (self.area() + other.area() - shared).max(f32::EPSILON)
    }

    /// Returns the smallest box around both.
    pub fn union(&self, other: &Self) -> Self {
        Self::from_edges(
            self.x.min(other.x),
            self.y.min(other.y),
            self.right().max(other.right()),
            self.bottom().max(other.bottom()),
        )
    }

    /// Returns the smallest box around all, `None` for none.
    pub fn around<'a>(boxes: impl IntoIterator<Item = &'a Self>) -> Option<Self> {
        boxes.into_iter().copied().reduce(|all, one| all.union(&one))
    }

    /// Returns the shared height as a fraction of the lesser height: 1 when they are on one row, 0 when apart.
    pub fn row_overlap(&self, other: &Self) -> f32 {
        let shared = self.bottom().min(other.bottom()) - self.y.max(other.y);
        let lesser = self.h.min(other.h);
        if lesser <= 0.0 { 0.0 } else { (shared / lesser).clamp(0.0, 1.0) }
    }
}

/// Where something is in a source.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Index of the page in the source, from 0.
    pub page: u32,
    /// Box on that page; `None` where the witness gives no place.
    pub bounds: Option<BoundingBox>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn union_holds_both() {
        let a = BoundingBox::from_edges(0.1, 0.1, 0.2, 0.2);
        let b = BoundingBox::from_edges(0.5, 0.0, 0.6, 0.15);
        let both = BoundingBox::around([&a, &b]).expect("two boxes");
        assert!((both.x - 0.1).abs() < 1e-6 && (both.right() - 0.6).abs() < 1e-6);
        assert!(both.y == 0.0 && (both.bottom() - 0.2).abs() < 1e-6);
    }

    #[test]
    fn row_overlap_is_a_fraction_of_the_lesser_height() {
        let line = BoundingBox::from_edges(0.0, 0.10, 0.4, 0.20);
        let word = BoundingBox::from_edges(0.5, 0.12, 0.6, 0.16);
        assert!((line.row_overlap(&word) - 1.0).abs() < 1e-5);
        assert_eq!(line.row_overlap(&BoundingBox::from_edges(0.0, 0.3, 1.0, 0.4)), 0.0);
    }

    #[test]
    fn what_two_boxes_share() {
        let a = BoundingBox::from_edges(0.0, 0.0, 0.5, 0.5);
        let b = BoundingBox::from_edges(0.25, 0.25, 0.75, 0.75);
        assert_eq!(a.intersection(&b), Some(BoundingBox::from_edges(0.25, 0.25, 0.5, 0.5)));
        assert!((a.iou(&b) - 1.0 / 7.0).abs() < 1e-6);
        assert!((a.iou(&a) - 1.0).abs() < 1e-6);
        let touching = BoundingBox::from_edges(0.5, 0.0, 1.0, 0.5);
        assert_eq!((a.intersection(&touching), a.iou(&touching)), (None, 0.0));
        let nothing = BoundingBox::from_edges(0.1, 0.1, 0.1, 0.1);
        assert_eq!((nothing.intersection(&nothing), nothing.iou(&nothing)), (None, 0.0));
    }
}
