//! The features of a token that the model sees: its norm, prefix, suffix and shape, as the ids of these strings.

use anyhow::Context;

use crate::hash::{FastMap, StringIds};
use crate::letters::{CAPITAL, DIGIT, LETTER, LOWERED, Letters, SPACE};
use crate::model::ModelFile;

/// Norms that come before those of the model.
const BASE_NORMS: &str = include_str!("../data/base_norms.tsv");

/// Words of so many characters have no shape of their own.
const LONG: usize = 100;
/// How many equal characters in a row a shape has at most.
const RUN: usize = 4;
/// Bytes for any shape, and for the lower case of any word of half as many, without an allocation.
const BUFFER: usize = 4 * LONG;

/// What the model sees of a token besides the blank behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Features {
    /// The id of its norm.
    pub(crate) norm: u64,
    /// The id of its first character.
    pub(crate) prefix: u64,
    /// The id of its last three characters.
    pub(crate) suffix: u64,
    /// The id of its shape: `Xxxxx` for `Parliament`, `dd:dd` for `10:30`.
    pub(crate) shape: u64,
    /// Whether it is white space.
    pub(crate) is_space: bool,
}

impl Features {
    /// The ids by which the networks look up a token that a blank follows or not.
    pub(crate) fn ids(self, spaced: bool) -> [u64; 6] {
        let Features { norm, prefix, suffix, shape, is_space } = self;
        [norm, prefix, suffix, shape, u64::from(spaced), u64::from(is_space)]
    }
}

/// Computes the features of tokens.
#[derive(Debug)]
pub(crate) struct Featurizer {
    ids: StringIds,
    /// The ids of norms by the ids of words.
    norms: FastMap<u64, u64>,
    /// The ids of the ASCII characters.
    ascii: [u64; 128],
}

impl Featurizer {
    /// Reads the norms and the classes of characters of `model`.
    pub(crate) fn new(model: &ModelFile<'static>) -> anyhow::Result<Featurizer> {
        let ids = StringIds::new()?;
        let mut norms = FastMap::default();
        for [key, norm] in model.rows("norms")? {
            norms.insert(u64::from_str_radix(key, 16)?, ids.id(norm.as_bytes()));
        }
        for row in BASE_NORMS.lines().filter(|row| !row.starts_with('#')) {
            let (word, norm) = row.split_once('\t').context("a word without a norm")?;
            norms.insert(ids.id(word.as_bytes()), ids.id(norm.as_bytes()));
        }
        let mut ascii = [0; 128];
        for (byte, id) in (0..).zip(&mut ascii) {
            *id = ids.id(&[byte]);
        }
        Ok(Featurizer { ids, norms, ascii })
    }

    /// The features of the token `word`, to which an exception of the tokenizer may give its `norm`; `lower` is room to
    /// work in.
    pub(crate) fn features(
        &self,
        letters: &Letters,
        word: &str,
        norm: Option<&str>,
        lower: &mut String,
    ) -> Features {
        let classes = word.chars().map(|c| letters.of(c));
        let (any, all) = classes.fold((0, SPACE), |(any, all), of| (any | of, all & of));
        let id = self.ids.id(word.as_bytes());
        let norm = match norm {
            Some(norm) => self.ids.id(norm.as_bytes()),
            None => match self.norms.get(&id) {
                Some(&norm) => norm,
                None if any & LOWERED == 0 => id,
                None => {
                    lower.clear();
                    letters.push_lower(lower, word);
                    self.ids.id(lower.as_bytes())
                }
            },
        };
        let suffix = word.char_indices().rev().nth(2).map_or(0, |(start, _)| start);
        Features {
            norm,
            prefix: self.prefix(word),
            suffix: if suffix == 0 { id } else { self.ids.id(&word.as_bytes()[suffix..]) },
            shape: self.shape(letters, word),
            is_space: all & SPACE != 0,
        }
    }

    fn prefix(&self, word: &str) -> u64 {
        let Some(first) = word.chars().next() else { return 0 };
        match self.ascii.get(first as usize) {
            Some(&id) => id,
            None => self.ids.id(&word.as_bytes()[..first.len_utf8()]),
        }
    }

    /// The id of the shape of `word`.
    fn shape(&self, letters: &Letters, word: &str) -> u64 {
        let mut shape = [0; BUFFER];
        let (mut length, mut run, mut last) = (0, 0, '\0');
        for (count, c) in word.chars().enumerate() {
            if count + 1 == LONG {
                return self.ids.id(b"LONG");
            }
            let classes = letters.of(c);
            let sign = match classes & (LETTER | CAPITAL | DIGIT) {
                0 | CAPITAL => c,
                DIGIT => 'd',
                LETTER => 'x',
                _ => 'X',
            };
            run = if sign == last && count > 0 { run + 1 } else { 0 };
            last = sign;
            if run < RUN {
                length += sign.encode_utf8(&mut shape[length..]).len();
            }
        }
        self.ids.id(&shape[..length])
    }
}

#[cfg(test)]
mod tests {
    use super::{Features, Featurizer};
    use crate::hash::StringIds;
    use crate::letters::LETTERS;
    use crate::model::ModelFile;

    fn features(word: &str) -> Features {
        Featurizer::new(&ModelFile::english().unwrap()).unwrap().features(
            &LETTERS,
            word,
            None,
            &mut String::new(),
        )
    }

    /// The features of `word` are the ids of these texts.
    #[track_caller]
    fn check(word: &str, norm: &str, prefix: &str, suffix: &str, shape: &str) {
        let ids = StringIds::new().unwrap();
        let [norm, prefix, suffix, shape] =
            [norm, prefix, suffix, shape].map(|text| ids.id(text.as_bytes()));
        let expected = Features { norm, prefix, suffix, shape, is_space: false };
        assert_eq!(features(word), expected, "{word}");
    }

    #[test]
    fn words_have_norm_prefix_suffix_and_shape() {
        check("Parliament", "parliament", "P", "ent", "Xxxxx");
        check("U.N.", "u.n.", "U", ".N.", "X.X.");
        check("10:30", "10:30", "1", ":30", "dd:dd");
        check("aaaaabbbbb", "aaaaabbbbb", "a", "bbb", "xxxx");
        check("AAAAAa", "aaaaaa", "A", "AAa", "XXXXx");
    }

    #[test]
    fn norms_come_from_the_tables() {
        check("\u{201c}", "\"", "\u{201c}", "\u{201c}", "\u{201c}");
        check("\u{20ac}", "$", "\u{20ac}", "\u{20ac}", "\u{20ac}");
        check("Colour", "color", "C", "our", "Xxxxx");
        let featurizer = Featurizer::new(&ModelFile::english().unwrap()).unwrap();
        let of = |word, norm| featurizer.features(&LETTERS, word, norm, &mut String::new());
        let (given, own) = (of("na", Some("to")), of("to", None));
        assert_eq!(given.norm, own.norm);
    }

    #[test]
    fn other_scripts_go_by_unicode_14() {
        check("\u{c9}T\u{c9}", "\u{e9}t\u{e9}", "\u{c9}", "\u{c9}T\u{c9}", "XXX");
        // Digits, but not numerals; a capital that is no letter.
        check(
            "2\u{b2}\u{2177}\u{24b6}",
            "2\u{b2}\u{2177}\u{24d0}",
            "2",
            "\u{b2}\u{2177}\u{24b6}",
            "dd\u{2177}\u{24b6}",
        );
        check("ab\u{301}c", "ab\u{301}c", "a", "b\u{301}c", "xx\u{301}x");
        check("\u{130}", "i\u{307}", "\u{130}", "\u{130}", "X");
        // A letter of Unicode 16.
        check("\u{a7da}", "\u{a7da}", "\u{a7da}", "\u{a7da}", "\u{a7da}");
    }

    #[test]
    fn a_sigma_in_the_end_has_a_form_of_its_own() {
        let norm = |word| features(word).norm;
        assert_eq!(norm("\u{39f}\u{394}\u{39f}\u{3a3}"), norm("\u{3bf}\u{3b4}\u{3bf}\u{3c2}"));
        assert_eq!(norm("A\u{3a3}'\u{301}"), norm("a\u{3c2}'\u{301}"));
        assert_eq!(norm("A\u{3a3}'B"), norm("a\u{3c3}'b"));
        assert_eq!(norm("\u{3a3}"), norm("\u{3c3}"));
    }

    #[test]
    fn long_words_have_no_shape() {
        let (long, longer) = ("Ab1".repeat(33), "\u{e9}".repeat(100));
        assert_eq!(features(&long).shape, features(&"Cd2".repeat(33)).shape);
        assert_ne!(features(&long).shape, features(&longer).shape);
        assert_eq!(features(&longer).shape, features(&"1".repeat(5000)).shape);
        let capital = "\u{130}".repeat(1000);
        assert_eq!(features(&capital).norm, features(&"i\u{307}".repeat(1000)).norm);
    }

    #[test]
    fn white_space_is_told() {
        assert!(features("\u{3000}\u{1c}\n").is_space);
        assert!(!features("\u{3000}\u{200b}").is_space);
    }
}
