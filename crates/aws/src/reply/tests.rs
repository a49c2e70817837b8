//! Made-up replies, one for every way in which real ones differ.

use serde_json::{Value, json};

use super::*;

fn bytes(value: &Value) -> Vec<u8> {
    serde_json::to_vec(value).unwrap()
}

fn read(value: &Value) -> Reading {
    reading(&parse(&bytes(value)).unwrap(), Timestamp::UNIX_EPOCH)
}

fn fault(value: &Value) -> ReplyError {
    parse(&bytes(value)).unwrap_err()
}

fn place(left: f32, top: f32, width: f32, height: f32) -> Value {
    json!({"BoundingBox": {"Left": left, "Top": top, "Width": width, "Height": height}})
}

fn field(label: &str, text: &str, geometry: &Value) -> Value {
    json!({
        "Type": {"Text": label, "Confidence": 90.0},
        "ValueDetection": {"Text": text, "Confidence": 80.0, "Geometry": geometry},
        "PageNumber": 1
    })
}

fn receipt(fields: &[Value]) -> Value {
    json!({"ExpenseIndex": 1, "SummaryFields": fields, "LineItemGroups": []})
}

/// Lines of words as blocks, from top to bottom, starting at `top`.
fn blocks(page: u32, top: f32, lines: &[&str]) -> Vec<Value> {
    let mut blocks = Vec::new();
    for (row, line) in lines.iter().enumerate() {
        let y = top + 0.05 * row as f32;
        let ids: Vec<String> = (0..line.split(' ').count()).map(|at| format!("w{page}.{y}.{at}")).collect();
        for (at, (id, word)) in ids.iter().zip(line.split(' ')).enumerate() {
            let geometry = place(0.1 + 0.1 * at as f32, y, 0.08, 0.03);
            blocks.push(json!({"BlockType": "WORD", "Id": id, "Text": word, "Confidence": 99.0, "Geometry": geometry, "Page": page}));
        }
        let relationships = json!([{"Type": "CHILD", "Ids": ids}]);
        blocks.push(json!({"BlockType": "LINE", "Id": format!("l{page}.{y}"), "Text": line, "Page": page, "Geometry": place(0.1, y, 0.5, 0.03), "Relationships": relationships}));
    }
    blocks
}

fn texts(reading: &Reading) -> Vec<(u32, String)> {
    reading.pages.iter().map(|page| (page.page, page.layout.text())).collect()
}

fn groups<'a>(reading: &'a Reading, label: &str) -> Vec<(&'a str, &'a str)> {
    let values = reading.values.iter().filter(|value| value.label == label);
    values.map(|value| (value.group.as_deref().unwrap(), value.text.as_str())).collect()
}

#[test]
fn a_reply_is_found_in_any_wrapping() {
    let bare = json!({"DocumentMetadata": {"Pages": 1}, "ExpenseDocuments": [receipt(&[field("TOTAL", "7.10", &place(0.5, 0.5, 0.1, 0.02))])]});
    let wrappings = [
        bare.clone(),
        json!([bare]),
        json!({"response": bare}),
        json!({"statusCode": 200, "body": bare.to_string()}),
        json!({"Comment": "saved by hand", "ExpenseDocuments": bare["ExpenseDocuments"]}),
        json!({"$metadata": {"httpStatusCode": 200}, "Payload": {"Result": bare}}),
    ];
    for wrapped in wrappings {
        assert_eq!(groups(&read(&wrapped), "TOTAL"), [("expense:1", "7.10")], "{wrapped}");
    }
    let marked = [b"\xef\xbb\xbf".to_vec(), bytes(&bare), b"\n".to_vec(), bytes(&bare)].concat();
    assert_eq!(parse(&marked).unwrap().len(), 2);
}

#[test]
fn what_is_not_a_reply_is_reported() {
    assert_eq!(parse(b"{\"a\": ").unwrap_err(), ReplyError::NotJson { line: 1, column: 6 });
    assert_eq!(parse(b"").unwrap_err(), ReplyError::NotAReply);
    assert_eq!(fault(&json!({"fields": []})), ReplyError::NotAReply);
    assert_eq!(fault(&json!({"Blocks": "many"})), ReplyError::UnknownForm { part: "Blocks" });
    let sent = json!({"__type": "com.amazonaws.textract#ThrottlingException", "message": "slow down"});
    assert_eq!(fault(&sent), ReplyError::Refused { code: "ThrottlingException".to_owned() });
    let saved = json!({"Error": {"Code": "BadDocumentException", "Message": "no"}});
    assert_eq!(fault(&saved), ReplyError::Refused { code: "BadDocumentException".to_owned() });
}

#[test]
fn a_failed_job_is_reported_although_the_call_succeeded() {
    let reason = "the document is empty".to_owned();
    let failed =
        json!({"JobStatus": "FAILED", "StatusMessage": reason, "ResponseMetadata": {"HTTPStatusCode": 200}});
    assert_eq!(fault(&failed), ReplyError::JobFailed { reason });
    assert!(matches!(fault(&json!({"JobStatus": "FAILED"})), ReplyError::JobFailed { .. }));
    assert_eq!(fault(&json!({"JobStatus": "IN_PROGRESS"})), ReplyError::Unfinished);
    let partly = json!({"JobStatus": "PARTIAL_SUCCESS", "Blocks": blocks(1, 0.1, &["TOTAL 7.10"])});
    assert_eq!(texts(&read(&partly)), [(0, "TOTAL 7.10".to_owned())]);
}

#[test]
fn an_empty_reply_is_an_empty_reading() {
    let nothing = [
        json!({"DocumentMetadata": {"Pages": 1}, "AnalyzeIDModelVersion": "1.0"}),
        json!({"ExpenseDocuments": [{"ExpenseIndex": 1}]}),
        json!({"ExpenseDocuments": null, "DocumentMetadata": null}),
        json!({"ExpenseDocuments": [receipt(&[field("CITY", "  ", &Value::Null)])]}),
        json!({"ExpenseDocuments": [receipt(&[json!({"Type": {"Text": "TOTAL"}})])]}),
    ];
    for reply in nothing {
        let reading = read(&reply);
        assert_eq!((reading.pages.len(), reading.values.len()), (0, 0), "{reply}");
    }
}

#[test]
fn blocks_become_lines_of_words() {
    let mut lost = blocks(1, 0.5, &["alone"]);
    lost.pop();
    let blocks = [blocks(1, 0.3, &["second row"]), blocks(1, 0.1, &["first row"]), lost].concat();
    let reading = read(&json!({"Blocks": blocks, "DetectDocumentTextModelVersion": "1.0"}));
    assert_eq!(texts(&reading), [(0, "first row\nsecond row\nalone".to_owned())]);
    let word = &reading.pages[0].layout.lines[0].words[1];
    assert!((word.bounds.x - 0.2).abs() < 1e-6 && word.confidence.unwrap().get() > 0.98);
}

#[test]
fn a_polygon_without_a_box_has_the_box_around_it() {
    let polygon = json!({"Polygon": [{"X": 0.2, "Y": 0.1}, {"X": 0.6, "Y": 0.2}, {"X": 0.59, "Y": 0.25}, {"X": 0.19, "Y": 0.15}]});
    let reading = read(&json!({"Blocks": [{"BlockType": "LINE", "Text": "aslant", "Geometry": polygon}]}));
    let bounds = reading.pages[0].layout.lines[0].bounds;
    assert!((bounds.x - 0.19).abs() < 1e-6 && (bounds.bottom() - 0.25).abs() < 1e-6);
}

#[test]
fn a_value_without_a_box_is_kept() {
    let reading = read(&json!({"ExpenseDocuments": [receipt(&[field("TOTAL", "7.10", &Value::Null)])]}));
    assert_eq!(reading.values[0].bounds, None);
    assert_eq!(reading.pages, []);
}

#[test]
fn without_blocks_the_fields_are_the_text() {
    let total = json!({
        "Type": {"Text": "TOTAL", "Confidence": 70.0},
        "LabelDetection": {"Text": "AMOUNT:", "Confidence": 60.0, "Geometry": place(0.1, 0.5, 0.2, 0.02)},
        "ValueDetection": {"Text": "$ 7.10", "Confidence": 60.0, "Geometry": place(0.6, 0.5, 0.1, 0.02)}
    });
    let name = field("VENDOR_NAME", "KOPI SELATAN\nJALAN MAWAR", &place(0.2, 0.1, 0.5, 0.06));
    let again = field("NAME", "KOPI SELATAN", &place(0.2, 0.1, 0.5, 0.03));
    let reading = read(&json!({"ExpenseDocuments": [receipt(&[total, again, name])]}));
    let lines: Vec<String> = reading.pages[0].layout.lines.iter().map(|line| line.text()).collect();
    assert_eq!(lines, ["KOPI SELATAN", "JALAN MAWAR", "AMOUNT:", "$ 7.10"]);
    assert_eq!(reading.values[0].caption.as_deref(), Some("AMOUNT:"));
}

#[test]
fn every_document_of_a_page_has_its_own_group() {
    let total = |text, top| field("TOTAL", text, &place(0.5, top, 0.1, 0.02));
    let reply = json!({"ExpenseDocuments": [receipt(&[total("7.10", 0.2)]), receipt(&[total("9.90", 0.7)])]});
    assert_eq!(groups(&read(&reply), "TOTAL"), [("expense:1", "7.10"), ("expense:2", "9.90")]);
}

#[test]
fn pages_and_documents_are_numbered_across_replies() {
    let page = |number: &str| {
        let fields = [field("INVOICE_RECEIPT_ID", number, &place(0.5, 0.2, 0.1, 0.02))];
        json!({"DocumentMetadata": {"Pages": 1}, "ExpenseDocuments": [{"SummaryFields": fields, "Blocks": blocks(1, 0.1, &[number])}]})
    };
    let reading = read(&json!([page("A-1"), page("A-2")]));
    assert_eq!(groups(&reading, "INVOICE_RECEIPT_ID"), [("expense:1", "A-1"), ("expense:2", "A-2")]);
    assert_eq!(texts(&reading), [(0, "A-1".to_owned()), (1, "A-2".to_owned())]);
    assert_eq!(reading.values.iter().map(|value| value.page).collect::<Vec<_>>(), [0, 1]);
}

#[test]
fn the_parts_of_one_result_share_their_pages() {
    let part = |page, text| json!({"JobStatus": "SUCCEEDED", "DocumentMetadata": {"Pages": 2}, "Blocks": blocks(page, 0.1, &[text])});
    let reading = read(&json!([part(1, "one"), part(2, "two")]));
    assert_eq!(texts(&reading), [(0, "one".to_owned()), (1, "two".to_owned())]);
}

#[test]
fn parties_rows_and_currencies_have_groups_of_their_own() {
    let mut name = field("NAME", "AMARA BOULANGER", &Value::Null);
    name["GroupProperties"] = json!([{"Types": ["RECEIVER", "RECEIVER_BILL_TO"], "Id": "p1"}]);
    let mut total = field("TOTAL", "7.10", &Value::Null);
    total["Currency"] = json!({"Code": "USD", "Confidence": 99.0});
    let cells = |item, price| json!({"LineItemExpenseFields": [field("ITEM", item, &Value::Null), field("PRICE", price, &Value::Null)]});
    let document = json!({
        "SummaryFields": [name, total],
        "LineItemGroups": [{"LineItems": [cells("TEA", "3.10")]}, {"LineItems": [cells("CAKE", "4.00")]}]
    });
    let reading = read(&json!({"ExpenseDocuments": [document]}));
    assert_eq!(groups(&reading, "NAME"), [("expense:1/receiver+receiver_bill_to:p1", "AMARA BOULANGER")]);
    assert_eq!(groups(&reading, CURRENCY), [("expense:1", "USD")]);
    assert_eq!(groups(&reading, "ITEM"), [("expense:1/line:1", "TEA"), ("expense:1/line:2", "CAKE")]);
}

#[test]
fn identity_fields_keep_both_forms_and_leave_out_empty_ones() {
    let date = json!({
        "Type": {"Text": "DATE_OF_BIRTH"},
        "ValueDetection": {"Text": "03/18/1990", "Confidence": 95.0, "NormalizedValue": {"Value": "1990-03-18T00:00:00", "ValueType": "Date"}}
    });
    let suffix = json!({"Type": {"Text": "SUFFIX"}, "ValueDetection": {"Text": "", "Confidence": 99.0}});
    let zone = json!({"Type": {"Text": "MRZ_CODE"}, "ValueDetection": {"Text": "P<UTOA\nL898"}});
    let reply =
        json!({"IdentityDocuments": [{"DocumentIndex": 1, "IdentityDocumentFields": [date, suffix, zone]}]});
    let reading = read(&reply);
    let labels: Vec<&str> = reading.values.iter().map(|value| value.label.as_str()).collect();
    assert_eq!(labels, ["DATE_OF_BIRTH", "DATE_OF_BIRTH.NormalizedValue", "MRZ_CODE"]);
    assert_eq!(texts(&reading), [(0, "P<UTOA\nL898".to_owned())]);
}

#[test]
fn the_aspect_ratio_is_estimated_from_the_text() {
    let line = |width| json!({"Blocks": [{"BlockType": "LINE", "Text": "TWELVE CHARS", "Geometry": place(0.1, 0.1, width, 0.02)}]});
    let (narrow, wide) = (read(&line(0.4)).pages[0].aspect, read(&line(0.1)).pages[0].aspect);
    assert!(narrow < 0.5 && wide > 1.0, "{narrow} {wide}");
}
