use crate::network::NetworkError;
use crate::preprocess::resize::ResizeFailure;

/// Why a page could not be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ReadError {
    /// The person stopped it.
    #[error("cancelled")]
    Cancelled,
    /// The page's buffer is empty or does not hold what its size says.
    #[error("the page has no pixels")]
    EmptyPage,
    /// A network could not be run.
    #[error(transparent)]
    Network(#[from] NetworkError),
    /// The page could not be brought to the size of the detection network.
    #[error(transparent)]
    Resize(#[from] ResizeFailure),
    /// The shape of a network's output does not fit its input.
    #[error("the output of the {network} network has the shape {shape:?}")]
    UnexpectedShape {
        /// Which network.
        network: &'static str,
        /// The shape of its output.
        shape: Vec<usize>,
    },
}
