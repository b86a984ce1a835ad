//! Contrast of the page's colours, computed as WCAG 2 has it: text needs 4.5 to 1, lines and marks 3 to 1.

use std::collections::BTreeMap;

type Colours = BTreeMap<String, [f64; 3]>;

/// The colours that a block of the style names.
fn colours(block: &str) -> Colours {
    let entries = block.split(';').filter_map(|entry| {
        let (name, value) = entry.split_once(':')?;
        let name = name.rsplit("--").next().filter(|_| name.contains("--"))?;
        Some((name.trim().to_owned(), colour(value.trim())?))
    });
    entries.collect()
}

fn colour(hex: &str) -> Option<[f64; 3]> {
    let digits = hex.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let part =
        |i: usize| u8::from_str_radix(&digits[i..i + 2], 16).ok().map(|n| f64::from(n) / 255.0);
    Some([part(0)?, part(2)?, part(4)?])
}

fn luminance(colour: [f64; 3]) -> f64 {
    let linear =
        colour.map(|c| if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The blocks of colours of the page's style: light, dark, paper.
fn themes(style: &str) -> Vec<(&'static str, Colours)> {
    let blocks: Vec<&str> = style
        .split(":root {")
        .skip(1)
        .map(|rest| rest.split('}').next().unwrap_or_default())
        .collect();
    let [light, dark, paper] = blocks.as_slice() else {
        panic!("three themes, found {}", blocks.len())
    };
    let light = colours(light);
    let printed = light.clone().into_iter().chain(colours(paper)).collect();
    vec![("light", light), ("dark", colours(dark)), ("paper", printed)]
}

#[test]
fn text_and_marks_have_the_contrast_of_wcag_aa() {
    let style = super::style();
    let hues = ["h0", "h1", "h2", "h3", "h4", "h5"];
    for (theme, colours) in themes(&style) {
        let of = |name: &str| colours[name];
        let mut pairs = vec![];
        for text in ["ink", "soft", "link", "warn", "casualties", "quotes", "stance"] {
            pairs.extend([(text, "paper", 4.5), (text, "panel", 4.5)]);
        }
        pairs.extend(hues.map(|hue| ("ink", hue, 4.5)));
        pairs.extend([
            ("ink", "lit", 4.5),
            ("link", "lit", 4.5),
            ("paper", "ink", 4.5),
            ("paper", "casualties", 4.5),
            ("paper", "stance", 4.5),
        ]);
        pairs.extend([("actors", "paper", 3.0), ("dedup", "paper", 3.0)]);
        pairs.extend(
            ["casualties", "quotes", "stance", "actors", "dedup"].map(|mark| (mark, "lit", 3.0)),
        );
        for (front, back, least) in pairs {
            let found = contrast(of(front), of(back));
            assert!(
                found >= least,
                "{theme}: {front} on {back} has {found:.2} to 1, less than {least}"
            );
        }
    }
    let mut shades = 0;
    for rule in
        style.split(".p").skip(1).filter(|rule| rule.starts_with(|c: char| c.is_ascii_digit()))
    {
        let value = |key: &str| colour(rule.split(key).nth(1)?.split(';').next()?.trim());
        let (Some(back), Some(front)) = (value("background:"), value("color:")) else { continue };
        shades += 1;
        assert!(
            contrast(front, back) >= 4.5,
            "shade {}: {:.2} to 1",
            &rule[..1],
            contrast(front, back)
        );
    }
    assert_eq!(shades, 9);
}
