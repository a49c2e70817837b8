use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::{Arc, Mutex, PoisonError};

use vouch_core::{PixelError, PixelSource, Pixels};

/// Bytes of pixels kept in memory for one source; later pages are compressed and written to disk.
const IN_MEMORY: usize = 96 << 20;

/// Keeps the pages of one source: the first ones in memory, the rest compressed in one unnamed temporary file.
///
/// The file has no name, so nobody else can open it, and the system deletes it with the last page, even when the app is
/// killed.
#[derive(Debug, Default)]
pub(crate) struct PageStore {
    in_memory: usize,
    spool: Option<Arc<Mutex<File>>>,
}

impl PageStore {
    /// Stores the pixels of page `page` and returns a way to load them.
    pub(crate) fn keep(&mut self, page: u32, pixels: Pixels) -> io::Result<Arc<dyn PixelSource>> {
        if self.in_memory + pixels.rgb.len() <= IN_MEMORY {
            self.in_memory += pixels.rgb.len();
            return Ok(Arc::new(Arc::new(pixels)));
        }
        let spool = match &self.spool {
            Some(spool) => Arc::clone(spool),
            None => Arc::clone(self.spool.insert(Arc::new(Mutex::new(tempfile::tempfile()?)))),
        };
        let packed = lz4_flex::compress(&pixels.rgb);
        let offset = {
            let mut file = spool.lock().unwrap_or_else(PoisonError::into_inner);
            let offset = file.seek(SeekFrom::End(0))?;
            file.write_all(&packed)?;
            offset
        };
        Ok(Arc::new(SpooledPage {
            spool,
            page,
            offset,
            packed: packed.len(),
            width: pixels.width,
            height: pixels.height,
            bytes: pixels.rgb.len(),
        }))
    }
}

/// A page in the temporary file.
struct SpooledPage {
    spool: Arc<Mutex<File>>,
    page: u32,
    offset: u64,
    packed: usize,
    width: u32,
    height: u32,
    bytes: usize,
}

impl SpooledPage {
    fn read(&self) -> io::Result<Vec<u8>> {
        let mut packed = vec![0; self.packed];
        let mut file = self.spool.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(self.offset))?;
        file.read_exact(&mut packed)?;
        drop(file);
        lz4_flex::decompress(&packed, self.bytes)
            .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
    }
}

impl PixelSource for SpooledPage {
    fn load(&self) -> Result<Arc<Pixels>, PixelError> {
        match self.read() {
            Ok(rgb) => Ok(Arc::new(Pixels { width: self.width, height: self.height, rgb })),
            Err(error) => Err(PixelError { page: self.page, reason: error.kind().to_string() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_come_back_from_memory_and_from_disk() {
        let mut store = PageStore::default();
        let picture = |shade: u8| Pixels {
            width: 3_000,
            height: 3_000,
            rgb: (0..27_000_000_u32).map(|i| (i / 9_000) as u8 ^ shade).collect(),
        };
        let sources: Vec<_> =
            (0..5).map(|page| store.keep(u32::from(page), picture(page)).unwrap()).collect();
        assert!(store.spool.is_some(), "five pages of 27 MB do not fit in memory");
        for (page, source) in sources.iter().enumerate() {
            assert_eq!(*source.load().unwrap(), picture(page as u8));
        }
    }
}
