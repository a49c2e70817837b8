//! Files into the library. What was taken in is read later, by the worker.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use vouch_core::{DocumentKind, JobRequest, SourceId};
use vouch_store::{Added, Original};

use crate::inbox::api::{Imported, Refused};
use crate::{App, AppError, ErrorCode, Event, clock};

impl App {
    /// Takes bytes that have no path and gives an id to import them by. `name` is percent-encoded.
    pub fn stage(&self, name: &str, bytes: &[u8]) -> Result<String, AppError> {
        let limit = self.pipeline().opener().limits().bytes;
        if bytes.len() as u64 > limit {
            return Err(AppError::new(ErrorCode::FileTooLarge)
                .with("bytes", bytes.len())
                .with("limit", limit));
        }
        let name = percent_encoding::percent_decode_str(name).decode_utf8_lossy();
        let name = Path::new(name.as_ref()).file_name().unwrap_or(OsStr::new("pasted"));
        let folder = TempDir::new().map_err(AppError::internal)?;
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).map_err(AppError::internal)?;
        let id = uuid::Uuid::now_v7().to_string();
        self.staged().lock().insert(id.clone(), (folder, path));
        Ok(id)
    }

    /// Imports what was staged.
    pub(crate) fn import_staged(&self, ids: &[String], engine: Option<&str>) -> Result<Imported, AppError> {
        let staged: Vec<(TempDir, PathBuf)> = {
            let mut all = self.staged().lock();
            ids.iter().filter_map(|id| all.remove(id)).collect()
        };
        self.import_paths(staged.iter().map(|(_, path)| path.clone()).collect(), engine)
    }

    /// Imports files, folders and archives by path, in order, to be read by this engine or else by the default one.
    pub fn import_paths(&self, paths: Vec<PathBuf>, engine: Option<&str>) -> Result<Imported, AppError> {
        let request = self.job_request(engine, None)?;
        let mut imported = Imported::default();
        for item in vouch_intake::expand(&paths, self.pipeline().opener().limits()) {
            self.import_item(item, &request, &mut imported)?;
        }
        self.live().nudge();
        self.tell(Event::Changed);
        Ok(imported)
    }

    fn import_item(
        &self,
        item: vouch_intake::Item,
        request: &JobRequest,
        imported: &mut Imported,
    ) -> Result<(), AppError> {
        let file_name = item.path.file_name().unwrap_or(item.path.as_os_str()).to_string_lossy().into_owned();
        let shown = item.member.clone().unwrap_or_else(|| file_name.clone());
        let added = item
            .bytes
            .and_then(|bytes| {
                let source = self.pipeline().opener().admit(&file_name, item.member.as_deref(), &bytes)?;
                Ok((source, bytes))
            })
            .map_err(AppError::from);
        let (source, bytes) = match added {
            Ok(taken) => taken,
            Err(error) => {
                imported.refused.push(Refused { name: shown, error: error.into() });
                return Ok(());
            }
        };
        match self.store().add_source(Original::Bytes(&bytes), &source, request.clone(), clock().0)? {
            Added::New { .. } => {
                imported.new += 1;
                self.live().nudge();
                self.tell(Event::Changed);
            }
            Added::Known { .. } => imported.known.push(shown),
        }
        Ok(())
    }

    /// Has a file read again by another engine, as what the person says it is.
    pub fn read_again(&self, source: SourceId, engine: &str, kind: DocumentKind) -> Result<(), AppError> {
        self.store().enqueue(source, self.job_request(Some(engine), Some(kind))?, clock().0)?;
        self.live().nudge();
        self.tell(Event::Changed);
        Ok(())
    }

    fn job_request(&self, engine: Option<&str>, kind: Option<DocumentKind>) -> Result<JobRequest, AppError> {
        let engine = self.pipeline().engine(engine)?;
        let keeps_original = engine.is_remote() && self.keeps_originals()?;
        Ok(JobRequest { engine: engine.id().name, kind, keeps_original })
    }

    /// Deletes a file with everything read from it.
    pub fn delete_source(&self, source: SourceId) -> Result<(), AppError> {
        self.live().cancel(source);
        self.store().delete_source(source)?;
        self.page_images().forget(source);
        self.tell(Event::Changed);
        Ok(())
    }
}
