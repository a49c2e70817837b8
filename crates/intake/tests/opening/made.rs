//! Pictures for the tests.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use tiff::encoder::colortype::{Gray8, RGB8};
use tiff::encoder::{Compression, DeflateLevel, TiffEncoder};
use tiff::tags::Tag;

/// A picture whose left half is dark and whose right half is light.
pub fn halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([20; 3]) } else { Rgb([230; 3]) })
}

/// The halves in one of the formats of the `image` crate.
pub fn picture(format: ImageFormat, width: u32, height: u32) -> Vec<u8> {
    encoded(&DynamicImage::from(halves(width, height)), format)
}

/// A picture in one of these formats.
pub fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).expect("written to memory");
    bytes.into_inner()
}

/// A JPEG with an EXIF orientation.
pub fn tilted_jpeg(orientation: u8, width: u32, height: u32) -> Vec<u8> {
    let plain = picture(ImageFormat::Jpeg, width, height);
    let mut note = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    note.extend([orientation, 0, 0, 0, 0, 0, 0]);
    let length = u16::try_from(note.len() + 2).expect("a short note").to_be_bytes();
    [&plain[..2], &[0xFF, 0xE1], &length, &note, &plain[2..]].concat()
}

/// The halves as HEIC, rotated counterclockwise in the container by a number of quarter turns.
pub fn turned_heic(quarters: u8, width: u32, height: u32) -> Vec<u8> {
    let picture = halves(width, height);
    let mut bytes = heifer::encode_rgb8(width, height, &picture, &heifer::EncodeOptions::default())
        .expect("a sound picture");
    // The box with the depth of the channels is replaced by one with the rotation.
    let at = bytes.windows(4).position(|name| name == b"pixi").expect("the encoder tells the depth");
    bytes[at..at + 4].copy_from_slice(b"irot");
    bytes[at + 4] = quarters;
    bytes
}

/// A TIFF with a dark page, a thumbnail of it, and a light page.
pub fn tiff_of_two_pages() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let mut tiff = TiffEncoder::new(&mut bytes)
        .expect("written to memory")
        .with_compression(Compression::Deflate(DeflateLevel::Fast));
    for (kind, width, height, shade) in [(0_u32, 40, 30, 10), (1, 4, 3, 10), (0, 20, 50, 240)] {
        let mut page = tiff.new_image::<RGB8>(width, height).expect("a sound size");
        page.encoder().write_tag(Tag::NewSubfileType, kind).expect("written to memory");
        page.write_data(&vec![shade; (width * height * 3) as usize]).expect("as much as announced");
    }
    bytes.into_inner()
}

/// A gray TIFF whose samples are indexes of three colors: red, green, blue.
pub fn tiff_by_palette(width: u32, height: u32, numbers: &[u8]) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let mut tiff = TiffEncoder::new(&mut bytes).expect("written to memory");
    let mut page = tiff.new_image::<Gray8>(width, height).expect("a sound size");
    let mut colors = vec![0_u16; 3 * 256];
    for number in 0..3 {
        colors[number * 256 + number] = u16::MAX;
    }
    page.encoder().write_tag(Tag::ColorMap, colors.as_slice()).expect("written to memory");
    page.encoder().write_tag(Tag::PhotometricInterpretation, 3_u16).expect("written to memory");
    page.write_data(numbers).expect("as much as announced");
    bytes.into_inner()
}

/// An uncompressed TIFF with one bit a pixel and zero for white, as fax machines write it.
pub fn tiff_of_bits(width: u16, rows: &[u8]) -> Vec<u8> {
    let entries: [(u16, u16, u32); 8] = [
        (256, 3, u32::from(width)),
        (257, 3, rows.len() as u32),
        (258, 3, 1),
        (259, 3, 1),
        (262, 3, 0),
        (273, 4, 8 + 2 + 8 * 12 + 4),
        (278, 3, rows.len() as u32),
        (279, 4, rows.len() as u32),
    ];
    let mut bytes = b"II*\0\x08\0\0\0\x08\0".to_vec();
    for (tag, kind, value) in entries {
        bytes.extend(tag.to_le_bytes());
        bytes.extend(kind.to_le_bytes());
        bytes.extend(1_u32.to_le_bytes());
        bytes.extend(value.to_le_bytes());
    }
    bytes.extend([0; 4]);
    bytes.extend(rows);
    bytes
}

/// The header of a bitmap without its pixels.
pub fn bitmap_header(width: i32, height: i32) -> Vec<u8> {
    let mut bytes = b"BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0".to_vec();
    bytes.extend(width.to_le_bytes());
    bytes.extend(height.to_le_bytes());
    bytes.extend([1, 0, 24, 0]);
    bytes.extend([0; 24]);
    bytes
}
