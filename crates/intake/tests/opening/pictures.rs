use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use libtest_mimic::Failed;
use vouch_core::{MediaType, Pixels};
use vouch_intake::{IntakeError, Limits, Opened};

use crate::{made, open, open_within, sizes};

/// Returns the brightness at a point, in fractions of the page.
fn shade(opened: &Opened, page: usize, x: f32, y: f32) -> Result<u8, Failed> {
    let pixels = opened.pages[page].pixels.load()?;
    Ok(color(&pixels, (x * pixels.width as f32) as u32, (y * pixels.height as f32) as u32)[1])
}

fn color(pixels: &Pixels, x: u32, y: u32) -> [u8; 3] {
    let at = ((y * pixels.width + x) * 3) as usize;
    [pixels.rgb[at], pixels.rgb[at + 1], pixels.rgb[at + 2]]
}

pub fn every_format_is_one_page() -> Result<(), Failed> {
    let formats = [
        (made::picture(ImageFormat::Jpeg, 64, 40), MediaType::Jpeg),
        (made::picture(ImageFormat::Png, 64, 40), MediaType::Png),
        (made::picture(ImageFormat::WebP, 64, 40), MediaType::Webp),
        (made::picture(ImageFormat::Bmp, 64, 40), MediaType::Bmp),
        (made::picture(ImageFormat::Gif, 64, 40), MediaType::Gif),
        (made::turned_heic(0, 64, 40), MediaType::Heic),
    ];
    for (bytes, media_type) in formats {
        let opened = open(&bytes)?;
        assert_eq!(opened.source.media_type, media_type);
        assert_eq!(opened.source.bytes, bytes.len() as u64);
        assert_eq!(sizes(&opened), [(64, 40)], "{media_type:?}");
        assert!(shade(&opened, 0, 0.2, 0.5)? < 60 && shade(&opened, 0, 0.8, 0.5)? > 190, "{media_type:?}");
        assert!(opened.text.is_none() && opened.attachments.is_empty() && opened.lost_pages.is_empty());
    }
    Ok(())
}

pub fn a_tilted_camera_is_set_upright() -> Result<(), Failed> {
    // Where the dark left half of the stored picture is once the picture is upright.
    let dark_places = [(1, (0.2, 0.5)), (2, (0.8, 0.5)), (3, (0.8, 0.5)), (6, (0.5, 0.2)), (8, (0.5, 0.8))];
    for (orientation, (x, y)) in dark_places {
        let opened = open(&made::tilted_jpeg(orientation, 64, 40))?;
        assert_eq!(sizes(&opened), [if orientation > 4 { (40, 64) } else { (64, 40) }]);
        assert!(shade(&opened, 0, x, y)? < 60, "orientation {orientation}");
        assert!(shade(&opened, 0, 1.0 - x, 1.0 - y)? > 190, "orientation {orientation}");
    }
    Ok(())
}

pub fn a_turned_heic_is_turned_once() -> Result<(), Failed> {
    let opened = open(&made::turned_heic(1, 64, 40))?;
    assert_eq!(sizes(&opened), [(40, 64)]);
    assert!(shade(&opened, 0, 0.5, 0.8)? < 60 && shade(&opened, 0, 0.5, 0.2)? > 190);
    Ok(())
}

pub fn transparent_pictures_lie_on_white_paper() -> Result<(), Failed> {
    let picture = RgbaImage::from_fn(2, 1, |x, _| Rgba([0, 0, 0, if x == 0 { 0 } else { 255 }]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    DynamicImage::from(picture).write_to(&mut bytes, ImageFormat::Png)?;
    let pixels = open(&bytes.into_inner())?.pages[0].pixels.load()?;
    assert_eq!((color(&pixels, 0, 0), color(&pixels, 1, 0)), ([255; 3], [0; 3]));
    let light = RgbaImage::from_fn(2, 1, |x, _| Rgba([255, 255, 255, if x == 0 { 0 } else { 255 }]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    DynamicImage::from(light).write_to(&mut bytes, ImageFormat::Png)?;
    let pixels = open(&bytes.into_inner())?.pages[0].pixels.load()?;
    assert_eq!((color(&pixels, 0, 0), color(&pixels, 1, 0)), ([0; 3], [255; 3]), "light print lies on black");
    Ok(())
}

pub fn large_pictures_keep_their_size_but_not_their_pixels() -> Result<(), Failed> {
    let limits = Limits { kept_pixels: 1_000, ..Limits::default() };
    let opened = open_within(limits, &made::tilted_jpeg(6, 101, 61))?;
    assert_eq!(sizes(&opened), [(61, 101)]);
    let pixels = opened.pages[0].pixels.load()?;
    assert_eq!((pixels.width, pixels.height), (21, 34));
    Ok(())
}

pub fn a_tiff_has_pages() -> Result<(), Failed> {
    let opened = open(&made::tiff_of_two_pages())?;
    assert_eq!(sizes(&opened), [(40, 30), (20, 50)], "a thumbnail is no page");
    assert_eq!((shade(&opened, 0, 0.5, 0.5)?, shade(&opened, 1, 0.5, 0.5)?), (10, 240));
    assert!(opened.lost_pages.is_empty());
    Ok(())
}

pub fn a_tiff_may_be_gray_packed_or_by_palette() -> Result<(), Failed> {
    let pixels = open(&made::tiff_by_palette(3, 1, &[2, 0, 1]))?.pages[0].pixels.load()?;
    assert_eq!([0, 1, 2].map(|x| color(&pixels, x, 0)), [[0, 0, 255], [255, 0, 0], [0, 255, 0]]);
    let pixels = open(&made::tiff_of_bits(3, &[0b0100_0000]))?.pages[0].pixels.load()?;
    assert_eq!([0, 1, 2].map(|x| color(&pixels, x, 0)[0]), [255, 0, 255], "white is zero");
    Ok(())
}

pub fn a_broken_tiff_page_is_lost_alone() -> Result<(), Failed> {
    let whole = made::tiff_of_two_pages();
    // The compressed rows of the first page follow the header and four resolutions.
    let broken = [&whole[..24], &[0xFF; 12], &whole[36..]].concat();
    let opened = open(&broken)?;
    assert_eq!(sizes(&opened), [(40, 30), (20, 50)]);
    assert_eq!(opened.lost_pages, [0]);
    assert_eq!((shade(&opened, 0, 0.5, 0.5)?, shade(&opened, 1, 0.5, 0.5)?), (255, 240));

    let bits = made::tiff_of_bits(3, &[0; 4]);
    assert_eq!(open(&bits[..bits.len() - 4]).err().map(|error| error.code()), Some("damaged_file"));
    assert!(matches!(open(&bits[..9]), Err(IntakeError::DamagedFile { .. })));
    Ok(())
}
