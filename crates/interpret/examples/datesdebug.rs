//! debugging
use serde_json::Value;
use vouch_interpret::{Conclusion, Context};
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let names: Vec<String> = std::env::args().skip(3).collect();
    let field = std::env::args().nth(2).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    for line in text.lines() {
        let saved: Value = serde_json::from_str(line).unwrap();
        let file = saved["file"].to_string();
        if !names.iter().any(|n| file.contains(n.as_str())) {
            continue;
        }
        let readings: Vec<vouch_core::Reading> = serde_json::from_value(saved["readings"].clone()).unwrap();
        let context = Context { today: jiff::civil::date(2026, 11, 30), kind: None };
        for explained in Conclusion::of(&readings, &context).explain() {
            println!("==== {file}");
            for (kind, f) in &explained.extraction.fields {
                if kind.name() == field {
                    println!(
                        "-> {} {:?}",
                        f.verdict.name(),
                        f.candidates
                            .iter()
                            .map(|c| format!(
                                "{} {:.2} {} {:?}",
                                c.value.plain(),
                                c.score,
                                c.source,
                                c.evidence
                            ))
                            .collect::<Vec<_>>()
                    );
                }
            }
            let mut w: Vec<_> = explained.weighed.iter().filter(|w| w.field.name() == field).collect();
            w.sort_by(|a, b| b.score.total_cmp(&a.score));
            for w in w.iter().take(9) {
                println!(
                    "  {} {:.2} {} {}",
                    w.value,
                    w.score,
                    w.source,
                    w.reasons
                        .iter()
                        .map(|r| format!("{}*{}={:.1}", r.feature, r.strength, r.weight))
                        .collect::<Vec<_>>()
                        .join(" ")
                );
            }
        }
    }
}
