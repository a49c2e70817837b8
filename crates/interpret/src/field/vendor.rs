//! The vendor: the legal name of the seller, as it is written at the top of the document, or its brand.

mod candidates;
mod clean;
mod features;
mod name;
mod shape;
mod witness;

pub(crate) use candidates::{candidates, weighed};
pub(crate) use clean::clean;
pub(crate) use name::{Name, names};
pub(crate) use witness::Witnesses;

#[cfg(test)]
mod tests {
    use vouch_core::{Candidate, Confidence, Evidence, Glyph};

    use super::*;
    use crate::field::blocks;
    use crate::layout::annotated::AnnotatedText;
    use crate::layout::rows::TextRows;
    use crate::layout::rows::tests::page;

    /// Returns the best vendor of a page whose characters all have one confidence.
    fn best(lines: &[(f32, f32, &str)], confidence: f32) -> Candidate {
        let mut page = page(lines);
        for word in page.layout.lines.iter_mut().flat_map(|line| &mut line.words) {
            let rival = Some(('?', Confidence::new(0.001)));
            let glyph = |character| Glyph { character, confidence: Confidence::new(confidence), rival };
            word.glyphs = word.text.chars().map(glyph).collect();
        }
        let text_rows = TextRows::new("device", &[&page]);
        let annotated = AnnotatedText::new(text_rows);
        let blocks = blocks::group_into_blocks(&annotated);
        let witnesses = Witnesses::new(&annotated);
        candidates(&annotated, &blocks, &names(&blocks, &witnesses), &witnesses).swap_remove(0)
    }

    #[test]
    fn clear_names_are_beyond_doubt_unless_corrected() {
        let clear = |name: &str, confidence: f32| {
            let found =
                best(&[(0.3, 0.1, name), (0.3, 0.13, "12, JALAN MAWAR, 81100 JOHOR BAHRU")], confidence);
            found.evidence.iter().any(|evidence| matches!(evidence, Evidence::ReadBeyondDoubt { .. }))
        };
        assert!(clear("LUCKY STAR TRADING SDN BHD", 0.999));
        assert!(clear("LUCKY STAR TRADING SDN BHD (417940-M)", 0.999));
        assert!(!clear("LUCKY STAR TRADING SDN BHD", 0.97));
        assert!(!clear("LUCKY STAR TRADING SDNBHD", 0.999), "a gap was put in");
    }

    #[test]
    fn a_name_that_lost_a_word_is_not_aligned() {
        let in_line = |x: f32, name: &str| {
            let below = (0.26, 0.13, "12, JALAN MAWAR, 81100 JOHOR BAHRU");
            best(&[(x, 0.1, name), below], 0.999).evidence.contains(&Evidence::InLine)
        };
        assert!(in_line(0.30, "LUCKY STAR TRADING SDN BHD"), "centred");
        assert!(in_line(0.26, "LUCKY STAR TRADING SDN BHD"), "flush left");
        assert!(!in_line(0.36, "STAR TRADING SDN BHD"), "LUCKY was lost");
    }

    #[test]
    fn a_name_may_end_in_brackets_on_the_next_line() {
        let has_rival = |below: &str| {
            let lines = [
                (0.3, 0.1, "LUCKY STAR TRADING SDN BHD"),
                (0.3, 0.12, below),
                (0.3, 0.14, "12, JALAN MAWAR, 81100 JOHOR BAHRU"),
            ];
            let is_rival = |evidence: &Evidence| matches!(evidence, Evidence::RivalClose { .. });
            best(&lines, 0.999).evidence.iter().any(is_rival)
        };
        assert!(has_rival("(KAMPUNG BARU)"));
        assert!(!has_rival("(417940-M)"));
        assert!(!has_rival("(formerly known as OLD STAR)"));
    }

    #[test]
    fn numbers_and_marks_around_a_name_are_removed() {
        assert_eq!(clean("ACME SDN BHD (417940-M),"), "ACME SDN BHD");
        assert_eq!(clean("ACME SDN BHD(417940-M)"), "ACME SDN BHD");
        assert_eq!(clean("** ACME (M) SDN BHD **"), "ACME (M) SDN BHD");
        assert_eq!(clean("ACME SDN BHD 860671-D (KL)"), "ACME SDN BHD");
        assert_eq!(clean("OWN BY: ACME SDN BHD"), "ACME SDN BHD");
        assert_eq!(clean("99 ACME SDN BHD"), "99 ACME SDN BHD");
    }
}
