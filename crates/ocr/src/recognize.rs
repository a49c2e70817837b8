use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use vouch_core::{Alphabet, Cancel, Pixels};

use crate::alphabet::Characters;
use crate::band::Band;
use crate::crop::cut;
use crate::ctc::decode;
use crate::engine::ReadError;
use crate::ink::Ink;
use crate::model::Network;
use crate::words::{PageSize, ReadLine, STEP, lines};

/// Widths given to the network are multiples of this many columns, so that few different ones occur.
const WIDTH_STEP: usize = 32;
/// The narrowest strip given to the network.
const NARROWEST: usize = 48;

/// Reads the lines of a page, several at a time: one per worker.
#[derive(Debug)]
pub(crate) struct Recognizer {
    workers: Vec<Box<dyn Network>>,
    characters: Characters,
}

impl Recognizer {
    /// One network per worker, each on a thread of its own.
    pub fn new(workers: Vec<Box<dyn Network>>, characters: Characters) -> Self {
        Self { workers, characters }
    }

    /// The lines read in all bands, in no particular order. `read_so_far` hears how many bands are done.
    pub fn read(
        &self,
        pixels: &Pixels,
        mut bands: Vec<Band>,
        alphabet: Alphabet,
        cancel: &Cancel,
        mut read_so_far: impl FnMut(usize),
    ) -> Result<Vec<ReadLine>, ReadError> {
        // Long lines first: a long one left for the end would keep one worker busy and the others waiting.
        bands.sort_by(|a, b| (b.width() / b.height()).total_cmp(&(a.width() / a.height())));
        let allowed = self.characters.allowed(alphabet);
        let next = AtomicUsize::new(0);
        let (send, receive) = mpsc::channel();
        thread::scope(|scope| {
            for network in &self.workers {
                let (send, next, bands, allowed) = (send.clone(), &next, &bands, &allowed);
                scope.spawn(move || {
                    while let Some(band) = bands.get(next.fetch_add(1, Ordering::Relaxed)) {
                        if cancel.is_cancelled() {
                            break;
                        }
                        if send.send(self.read_band(network.as_ref(), pixels, band, allowed)).is_err() {
                            break;
                        }
                    }
                });
            }
            drop(send);
            let mut lines = Vec::new();
            for (index, read) in receive.iter().enumerate() {
                lines.extend(read?);
                read_so_far(index + 1);
            }
            if cancel.is_cancelled() { Err(ReadError::Cancelled) } else { Ok(lines) }
        })
    }

    fn read_band(
        &self,
        network: &dyn Network,
        pixels: &Pixels,
        band: &Band,
        allowed: &[bool],
    ) -> Result<Vec<ReadLine>, ReadError> {
        let strip = cut(pixels, band);
        let width = strip.width.max(NARROWEST).next_multiple_of(WIDTH_STEP);
        let answer = network.run(strip.planes(width))?;
        let fits = answer.shape.last() == Some(&self.characters.classes())
            && answer.values.len() * STEP as usize == width * self.characters.classes();
        if !fits {
            return Err(ReadError::Answer { network: "recognition", shape: answer.shape });
        }
        let marks = decode(&answer.values, &self.characters, allowed);
        let page = PageSize { width: pixels.width, height: pixels.height };
        Ok(lines(&marks, &Ink::of(&strip), strip.width, band, page))
    }
}
