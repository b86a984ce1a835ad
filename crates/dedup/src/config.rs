//! The table `[analyzers.dedup]`: the thresholds, and why they are what they are.

use dateline_core::Lexicon;
use serde::Deserialize;

/// The keys with their defaults, as `dateline config --default` prints them.
pub(crate) const KEYS: &str = "\
# Stories share a passage if so many words in a row, but for small edits, are equal; beside it, half as many do.
passage-words = 20
# So many words that are not equal, in either story, are bridged inside a passage.
gap-words = 8
# Two stories are one story if shared passages hold this share (thousandths) of one of them; below, it is a passage.
held = 650
# The held story is an excerpt if passages hold at most this share of the other one, taken of its own; else a version.
whole = 800
# A copy differs in at most this share of the words inside passages ...
copy-edits = 5
# ... and passages hold at least this share of both; a headline or a standfirst may be missing.
copy-held = 850
# Words in a row whose equality makes the shingles that `jaccard` and the containments count.
shingle-words = 3
# Words that stand in more stories than this are looked up in the earliest so many of them only.
fan-out = 32
# A passage that a document holds twice has at least so many equal words, or is a line or sentence of half as many.
repeat-words = 12
# A line that so many unrelated stories of an outlet bear is boilerplate.
boilerplate-documents = 3
# Files of forms of boilerplate, read in addition to the built-in ones.
# lexicon = [\"my-forms.toml\"]
";

/// The table `[analyzers.dedup]`. Shares are in thousandths.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Config {
    /// Equal words that make a passage. Set phrases of news (`according to the Britain-based Observatory, which relies
    /// on activists on the ground`) reach the high teens; what anybody copies is a sentence of twenty words at least.
    /// Two stories that share one passage share shorter ones too, from half as many words on.
    pub passage_words: usize,
    /// Words in either story that a passage may bridge between two runs: an edit of a clause, not of a sentence.
    pub gap_words: usize,
    /// The share of a story that shared passages hold, from which on it is the same story: two thirds, so that a story that takes a paragraph or two of another one stays out of its family.
    pub held: u16,
    /// The share of the other one's share that an excerpt stays below: so much of the larger story is not in it that
    /// no headline, standfirst or last paragraph explains it.
    pub whole: u16,
    /// The share of words edited inside the passages of a copy: one word in two hundred is a slip of a system.
    pub copy_edits: u16,
    /// The share of both stories that passages hold in a copy.
    pub copy_held: u16,
    /// Words in a shingle of the measures; 3 keeps an edit local, so that edited versions still measure as alike.
    pub shingle_words: usize,
    /// Stories that bear a fingerprint and are looked up by it: bounds the work that a much carried text makes.
    pub fan_out: usize,
    /// Equal words that make a repeat inside a document.
    pub repeat_words: usize,
    /// Unrelated stories of an outlet that make a line boilerplate. Two may be one writer's habit.
    pub boilerplate_documents: usize,
    /// Further files of forms of boilerplate.
    pub lexicon: Vec<Lexicon>,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            passage_words: 20,
            gap_words: 8,
            held: 650,
            whole: 800,
            copy_edits: 5,
            copy_held: 850,
            shingle_words: 3,
            fan_out: 32,
            repeat_words: 12,
            boilerplate_documents: 3,
            lexicon: Vec::new(),
        }
    }
}

impl Config {
    /// Refuses values that have no meaning.
    pub(crate) fn check(&self) -> anyhow::Result<()> {
        let shares = [
            ("held", self.held),
            ("whole", self.whole),
            ("copy-edits", self.copy_edits),
            ("copy-held", self.copy_held),
        ];
        for (key, share) in shares {
            anyhow::ensure!(
                share <= 1000,
                "`{key}` is {share}, and a share has at most 1000 thousandths"
            );
        }
        let counts = [
            ("passage-words", self.passage_words),
            ("shingle-words", self.shingle_words),
            ("fan-out", self.fan_out),
            ("repeat-words", self.repeat_words),
            ("boilerplate-documents", self.boilerplate_documents),
        ];
        for (key, count) in counts {
            anyhow::ensure!(count > 0, "`{key}` has to be at least 1");
        }
        Ok(())
    }
}
