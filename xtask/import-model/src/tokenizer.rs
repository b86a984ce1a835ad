//! The rules of the tokenizer.
//!
//! The wheel has them as four regular expressions and a table of exceptions. How the expressions are built is code in
//! the syntax crate; what they are built of becomes text here:
//!
//! - `characters`: `CLASS<TAB>RANGES`, the ranges as hexadecimal code points, `41-5a 5f`.
//! - `tokenizer.literals`: `KIND<TAB>TEXT`, the affixes of several characters. A `prefix` stands at the start of a
//!   chunk, a `suffix` at its end, a `unit` at its end behind a digit.
//! - `tokenizer.exceptions`: `TEXT<TAB>TOKEN<TAB>NORM`; the rows of one text follow one another, the norm may be empty.
//!
//! An expression of another form than the code expects is refused. Exceptions that are one white space token without
//! a norm are left out, since they change nothing.

use anyhow::{Context, bail, ensure};
use regex_syntax::hir::{Class, HirKind};
use rmpv::Value;

use crate::container::Container;
use crate::msgpack::{decode, get, text};
use crate::wheel::Wheel;

/// The keys of a token in an exception: its text and its norm.
const ORTH: u64 = 65;
const NORM: u64 = 67;

/// Classes of Python 3.11, which has Unicode 14: what its regular expressions and its methods of strings go by. They are
/// Python's for every code point. Two characters are named that newer versions of Unicode have moved to other classes.
const PYTHON: [(&str, &str); 9] = [
    ("space", r"[\s\x1c-\x1f]"),
    ("word", r"[[\p{L}\p{N}_]&&\p{age=14.0}]"),
    ("decimal", r"[\p{Nd}&&\p{age=14.0}]"),
    ("letter", r"[\p{L}&&\p{age=14.0}]"),
    ("capital", r"[\p{Uppercase}&&\p{age=14.0}]"),
    (
        "digit",
        concat!(r"[[\p{Nd}&&\p{age=14.0}]", r"²³¹⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐⓪⓵-⓽⓿❶-❾➀-➈➊-➒፩-፱᧚𐩀-𐩃𐹠-𐹨𑁒-𑁚🄀-🄊]"),
    ),
    ("lowered", r"[\p{Changes_When_Lowercased}&&\p{age=14.0}]"),
    ("cased", r"[[\p{Cased}&&\p{age=14.0}]\u0295]"),
    ("ignorable", r"[[\p{Case_Ignorable}&&\p{age=14.0}]\U0001171E]"),
];

/// Adds the sections `characters`, `tokenizer.literals` and `tokenizer.exceptions`.
pub(crate) fn convert(wheel: &mut Wheel, model: &mut Container) -> anyhow::Result<()> {
    let file = decode(&wheel.read("tokenizer")?)?;
    let mut rules = Rules::default();
    rules.prefixes(text(get(&file, "prefix_search")?)?).context("the prefixes")?;
    rules.suffixes(text(get(&file, "suffix_search")?)?).context("the suffixes")?;
    rules.infixes(text(get(&file, "infix_finditer")?)?).context("the infixes")?;
    rules.url(text(get(&file, "url_match")?)?).context("the expression of addresses")?;
    ensure!(get(&file, "token_match")?.is_nil(), "there is an expression of whole tokens");
    ensure!(
        get(&file, "faster_heuristics")?.as_bool() == Some(true),
        "exceptions without affixes are looked for among the tokens"
    );
    for (name, class) in PYTHON {
        rules.class(name, class)?;
    }
    model.text("characters", rules.classes);
    model.text("tokenizer.literals", rules.literals);
    model.text("tokenizer.exceptions", exceptions(get(&file, "exceptions")?)?);
    Ok(())
}

/// What the expressions are built of, in the form of the sections.
#[derive(Default)]
struct Rules {
    classes: String,
    literals: String,
}

impl Rules {
    /// `^A|^B|…`: single characters, a class, literals, a plus that no digit follows, and full stops.
    fn prefixes(&mut self, regex: &str) -> anyhow::Result<()> {
        let mut singles = Vec::new();
        for part in alternatives(regex) {
            match part.strip_prefix('^').context("an alternative is not anchored")? {
                r"\+(?![0-9])" | r"\.\.+" => {}
                class if class.starts_with('[') => singles.push(class.to_owned()),
                literal => match unescape(literal)? {
                    literal if literal.chars().count() == 1 => singles.push(bracketed(&literal)),
                    // An earlier alternative takes its first character alone.
                    literal if literal == "……" && singles.contains(&bracketed("…")) => {}
                    literal => self.literal("prefix", &literal),
                },
            }
        }
        self.class("prefix", &bracketed(&singles.concat()))
    }

    /// `A$|B$|…`: single characters, a class, literals, full stops, and what stands behind certain characters.
    fn suffixes(&mut self, regex: &str) -> anyhow::Result<()> {
        let mut singles = Vec::new();
        let mut behind = Vec::new();
        for part in alternatives(regex) {
            let part = part.strip_suffix('$').context("an alternative is not anchored")?;
            if let Some(units) = part.strip_prefix("(?<=[0-9])(?:") {
                let units = units.strip_suffix(')').context("units without an end")?;
                for unit in alternatives(units) {
                    self.literal("unit", &unescape(unit)?);
                }
            } else if part.starts_with("(?<=") {
                behind.push(part);
            } else if part.starts_with('[') {
                singles.push(part.to_owned());
            } else if part != r"\.\.+" {
                let literal = unescape(part)?;
                if literal.chars().count() == 1 {
                    singles.push(bracketed(&literal));
                } else {
                    self.literal("suffix", &literal);
                }
            }
        }
        self.class("suffix", &bracketed(&singles.concat()))?;
        let [r"(?<=[0-9])\+", r"(?<=°[FfCcKk])\.", stop, capitals] = behind[..] else {
            bail!("other lookbehinds than known: {behind:?}");
        };
        self.class("before-stop", between(stop, "(?<=", r")\.")?)?;
        let [first, second] = classes(between(capitals, "(?<=", r")\.")?)[..] else {
            bail!("not two characters before a full stop");
        };
        ensure!(first == second, "two classes of capitals");
        self.class("upper", first)
    }

    /// Full stops, single characters, signs between digits, and what stands between characters of certain classes.
    fn infixes(&mut self, regex: &str) -> anyhow::Result<()> {
        let parts = alternatives(regex);
        let [r"\.\.+", "…", icons, r"(?<=[0-9])[+\-\*^](?=[0-9-])", stop, comma, hyphen, sign] =
            parts[..]
        else {
            bail!("other alternatives than known");
        };
        let around = |part, inner: &str| {
            let classes = classes(part);
            let [left, right] = classes[..] else { bail!("not two classes: {part}") };
            let expected = format!("(?<={left}){inner}(?={right})");
            ensure!(part == expected, "`{part}` is not `{expected}`");
            Ok((left, right))
        };
        self.class("infix", &bracketed(&format!("…{icons}")))?;
        let (left, right) = around(stop, r"\.")?;
        self.class("left-of-stop", left)?;
        self.class("right-of-stop", right)?;
        let (alpha, right) = around(comma, ",")?;
        ensure!(alpha == right, "two classes around a comma");
        self.class("alpha", alpha)?;
        let (alnum, right) = around(hyphen, "(?:-|–|—|--|---|——|~)")?;
        ensure!(alpha == right, "another class behind a hyphen than behind a comma");
        self.class("alnum", alnum)?;
        let sign = sign.replacen("[:<>=/]", "(sign)", 1);
        let around_sign = around(&sign, "(sign)")?;
        ensure!(around_sign == (alnum, alpha), "other classes around a sign than around a hyphen");
        Ok(())
    }

    /// The expression of addresses, whose one class that is not spelled out here is that of top-level domains.
    fn url(&mut self, regex: &str) -> anyhow::Result<()> {
        let domain = between(
            regex,
            concat!(
                r"(?u)^(?:(?:[\w\+\-\.]{2,})://)?(?:\S+(?::\S*)?@)?(?:",
                r"(?!(?:10|127)(?:\.\d{1,3}){3})(?!(?:169\.254|192\.168)(?:\.\d{1,3}){2})",
                r"(?!172\.(?:1[6-9]|2\d|3[0-1])(?:\.\d{1,3}){2})",
                r"(?:[1-9]\d?|1\d\d|2[01]\d|22[0-3])(?:\.(?:1?\d{1,2}|2[0-4]\d|25[0-5])){2}",
                r"(?:\.(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-4]))|(?:(?:[A-Za-z0-9\u00a1-\uffff]",
                r"[A-Za-z0-9\u00a1-\uffff_-]{0,62})?[A-Za-z0-9\u00a1-\uffff]\.)+(?:",
            ),
            r"{2,63}))(?::\d{2,5})?(?:[/?#]\S*)?$",
        )?;
        self.class("domain", domain)
    }

    fn literal(&mut self, kind: &str, text: &str) {
        self.literals.push_str(&format!("{kind}\t{text}\n"));
    }

    /// Adds the class `name`, whose characters `regex` gives.
    fn class(&mut self, name: &str, regex: &str) -> anyhow::Result<()> {
        let parsed = regex_syntax::parse(regex).with_context(|| format!("the class `{name}`"))?;
        let HirKind::Class(Class::Unicode(class)) = parsed.kind() else {
            bail!("`{name}` is no class of characters");
        };
        let ranges: Vec<String> = class
            .ranges()
            .iter()
            .map(|range| match (u32::from(range.start()), u32::from(range.end())) {
                (start, end) if start == end => format!("{start:x}"),
                (start, end) => format!("{start:x}-{end:x}"),
            })
            .collect();
        self.classes.push_str(&format!("{name}\t{}\n", ranges.join(" ")));
        Ok(())
    }
}

/// The exceptions in the order of their texts.
fn exceptions(table: &Value) -> anyhow::Result<String> {
    let mut rows = Vec::new();
    for (exception, tokens) in table.as_map().context("the exceptions are no map")? {
        let (exception, mut lines, mut whole) = (text(exception)?, String::new(), String::new());
        let tokens = tokens.as_array().context("an exception without tokens")?;
        for token in tokens {
            let (mut orth, mut norm) = ("", "");
            for (key, value) in token.as_map().context("a token is no map")? {
                match key.as_u64() {
                    Some(ORTH) => orth = text(value)?,
                    Some(NORM) => norm = text(value)?,
                    _ => bail!("`{exception}` sets more than the norm"),
                }
            }
            whole.push_str(orth);
            lines.push_str(&format!("{exception}\t{orth}\t{norm}\n"));
        }
        ensure!(whole == exception, "the tokens of `{exception}` are not its text");
        let is_plain = tokens.len() == 1 && lines.ends_with("\t\n");
        if !(is_plain && [" ", "\t", "\n"].contains(&exception)) {
            ensure!(!exception.contains(['\t', '\n']), "an exception of tabs or lines");
            rows.push((exception, lines));
        }
    }
    rows.sort_unstable();
    Ok(rows.into_iter().map(|(_, lines)| lines).collect())
}

/// The parts of `regex` between the bars that stand in no group and no class.
fn alternatives(regex: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0);
    scan(regex, |at, c, in_class| match c {
        '(' if !in_class => depth += 1,
        ')' if !in_class => depth -= 1,
        '|' if !in_class && depth == 0 => {
            parts.push(&regex[start..at]);
            start = at + 1;
        }
        _ => {}
    });
    parts.push(&regex[start..]);
    parts
}

/// The classes in `regex`, with their brackets.
fn classes(regex: &str) -> Vec<&str> {
    let (mut found, mut start) = (Vec::new(), None);
    scan(regex, |at, c, in_class| {
        if in_class {
            let from = *start.get_or_insert(at);
            if c == ']' {
                found.push(&regex[from..=at]);
                start = None;
            }
        }
    });
    found
}

/// Calls `each` for the characters of `regex` that are not escaped: its place, itself, and whether it belongs to a class,
/// as its brackets do.
fn scan(regex: &str, mut each: impl FnMut(usize, char, bool)) {
    let (mut in_class, mut escaped) = (false, false);
    for (at, c) in regex.char_indices() {
        if escaped {
            escaped = false;
            continue;
        }
        escaped = c == '\\';
        in_class |= c == '[';
        if !escaped {
            each(at, c, in_class);
        }
        in_class &= c != ']';
    }
}

/// What stands between `start` and `end`.
fn between<'a>(regex: &'a str, start: &str, end: &str) -> anyhow::Result<&'a str> {
    let inner = regex.strip_prefix(start).and_then(|rest| rest.strip_suffix(end));
    inner.with_context(|| format!("`{regex}` is not `{start}…{end}`"))
}

/// The text that `regex`, which must be a literal, matches.
fn unescape(regex: &str) -> anyhow::Result<String> {
    match regex_syntax::parse(regex)?.kind() {
        HirKind::Literal(literal) => Ok(String::from_utf8(literal.0.to_vec())?),
        _ => bail!("`{regex}` is no literal"),
    }
}

/// A class of what `members` are: characters and classes.
fn bracketed(members: &str) -> String {
    if members.chars().count() == 1 {
        format!("[{}]", regex_syntax::escape(members))
    } else {
        format!("[{members}]")
    }
}

#[cfg(test)]
mod tests {
    use super::{Rules, alternatives, classes};

    #[test]
    fn bars_in_groups_classes_and_escapes_do_not_part() {
        assert_eq!(
            alternatives(r"a|\|b|(?:c|d)|[e|\]|(]|f"),
            ["a", r"\|b", "(?:c|d)", r"[e|\]|(]", "f"]
        );
        assert_eq!(classes(r"(?<=[a\]][b-d])\.\[(?=[(])"), [r"[a\]]", "[b-d]", "[(]"]);
    }

    #[test]
    fn prefixes_become_a_class_and_literals() {
        let mut rules = Rules::default();
        rules.prefixes(r"^\+(?![0-9])|^…|^……|^\[|^US\$|^\.\.+|^[0-2]").unwrap();
        assert_eq!(rules.classes, "prefix\t30-32 5b 2026\n");
        assert_eq!(rules.literals, "prefix\tUS$\n");
    }

    #[test]
    fn expressions_of_another_form_are_refused() {
        assert!(Rules::default().prefixes("^a|b").is_err());
        assert!(Rules::default().prefixes("^a+").is_err());
        assert!(Rules::default().suffixes(r"a$|(?<=b)c$").is_err());
        assert!(Rules::default().infixes("a|b").is_err());
        assert!(Rules::default().url("[a-z]").is_err());
    }
}
