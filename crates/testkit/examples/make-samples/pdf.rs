//! A page of a PDF with real text: faces are embedded in part, and every glyph says which character it is.

use std::collections::BTreeMap;

use ab_glyph::{Font, FontVec};
use miniz_oxide::deflate::compress_to_vec_zlib;
use pdf_writer::types::{AssociationKind, CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref, Str, TextStr};
use subsetter::{GlyphRemapper, subset};

use crate::Failure;

/// Width and height of A4 in points.
pub const A4: (f32, f32) = (595.28, 841.89);

const CATALOG: Ref = Ref::new(1);
const PAGES: Ref = Ref::new(2);
const PAGE: Ref = Ref::new(3);
const CONTENT: Ref = Ref::new(4);
const METADATA: Ref = Ref::new(5);
const ATTACHED: Ref = Ref::new(6);
const SPECIFICATION: Ref = Ref::new(7);
const INFO: Ref = Ref::new(8);
/// The first of five objects for each face.
const FACES: i32 = 20;

const IDENTITY: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// A file inside the PDF, as e-invoices carry one.
pub struct Attached {
    /// Its name.
    pub name: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Metadata of the PDF that announces it (XMP).
    pub metadata: String,
}

/// How a text is set.
#[derive(Clone, Copy)]
pub struct Type {
    /// Index of the face.
    pub face: usize,
    /// Size in points.
    pub size: f32,
    /// Gray of the ink, 0 black to 1 white.
    pub gray: f32,
}

struct Face {
    name: String,
    bytes: Vec<u8>,
    font: FontVec,
    glyphs: GlyphRemapper,
    characters: BTreeMap<u16, char>,
}

/// A page while it is being set. Places are in points from the top left.
pub struct Leaf {
    faces: Vec<Face>,
    content: Content,
}

impl Leaf {
    /// An empty page that can be set in these faces, by name and bytes.
    pub fn new(faces: Vec<(&str, Vec<u8>)>) -> Result<Self, Failure> {
        let face = |(name, bytes): (&str, Vec<u8>)| -> Result<Face, Failure> {
            let font = FontVec::try_from_vec(bytes.clone())?;
            let (glyphs, characters) = (GlyphRemapper::new(), BTreeMap::new());
            Ok(Face { name: format!("VOUCHS+{name}"), bytes, font, glyphs, characters })
        };
        Ok(Self { faces: faces.into_iter().map(face).collect::<Result<_, _>>()?, content: Content::new() })
    }

    /// Sets a text with its left end and baseline at a place.
    pub fn text(&mut self, (x, y): (f32, f32), text: &str, set: Type) {
        let face = &mut self.faces[set.face];
        let mut codes = Vec::new();
        for character in text.chars() {
            let glyph = face.glyphs.remap(face.font.glyph_id(character).0);
            face.characters.insert(glyph, character);
            codes.extend(glyph.to_be_bytes());
        }
        let name = format!("F{}", set.face);
        self.content.begin_text().set_font(Name(name.as_bytes()), set.size).set_fill_gray(set.gray);
        self.content.set_text_matrix([1.0, 0.0, 0.0, 1.0, x, A4.1 - y]).show(Str(&codes)).end_text();
    }

    /// Sets a text with its right end at a place.
    pub fn text_to(&mut self, (x, y): (f32, f32), text: &str, set: Type) {
        let face = &self.faces[set.face];
        let width: f32 = text.chars().map(|character| face.advance(face.font.glyph_id(character).0)).sum();
        self.text((x - width / 1000.0 * set.size, y), text, set);
    }

    /// Fills a rectangle.
    pub fn bar(&mut self, (left, top): (f32, f32), (width, height): (f32, f32), rgb: [f32; 3]) {
        self.content.set_fill_rgb(rgb[0], rgb[1], rgb[2]);
        self.content.rect(left, A4.1 - top - height, width, height).fill_nonzero();
    }

    /// The file.
    pub fn finish(self, title: &str, attached: Option<&Attached>) -> Result<Vec<u8>, Failure> {
        let mut pdf = Pdf::new();
        pdf.set_version(1, 7);
        pdf.document_info(INFO).title(TextStr(title)).producer(TextStr("Vouch sample maker"));
        let mut catalog = pdf.catalog(CATALOG);
        catalog.pages(PAGES);
        if let Some(attached) = attached {
            catalog.metadata(METADATA);
            catalog.insert(Name(b"AF")).array().item(SPECIFICATION);
            catalog.names().embedded_files().names().insert(Str(attached.name.as_bytes()), SPECIFICATION);
        }
        catalog.finish();
        pdf.pages(PAGES).kids([PAGE]).count(1);
        let mut page = pdf.page(PAGE);
        page.parent(PAGES).media_box(Rect::new(0.0, 0.0, A4.0, A4.1)).contents(CONTENT);
        let mut resources = page.resources();
        let mut fonts = resources.fonts();
        for index in 0..self.faces.len() {
            fonts.pair(Name(format!("F{index}").as_bytes()), reference(index, 0));
        }
        fonts.finish();
        resources.finish();
        page.finish();
        let content = compress_to_vec_zlib(&self.content.finish(), 9);
        pdf.stream(CONTENT, &content).filter(Filter::FlateDecode);
        for (index, face) in self.faces.iter().enumerate() {
            face.embed(&mut pdf, index)?;
        }
        if let Some(attached) = attached {
            attach(&mut pdf, attached);
        }
        Ok(pdf.finish())
    }
}

fn reference(face: usize, part: i32) -> Ref {
    Ref::new(FACES + 5 * i32::try_from(face).unwrap_or(0) + part)
}

fn attach(pdf: &mut Pdf, attached: &Attached) {
    pdf.metadata(METADATA, attached.metadata.as_bytes());
    let bytes = compress_to_vec_zlib(&attached.bytes, 9);
    let mut file = pdf.embedded_file(ATTACHED, &bytes);
    file.subtype(Name(b"text/xml")).filter(Filter::FlateDecode);
    file.params().size(i32::try_from(attached.bytes.len()).unwrap_or(0));
    file.finish();
    let mut specification = pdf.indirect(SPECIFICATION).start::<pdf_writer::writers::FileSpec<'_>>();
    specification.path(Str(attached.name.as_bytes())).unic_file(TextStr(attached.name));
    specification.association_kind(AssociationKind::Alternative).embedded_file_with_unicode(ATTACHED);
}

impl Face {
    /// Advance of a glyph in thousandths of the em.
    fn advance(&self, glyph: u16) -> f32 {
        let em = self.font.units_per_em().unwrap_or(1000.0);
        self.font.h_advance_unscaled(ab_glyph::GlyphId(glyph)) * 1000.0 / em
    }

    fn embed(&self, pdf: &mut Pdf, index: usize) -> Result<(), Failure> {
        let [font, descendant, descriptor, file, unicode] =
            [0, 1, 2, 3, 4].map(|part| reference(index, part));
        let name = Name(self.name.as_bytes());
        pdf.type0_font(font)
            .base_font(name)
            .encoding_predefined(Name(b"Identity-H"))
            .descendant_font(descendant)
            .to_unicode(unicode);

        let mut cid = pdf.cid_font(descendant);
        cid.subtype(CidFontType::Type2).base_font(name).system_info(IDENTITY).font_descriptor(descriptor);
        cid.default_width(0.0).cid_to_gid_map_predefined(Name(b"Identity"));
        cid.widths().consecutive(0, self.glyphs.remapped_gids().map(|glyph| self.advance(glyph)));
        cid.finish();

        let em = self.font.units_per_em().unwrap_or(1000.0);
        let scaled = |units: f32| units * 1000.0 / em;
        pdf.font_descriptor(descriptor)
            .name(name)
            .flags(FontFlags::NON_SYMBOLIC)
            .bbox(Rect::new(-200.0, -300.0, 1200.0, 1000.0))
            .italic_angle(0.0)
            .ascent(scaled(self.font.ascent_unscaled()))
            .descent(scaled(self.font.descent_unscaled()))
            .cap_height(700.0)
            .stem_v(80.0)
            .font_file2(file);

        let part = subset(&self.bytes, 0, &self.glyphs)?;
        pdf.stream(file, &compress_to_vec_zlib(&part, 9)).filter(Filter::FlateDecode);

        let mut map = UnicodeCmap::new(Name(b"Vouch-Unicode"), IDENTITY);
        self.characters.iter().for_each(|(glyph, character)| map.pair(*glyph, *character));
        pdf.stream(unicode, &compress_to_vec_zlib(&map.finish(), 9)).filter(Filter::FlateDecode);
        Ok(())
    }
}
