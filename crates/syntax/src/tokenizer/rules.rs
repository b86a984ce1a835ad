//! What the rules of the tokenizer are built of: classes of characters, and affixes of several characters.

use anyhow::bail;

use super::chars::Chars;
use crate::model::ModelFile;

/// White space.
pub(super) const SPACE: u16 = 1 << 0;
/// A prefix or a suffix by itself.
pub(super) const PREFIX: u16 = 1 << 1;
pub(super) const SUFFIX: u16 = 1 << 2;
/// An infix by itself.
pub(super) const INFIX: u16 = 1 << 3;
/// A full stop behind it is a suffix.
pub(super) const BEFORE_STOP: u16 = 1 << 4;
/// A full stop behind two of it is a suffix.
pub(super) const UPPER: u16 = 1 << 5;
/// A full stop between the two is an infix.
pub(super) const LEFT_OF_STOP: u16 = 1 << 6;
pub(super) const RIGHT_OF_STOP: u16 = 1 << 7;
/// A comma between two of it is an infix.
pub(super) const ALPHA: u16 = 1 << 8;
/// The same and the ten digits: what stands before a hyphen or a sign that is an infix.
pub(super) const ALNUM: u16 = 1 << 9;
/// What a top-level domain, the scheme of an address, and the numbers in an address consist of.
pub(super) const DOMAIN: u16 = 1 << 10;
pub(super) const WORD: u16 = 1 << 11;
pub(super) const DECIMAL: u16 = 1 << 12;
/// An affix of several characters begins or ends with it.
pub(super) const EDGE: u16 = 1 << 13;
/// It can be an affix, or be cut off, beside certain characters.
const SIGN: u16 = 1 << 14;

/// A chunk of characters of none of these classes has no affix and is no address.
pub(super) const CUTTING: u16 = PREFIX | SUFFIX | INFIX | SIGN;

const CLASSES: [(&str, u16); 13] = [
    ("space", SPACE),
    ("prefix", PREFIX),
    ("suffix", SUFFIX),
    ("infix", INFIX),
    ("before-stop", BEFORE_STOP),
    ("upper", UPPER),
    ("left-of-stop", LEFT_OF_STOP),
    ("right-of-stop", RIGHT_OF_STOP),
    ("alpha", ALPHA),
    ("alnum", ALNUM),
    ("domain", DOMAIN),
    ("word", WORD),
    ("decimal", DECIMAL),
];

/// All of `SIGN`: what the rules name, and the digits, behind which there may be units.
const SIGNS: &str = ".,+-*^\u{2013}\u{2014}~:<>=/0123456789";

/// The rules by which a chunk of text without white space is cut.
#[derive(Debug)]
pub(super) struct Rules {
    pub(super) chars: Chars,
    pub(super) prefixes: Vec<&'static str>,
    pub(super) suffixes: Vec<&'static str>,
    /// What is a suffix behind a digit.
    pub(super) units: Vec<&'static str>,
    /// The bytes of the longest unit.
    pub(super) longest_unit: usize,
}

impl Rules {
    pub(super) fn new(model: &ModelFile<'static>) -> anyhow::Result<Rules> {
        let (mut prefixes, mut suffixes, mut units) = (Vec::new(), Vec::new(), Vec::new());
        let mut edges = String::new();
        for [kind, literal] in model.rows("tokenizer.literals")? {
            match kind {
                "prefix" => {
                    prefixes.push(literal);
                    edges.extend(literal.chars().next());
                }
                "suffix" => {
                    suffixes.push(literal);
                    edges.extend(literal.chars().next_back());
                }
                "unit" => units.push(literal),
                _ => bail!("unknown literals: {kind}"),
            }
        }
        units.sort_unstable();
        let longest_unit = units.iter().map(|unit| unit.len()).max().unwrap_or(0);
        let chars = Chars::new(model, &CLASSES, &[(SIGNS, SIGN), (&edges, EDGE)])?;
        Ok(Rules { chars, prefixes, suffixes, units, longest_unit })
    }
}
