//! The engine keeps what every engine promises.

mod samples;

use vouch_ocr::OnDevice;
use vouch_testkit::{engine_contract, picture_source};

#[test]
fn it_keeps_the_contract() {
    let engine = OnDevice::new().expect("the networks are part of the program");
    let pages = ["receipt-fr-bistro.jpg", "receipt-gb-stationer.jpg"]
        .into_iter()
        .zip(0..)
        .map(|(name, index)| samples::page(index, samples::pixels(name)))
        .collect::<Vec<_>>();
    engine_contract(&engine, &picture_source("receipts.pdf"), &pages);
}
