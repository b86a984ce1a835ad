//! How deep the elements of a page lie, told before it is parsed: a parser may take memory and stack for each level.

/// Elements that hold nothing, or that end where the next one begins: they add no depth.
const FLAT: [&str; 30] = [
    "a", "area", "base", "br", "body", "col", "colgroup", "dd", "dt", "embed", "head", "hr",
    "html", "img", "input", "li", "link", "meta", "optgroup", "option", "p", "param", "rp", "rt",
    "source", "tbody", "td", "th", "tr", "wbr",
];

/// Elements whose content is no elements.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// Elements that are opened again in every paragraph behind them until they are closed.
const STYLES: [&str; 12] =
    ["b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strong", "tt", "u"];

/// So often they may be opened again.
const REOPENED: usize = 4_000_000;

/// Whether elements of `page` lie more than `cap` deep, or are left open so that a parser would make very many of them.
pub(crate) fn is_deeper(page: &[u8], cap: usize) -> bool {
    let (mut depth, mut styles, mut reopened) = (0_usize, 0_usize, 0_usize);
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'<', &page[at..]) {
        at += found + 1;
        let rest = &page[at..];
        if let Some(comment) = rest.strip_prefix(b"!--") {
            let Some(end) = memchr::memmem::find(comment, b"-->") else { break };
            at += end + 6;
            continue;
        }
        let (closes, rest) = match rest.strip_prefix(b"/") {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        let end = rest.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let name = rest[..end].to_ascii_lowercase();
        let is = |names: &[&str]| names.iter().any(|other| other.as_bytes() == name);
        if name.is_empty() {
            continue;
        }
        reopened += styles;
        if is(&FLAT) {
            continue;
        }
        if closes {
            depth = depth.saturating_sub(1);
            styles = styles.saturating_sub(usize::from(is(&STYLES)));
            continue;
        }
        let Some(tag) = memchr::memchr(b'>', rest) else { break };
        if rest[..tag].ends_with(b"/") {
            continue;
        }
        if is(&RAW) {
            let close = [b"</", &name[..]].concat();
            at += tag;
            let body = page[at..].windows(close.len());
            let Some(end) = body.into_iter().position(|part| part.eq_ignore_ascii_case(&close))
            else {
                break;
            };
            at += end + close.len();
            continue;
        }
        depth += 1;
        styles += usize::from(is(&STYLES));
        if depth > cap || reopened > REOPENED {
            return true;
        }
    }
    reopened > REOPENED
}
