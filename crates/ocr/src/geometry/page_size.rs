/// The size of a page in pixels.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PageSize {
    pub width: u32,
    pub height: u32,
}
