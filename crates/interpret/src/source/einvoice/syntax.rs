//! How an XML syntax is turned into labelled values: tables of paths per syntax, read by one function.
//!
//! A path names elements from the outside in, joined by `/`, by local name alone: the namespaces changed with every
//! version and the names hardly did. Where a name did change, the variants are joined by `|`. A step may end in
//! `[name=value]` or `[name!=value]`: only elements count that have, or have not, this value in an attribute or an
//! element inside them.

use roxmltree::Node;
use vouch_core::LabelledValue;

/// Business terms and their paths from a common element.
pub(super) type Terms = &'static [(&'static str, &'static str)];

/// Where a syntax keeps the terms of EN 16931.
pub(super) struct Syntax {
    /// Parts that stand once: path from the root and the terms inside; an empty path for the root itself.
    pub parts: &'static [(&'static str, Terms)],
    /// Parts that repeat: name of the group, path from the root and the terms inside.
    pub groups: &'static [(&'static str, &'static str, Terms)],
    /// Path of the document's currency; amounts stated in another one are left out. Empty where amounts name none.
    pub currency: &'static str,
}

/// Every term of the syntax that the document states, raw. A term may be stated several times.
pub(super) fn read(root: Node<'_, '_>, syntax: &Syntax) -> Vec<LabelledValue> {
    let currency = at(root, syntax.currency).into_iter().find_map(text);
    let currency = currency.as_deref();
    let parts = syntax.parts.iter().flat_map(|(path, terms)| {
        at(root, path).into_iter().flat_map(move |node| stated(node, terms, currency, None))
    });
    let groups = syntax.groups.iter().flat_map(|(name, path, terms)| {
        at(root, path).into_iter().enumerate().flat_map(move |(index, node)| {
            stated(node, terms, currency, Some(format!("{name}:{}", index + 1)))
        })
    });
    parts.chain(groups).collect()
}

fn stated(
    node: Node<'_, '_>,
    terms: Terms,
    currency: Option<&str>,
    group: Option<String>,
) -> Vec<LabelledValue> {
    let mut values = Vec::new();
    for (label, path) in terms {
        for found in at(node, path) {
            if let Some(text) = text(found).filter(|_| in_currency(found, currency)) {
                let (label, group) = ((*label).to_owned(), group.clone());
                values.push(LabelledValue { label, text, group, page: 0, ..LabelledValue::default() });
            }
        }
    }
    values
}

/// All elements at a path below a node, in the order of the file.
pub(super) fn at<'a, 'input>(node: Node<'a, 'input>, path: &str) -> Vec<Node<'a, 'input>> {
    path.split('/').filter(|step| !step.is_empty()).fold(vec![node], |nodes, step| {
        let (names, condition) = step.split_once('[').unwrap_or((step, ""));
        nodes
            .into_iter()
            .flat_map(|node| node.children())
            .filter(|child| names.split('|').any(|name| child.tag_name().name() == name))
            .filter(|child| meets(*child, condition.trim_end_matches(']')))
            .collect()
    })
}

/// Whether an element meets the condition of a step; none is always met.
fn meets(node: Node<'_, '_>, condition: &str) -> bool {
    let Some((name, wanted)) = condition.split_once('=') else { return true };
    let inside = |name: &str| {
        node.attribute(name).is_some_and(|value| value == wanted)
            || node
                .descendants()
                .any(|one| one.tag_name().name() == name && text(one).as_deref() == Some(wanted))
    };
    match name.strip_suffix('!') {
        Some(name) => !inside(name),
        None => inside(name),
    }
}

/// The characters directly inside an element, on one line; `None` for nothing but white space.
pub(super) fn text(node: Node<'_, '_>) -> Option<String> {
    let inside: String = node.children().filter(Node::is_text).filter_map(|child| child.text()).collect();
    let text = inside.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// Whether an amount is in the currency of the document: EN 16931 lets the tax be stated a second time in that of the
/// seller's books.
fn in_currency(node: Node<'_, '_>, currency: Option<&str>) -> bool {
    match (node.attribute("currencyID"), currency) {
        (Some(stated), Some(currency)) => stated == currency,
        _ => true,
    }
}
