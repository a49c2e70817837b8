//! The originals against an S3 server on this computer.

use std::sync::Mutex;

use aws_credential_types::Credentials;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto;
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use s3s_fs::FileSystem;
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use vouch_core::{Hash, MediaType};

use super::*;

const BUCKET: &str = "originals";
const IDENTITY: &str = "us-east-1:0f2c";

/// An S3 server that stops when it is dropped.
struct Service {
    endpoint: String,
    _runtime: Runtime,
    _folder: TempDir,
}

impl Service {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join(BUCKET)).unwrap();
        let mut service = S3ServiceBuilder::new(FileSystem::new(folder.path()).unwrap());
        service.set_auth(SimpleAuth::from_single("AKIAEXAMPLE", "secret"));
        let service = service.build();
        let runtime = Runtime::new().unwrap();
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        runtime.spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let service = service.clone();
                tokio::spawn(async move {
                    let server = auto::Builder::new(TokioExecutor::new());
                    let _ = server.serve_connection(TokioIo::new(stream), service).await;
                });
            }
        });
        Self { endpoint, _runtime: runtime, _folder: folder }
    }

    fn originals(&self, identity: &str, secret: &str) -> Originals {
        let credentials = Credentials::new("AKIAEXAMPLE", secret, None, None, "test");
        let credentials = SharedCredentialsProvider::new(credentials);
        Originals::at_endpoint(&self.endpoint, "us-east-1", BUCKET, identity, credentials).unwrap()
    }
}

fn source(bytes: &[u8]) -> Source {
    Source {
        hash: Hash(Sha256::digest(bytes).into()),
        name: "Amara Boulanger passport.pdf".to_owned(),
        member: None,
        media_type: MediaType::Pdf,
        bytes: bytes.len() as u64,
    }
}

fn put(originals: &Originals, source: &Source, id: u128, bytes: &[u8]) -> Result<String, AccountError> {
    originals.put(source, Uuid::from_u128(id), bytes.to_vec(), &|_| {}, &Cancel::default())
}

#[test]
fn what_is_put_is_listed_and_deleted() {
    let service = Service::start();
    let originals = service.originals(IDENTITY, "secret");
    let source = source(b"%PDF a receipt");
    let key = put(&originals, &source, 7, b"%PDF a receipt").unwrap();
    assert_eq!(key, format!("private/{IDENTITY}/00000000-0000-0000-0000-000000000007.pdf"));
    let listed = originals.list(&Cancel::default()).unwrap();
    assert_eq!(listed.iter().map(|one| (&one.key, one.bytes)).collect::<Vec<_>>(), [(&key, 14)]);
    assert!(listed[0].since.is_some());
    originals.delete(&key, &Cancel::default()).unwrap();
    originals.delete(&key, &Cancel::default()).unwrap();
    assert_eq!(originals.list(&Cancel::default()).unwrap(), []);
}

#[test]
fn a_second_put_is_harmless() {
    let service = Service::start();
    let originals = service.originals(IDENTITY, "secret");
    let source = source(b"one");
    let first = put(&originals, &source, 7, b"one").unwrap();
    assert_eq!(put(&originals, &source, 7, b"one").unwrap(), first);
    assert_eq!(originals.list(&Cancel::default()).unwrap().len(), 1);
}

#[test]
fn nobody_sees_another_persons_originals() {
    let service = Service::start();
    let source = source(b"one");
    put(&service.originals("us-east-1:other", "secret"), &source, 7, b"one").unwrap();
    let mine = service.originals(IDENTITY, "secret");
    assert_eq!(mine.list(&Cancel::default()).unwrap(), []);
}

#[test]
fn progress_counts_every_byte() {
    let service = Service::start();
    let originals = service.originals(IDENTITY, "secret");
    let bytes = vec![7; 3_000_000];
    let seen = Mutex::new(Vec::new());
    let note = |sent| seen.lock().unwrap().push(sent);
    originals.put(&source(&bytes), Uuid::from_u128(7), bytes, &note, &Cancel::default()).unwrap();
    let seen = seen.into_inner().unwrap();
    assert!(seen.is_sorted());
    assert_eq!(seen.last(), Some(&3_000_000));
}

#[test]
fn bytes_that_are_not_the_sources_are_refused() {
    let service = Service::start();
    let originals = service.originals(IDENTITY, "secret");
    let outcome = put(&originals, &source(b"one"), 7, b"two");
    assert!(matches!(outcome, Err(AccountError::Refused { .. })), "{outcome:?}");
}

#[test]
fn errors_say_what_may_help() {
    let service = Service::start();
    let source = source(b"one");
    let wrong = put(&service.originals(IDENTITY, "another secret"), &source, 7, b"one");
    assert_eq!(wrong, Err(AccountError::SignedOut));
    let stopped = Cancel::default();
    stopped.cancel();
    let originals = service.originals(IDENTITY, "secret");
    assert_eq!(originals.list(&stopped), Err(AccountError::Cancelled));
    let nowhere = Service { endpoint: "http://127.0.0.1:9".to_owned(), ..Service::start() };
    assert_eq!(put(&nowhere.originals(IDENTITY, "secret"), &source, 7, b"one"), Err(AccountError::Offline));
}
