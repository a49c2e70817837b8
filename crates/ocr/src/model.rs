use std::fmt;
use std::sync::Arc;

use rten::{Model, ModelOptions, RunOptions, ThreadPool};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, Tensor};

/// A picture as the networks take it: three planes (blue, green, red) of `height` rows of `width` values.
#[derive(Clone)]
pub(crate) struct Planes {
    pub height: usize,
    pub width: usize,
    pub values: Vec<f32>,
}

/// What a network answers: values in row order with the size of each dimension.
pub(crate) struct Answer {
    pub shape: Vec<usize>,
    pub values: Vec<f32>,
}

/// A network that could not be loaded or run.
#[derive(Debug, thiserror::Error)]
#[error("the {network} network: {reason}")]
pub(crate) struct NetworkError {
    /// Which network.
    pub network: &'static str,
    /// What its runtime says.
    pub reason: String,
}

/// Turns one picture into one answer. Tests put fakes in its place.
pub(crate) trait Network: Send + Sync + fmt::Debug {
    fn run(&self, picture: Planes) -> Result<Answer, NetworkError>;
}

/// A trained network with threads of its own. Copies share the weights and nothing else: a pool shared by several
/// workers would make them wait for each other.
pub(crate) struct Trained {
    name: &'static str,
    model: Arc<Model>,
    pool: Arc<ThreadPool>,
}

impl Trained {
    /// Loads a network from the bytes of an ONNX file.
    pub fn load(name: &'static str, bytes: &'static [u8], threads: usize) -> Result<Self, NetworkError> {
        let model = ModelOptions::with_all_ops()
            .load_static_slice(bytes)
            .map_err(|error| NetworkError { network: name, reason: error.to_string() })?;
        Ok(Self { name, model: Arc::new(model), pool: Arc::new(ThreadPool::with_num_threads(threads)) })
    }

    /// The same network on other threads.
    pub fn on_threads(&self, threads: usize) -> Self {
        Self {
            name: self.name,
            model: Arc::clone(&self.model),
            pool: Arc::new(ThreadPool::with_num_threads(threads)),
        }
    }
}

impl fmt::Debug for Trained {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Trained({})", self.name)
    }
}

impl Network for Trained {
    fn run(&self, picture: Planes) -> Result<Answer, NetworkError> {
        let failed = |reason: String| NetworkError { network: self.name, reason };
        let input = NdTensor::from_data([1, 3, picture.height, picture.width], picture.values);
        let options = RunOptions::default().with_thread_pool(Some(Arc::clone(&self.pool)));
        let output =
            self.model.run_one(input.into(), Some(options)).map_err(|error| failed(error.to_string()))?;
        let output: Tensor<f32> =
            output.try_into().map_err(|_| failed("its answer is not of numbers".into()))?;
        Ok(Answer { shape: output.shape().to_vec(), values: output.into_data() })
    }
}
