//! The tags of a page, read as a browser reads them as far as it matters here.

/// A tag: its name and the names of its attributes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tag {
    pub(crate) name: String,
    pub(crate) attributes: Vec<String>,
}

/// All tags of a page, and what its styles and scripts hold, where a tag is none.
///
/// # Panics
/// If a tag or a script does not end.
pub(crate) fn tags(page: &str) -> (Vec<Tag>, Vec<&str>) {
    let (mut tags, mut scripts) = (Vec::new(), Vec::new());
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!') {
            continue;
        }
        let (tag, after) = tag(rest);
        rest = after;
        if ["script", "style"].contains(&tag.name.as_str()) {
            let close = format!("</{}", tag.name);
            let end = rest.to_ascii_lowercase().find(&close).expect("the element ends");
            scripts.push(&rest[..end]);
            rest = &rest[end..];
        }
        tags.push(tag);
    }
    (tags, scripts)
}

fn tag(text: &str) -> (Tag, &str) {
    let end = text.find(|c: char| c.is_whitespace() || c == '>').expect("the tag ends");
    let (name, mut rest) = text.split_at(end);
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return (
                Tag { name: name.trim_end_matches('/').to_ascii_lowercase(), attributes },
                after,
            );
        }
        let end = rest
            .find(|c: char| c.is_whitespace() || c == '=' || c == '>' || c == '/')
            .expect("an attribute ends");
        attributes.push(rest[..end].to_ascii_lowercase());
        rest = &rest[end..];
        let Some(value) = rest.strip_prefix('=') else { continue };
        rest = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let value = &value[1..];
                &value[value.find(quote).expect("a value ends") + 1..]
            }
            _ => {
                &value[value.find(|c: char| c.is_whitespace() || c == '>').expect("a value ends")..]
            }
        };
    }
}
