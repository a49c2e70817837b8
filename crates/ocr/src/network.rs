use std::fmt;
use std::sync::Arc;

use rten::{Model, ModelOptions, RunOptions, ThreadPool};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, Tensor};

/// A picture as the networks take it: three planes (blue, green, red) of `height` rows of `width` values from -1 (black)
/// to 1 (white).
#[derive(Clone)]
pub(crate) struct PlanarImage {
    pub height: usize,
    pub width: usize,
    pub values: Vec<f32>,
}

/// The output of a network: values in row-major order with the size of each dimension.
pub(crate) struct NetworkOutput {
    pub shape: Vec<usize>,
    pub values: Vec<f32>,
}

/// Why a network could not be loaded or run.
#[derive(Debug, thiserror::Error)]
#[error("the {network} network: {reason}")]
pub(crate) struct NetworkError {
    /// Which network.
    pub network: &'static str,
    /// What its runtime says.
    pub reason: String,
}

/// A network that takes one picture. Tests put fakes in its place.
pub(crate) trait Network: Send + Sync + fmt::Debug {
    /// Runs the network on a picture.
    fn run(&self, image: PlanarImage) -> Result<NetworkOutput, NetworkError>;
}

/// A trained network with threads of its own. Copies share the weights and nothing else: workers that share a thread
/// pool would wait for each other.
pub(crate) struct OnnxNetwork {
    name: &'static str,
    model: Arc<Model>,
    pool: Arc<ThreadPool>,
}

impl OnnxNetwork {
    /// Loads a network from the bytes of an ONNX file.
    pub fn load(name: &'static str, bytes: &'static [u8], threads: usize) -> Result<Self, NetworkError> {
        let model = ModelOptions::with_all_ops()
            .load_static_slice(bytes)
            .map_err(|error| NetworkError { network: name, reason: error.to_string() })?;
        Ok(Self { name, model: Arc::new(model), pool: Arc::new(ThreadPool::with_num_threads(threads)) })
    }

    /// Returns the same network with other threads.
    pub fn with_threads(&self, threads: usize) -> Self {
        Self {
            name: self.name,
            model: Arc::clone(&self.model),
            pool: Arc::new(ThreadPool::with_num_threads(threads)),
        }
    }
}

impl fmt::Debug for OnnxNetwork {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OnnxNetwork({})", self.name)
    }
}

impl Network for OnnxNetwork {
    fn run(&self, image: PlanarImage) -> Result<NetworkOutput, NetworkError> {
        let failed = |reason: String| NetworkError { network: self.name, reason };
        let input = NdTensor::from_data([1, 3, image.height, image.width], image.values);
        let options = RunOptions::default().with_thread_pool(Some(Arc::clone(&self.pool)));
        let output =
            self.model.run_one(input.into(), Some(options)).map_err(|error| failed(error.to_string()))?;
        let output: Tensor<f32> =
            output.try_into().map_err(|_| failed("its output is not of numbers".into()))?;
        Ok(NetworkOutput { shape: output.shape().to_vec(), values: output.into_data() })
    }
}
