//! Hand-written PDFs for the tests.

use md5::{Digest, Md5};

/// The padding of passwords before they are hashed.
const PADDING: [u8; 32] = *b"\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\
    \x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A";
const ID: [u8; 16] = [7; 16];

/// A page: its size in points, its rotation, and the drawing on it. It may draw with the font `F1`, the gray picture
/// `Scan`, the picture `Print` that is full of marks, and in the states `Faint` and `Multiply`.
pub struct Sheet {
    pub size: (u32, u32),
    pub rotate: i32,
    pub drawing: String,
    /// The drawing of an annotation that lies over the whole page.
    pub note: Option<String>,
}

impl Sheet {
    /// An upright page with one line of text at a point measured from the lower left corner.
    pub fn with_text(text: &str) -> Self {
        Self::drawn(&format!("BT /F1 12 Tf 30 150 Td ({text}) Tj ET"))
    }

    /// An upright page of 300 by 200 points with this drawing.
    pub fn drawn(drawing: &str) -> Self {
        Self { size: (300, 200), rotate: 0, drawing: drawing.to_owned(), note: None }
    }
}

/// A PDF of these pages with an attached file, encrypted with `password`, if any is given.
pub fn pdf(sheets: &[Sheet], attached: Option<(&str, &[u8])>, password: Option<&str>) -> Vec<u8> {
    let mut file = File { objects: Vec::new(), key: password.map(key) };
    let font = file.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
    let scan = file.add_stream(
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
        b"\xC0",
    );
    let marks: Vec<u8> = (0..6000).map(|i| if i % 3 == 0 && i / 100 % 3 == 0 { 0 } else { 255 }).collect();
    let print = file.add_stream(
        "/Type /XObject /Subtype /Image /Width 100 /Height 60 /ColorSpace /DeviceGray /BitsPerComponent 8",
        &marks,
    );
    let notes = sheets.iter().filter(|sheet| sheet.note.is_some()).count();
    let tree = file.objects.len() + 1 + sheets.len() * 2 + notes * 2;
    let mut kids = String::new();
    for sheet in sheets {
        let drawing = file.add_stream("", sheet.drawing.as_bytes());
        let resources = format!(
            "/Resources << /Font << /F1 {font} 0 R >> /XObject << /Scan {scan} 0 R /Print {print} 0 R >> \
             /ExtGState << /Faint << /ca 0.3 >> /Multiply << /BM /Multiply >> >> >>"
        );
        let (width, height) = sheet.size;
        let note = sheet.note.as_ref().map(|note| {
            let bounds = format!("[0 0 {width} {height}]");
            let shown = file.add_stream(
                &format!("/Type /XObject /Subtype /Form /BBox {bounds} {resources}"),
                note.as_bytes(),
            );
            let note = file.add(&format!(
                "<< /Type /Annot /Subtype /FreeText /Rect {bounds} /AP << /N {shown} 0 R >> >>"
            ));
            format!("/Annots [{note} 0 R]")
        });
        let page = file.add(&format!(
            "<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {width} {height}] /Rotate {} \
             /Contents {drawing} 0 R {} {resources} >>",
            sheet.rotate,
            note.unwrap_or_default()
        ));
        kids += &format!("{page} 0 R ");
    }
    file.add(&format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", sheets.len()));
    let names = attached.map(|(name, bytes)| {
        let stream = file.add_stream("/Type /EmbeddedFile", bytes);
        let entry =
            file.add(&format!(
                "<< /Type /Filespec /F ({name}) /UF ({name}) /EF << /F {stream} 0 R >> /AFRelationship /Alternative >>"
            ));
        format!("/Names << /EmbeddedFiles << /Names [({name}) {entry} 0 R] >> >> /AF [{entry} 0 R]")
    });
    let catalog = file.add(&format!("<< /Type /Catalog /Pages {tree} 0 R {} >>", names.unwrap_or_default()));
    file.finish(catalog, password)
}

struct File {
    objects: Vec<Vec<u8>>,
    key: Option<[u8; 5]>,
}

impl File {
    fn add(&mut self, body: &str) -> usize {
        self.objects.push(body.as_bytes().to_vec());
        self.objects.len()
    }

    fn add_stream(&mut self, entries: &str, bytes: &[u8]) -> usize {
        let number = self.objects.len() + 1;
        let bytes = match self.key {
            Some(key) => rc4(&object_key(key, number), bytes),
            None => bytes.to_vec(),
        };
        let mut body = format!("<< {entries} /Length {} >>\nstream\n", bytes.len()).into_bytes();
        body.extend(bytes);
        body.extend(b"\nendstream");
        self.objects.push(body);
        number
    }

    fn finish(self, catalog: usize, password: Option<&str>) -> Vec<u8> {
        let mut bytes = b"%PDF-1.4\n".to_vec();
        let mut places = Vec::new();
        for (index, body) in self.objects.iter().enumerate() {
            places.push(bytes.len());
            bytes.extend(format!("{} 0 obj\n", index + 1).into_bytes());
            bytes.extend(body);
            bytes.extend(b"\nendobj\n");
        }
        let start = bytes.len();
        bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).into_bytes());
        for place in &places {
            bytes.extend(format!("{place:010} 00000 n \n").into_bytes());
        }
        let encryption = password.map(encryption).unwrap_or_default();
        let size = places.len() + 1;
        bytes.extend(
            format!(
                "trailer\n<< /Size {size} /Root {catalog} 0 R {encryption} >>\nstartxref\n{start}\n%%EOF\n"
            )
            .into_bytes(),
        );
        bytes
    }
}

/// The oldest encryption of PDF: RC4 with a 40-bit key.
fn encryption(password: &str) -> String {
    let user = rc4(&key(password), &PADDING);
    format!(
        "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{}> /U <{}> >> /ID [<{id}> <{id}>]",
        hexadecimal(&PADDING),
        hexadecimal(&user),
        id = hexadecimal(&ID)
    )
}

fn key(password: &str) -> [u8; 5] {
    let padded: Vec<u8> = password.bytes().chain(PADDING).take(32).collect();
    // The owner's entry is the padding itself, the permissions are -4.
    let hash = Md5::digest([&padded[..], &PADDING, &(-4_i32).to_le_bytes(), &ID].concat());
    [hash[0], hash[1], hash[2], hash[3], hash[4]]
}

fn object_key(key: [u8; 5], number: usize) -> Vec<u8> {
    let number = (number as u32).to_le_bytes();
    Md5::digest([&key[..], &number[..3], &[0, 0]].concat())[..10].to_vec()
}

fn rc4(key: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut state: Vec<u8> = (0..=255).collect();
    let mut j = 0_u8;
    for i in 0..256 {
        j = j.wrapping_add(state[i]).wrapping_add(key[i % key.len()]);
        state.swap(i, usize::from(j));
    }
    let (mut i, mut j) = (0_u8, 0_u8);
    bytes
        .iter()
        .map(|byte| {
            i = i.wrapping_add(1);
            j = j.wrapping_add(state[usize::from(i)]);
            state.swap(usize::from(i), usize::from(j));
            byte ^ state[usize::from(state[usize::from(i)].wrapping_add(state[usize::from(j)]))]
        })
        .collect()
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
