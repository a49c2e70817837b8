/// Who says something about a document. Names are stored, so they keep their spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WitnessKind {
    /// E-invoice data inside the file.
    Einvoice,
    /// Text that the file carries.
    Text,
    /// QR codes on its pages.
    Qr,
    /// The on-device engine.
    Device,
    /// The second network of the on-device engine, on single regions.
    SecondReading,
    /// Amazon Textract.
    Textract,
    /// A person's rule for the vendor.
    Rule,
    /// What a person corrected on the vendor's other documents.
    Memory,
}

impl WitnessKind {
    /// Every witness.
    pub const ALL: [Self; 8] = [
        Self::Einvoice,
        Self::Text,
        Self::Qr,
        Self::Device,
        Self::SecondReading,
        Self::Textract,
        Self::Rule,
        Self::Memory,
    ];

    /// The engines that a person may choose, the default first.
    pub const ENGINES: [Self; 2] = [Self::Device, Self::Textract];

    /// Returns the name used outside and in stored readings.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Einvoice => "einvoice",
            Self::Text => "text",
            Self::Qr => "code",
            Self::Device => "device",
            Self::SecondReading => "second_look",
            Self::Textract => "textract",
            Self::Rule => "rule",
            Self::Memory => "memory",
        }
    }

    /// Whether it speaks of other documents rather than of this one.
    pub const fn is_learned(self) -> bool {
        matches!(self, Self::Rule | Self::Memory)
    }
}
