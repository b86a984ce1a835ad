//! From a text to its parse.

use std::fmt;
use std::ops::Range;
use std::sync::{LazyLock, Mutex, PoisonError};

use dateline_core::{Document, Span};

use crate::boundaries::push_boundaries;
use crate::engine::{Analysis, Boundary, Engine, EngineState, Ids, Kernel};
use crate::features::Featurizer;
use crate::lemmatizer::Lemmatizer;
use crate::letters::Letters;
use crate::model::ModelFile;
use crate::parse::Parse;
use crate::rough::{Dictionary, join_lines, lower_capitals};
use crate::ruler::Ruler;
use crate::surface::paragraphs;
use crate::tokenizer::{RawToken, Tokenizer};
use crate::words::{Spelling, Words};

/// The model of English, expanded once a process.
static ENGLISH: LazyLock<Model> =
    LazyLock::new(|| Model::read().expect("the embedded model is sound"));

/// A workspace that has grown for a text of more bytes is not kept.
const LONG: usize = 1 << 20;

/// Parses English texts.
///
/// A pipeline may be used by many threads at once. What it remembers between texts saves time and changes no result: the
/// parse of a text is the same on every machine, at any thread count, after whatever else was parsed.
///
/// ```
/// let text = "Rescuers found two survivors on Monday.";
/// let parse = dateline_syntax::Pipeline::english().parse(text);
/// let found = parse.spans().iter().position(|span| span.of(text) == Some("found")).unwrap();
/// assert_eq!(parse.tag(found).as_str(), "VBD");
/// assert_eq!(parse.lemma(found), "find");
/// ```
pub struct Pipeline {
    model: &'static Model,
    kernel: Kernel,
    pure: bool,
    idle: Mutex<Vec<Workspace>>,
}

/// All that the model file holds.
struct Model {
    tokenizer: Tokenizer,
    letters: Letters,
    featurizer: Featurizer,
    engine: Engine,
    ruler: Ruler,
    lemmatizer: Lemmatizer,
}

/// Room for the parse of one text at a time.
#[derive(Debug, Default)]
struct Workspace {
    tokens: Vec<RawToken>,
    ids: Vec<Ids>,
    boundaries: Vec<Boundary>,
    spellings: Vec<Spelling>,
    lower: String,
    engine: EngineState,
}

impl Model {
    fn read() -> anyhow::Result<Model> {
        let file = ModelFile::english()?;
        Ok(Model {
            tokenizer: Tokenizer::new(&file)?,
            letters: Letters::read(&file)?,
            featurizer: Featurizer::new(&file)?,
            engine: Engine::read(&file)?,
            ruler: Ruler::read(&file)?,
            lemmatizer: Lemmatizer::read(&file)?,
        })
    }
}

impl fmt::Debug for Pipeline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pipeline")
            .field("kernel", &self.kernel)
            .field("pure", &self.pure)
            .finish_non_exhaustive()
    }
}

impl Pipeline {
    /// The pipeline for English news, with the embedded model. The first call in a process expands its weights.
    #[must_use]
    pub fn english() -> Pipeline {
        Pipeline { model: &ENGLISH, kernel: Kernel::detect(), pure: false, idle: Mutex::default() }
    }

    /// The same without what was added to spaCy's own pipeline: sentences start where its parser alone says, and broken
    /// lines, broken words and capitals are taken as they are.
    #[must_use]
    pub fn pure(self) -> Pipeline {
        Pipeline { pure: true, ..self }
    }

    /// The same on other instructions than the fastest, to compare them.
    ///
    /// # Panics
    /// If this machine does not have them.
    #[must_use]
    pub fn on(self, kernel: Kernel) -> Pipeline {
        assert!(Kernel::available().contains(&kernel), "this machine has no {}", kernel.name());
        Pipeline { kernel, ..self }
    }

    /// The tokens of `text` as spaCy cuts them, without a parse.
    ///
    /// # Panics
    /// If `text` is longer than 4 GiB.
    #[must_use]
    pub fn tokenize(&self, text: &str) -> Vec<Span> {
        let mut tokens = Vec::new();
        self.model.tokenizer.tokenize(text, &mut tokens);
        tokens.into_iter().map(|token| token.span).collect()
    }

    /// Parses `text`.
    ///
    /// # Panics
    /// If `text` is longer than 4 GiB.
    #[must_use]
    pub fn parse(&self, text: &str) -> Parse {
        self.parse_behind(None, text)
    }

    /// Parses the text of a document, whose dateline is a paragraph of its own. A pure parse knows no paragraphs.
    ///
    /// # Panics
    /// If the text is longer than 4 GiB.
    #[must_use]
    pub fn parse_document(&self, doc: &Document) -> Parse {
        self.parse_behind(doc.meta.dateline.map(Span::end), &doc.text)
    }

    fn parse_behind(&self, head: Option<usize>, text: &str) -> Parse {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let workspace = idle().pop();
        let mut workspace = workspace.unwrap_or_default();
        let parse = self.parse_in(&mut workspace, head, text);
        if text.len() <= LONG {
            idle().push(workspace);
        }
        parse
    }

    fn parse_in(&self, workspace: &mut Workspace, head: Option<usize>, text: &str) -> Parse {
        let Workspace { tokens, ids, boundaries, spellings, lower, engine } = workspace;
        let model = self.model;
        let letters = &model.letters;
        tokens.clear();
        model.tokenizer.tokenize(text, tokens);
        boundaries.clear();
        spellings.clear();
        if self.pure {
            boundaries.resize(tokens.len(), Boundary::Open);
        } else {
            let dictionary = Dictionary { letters, lemmatizer: &model.lemmatizer };
            let mut paragraphs = paragraphs(text);
            if let Some(head) = head {
                split(&mut paragraphs, head);
            }
            join_lines(text, &paragraphs, dictionary, tokens, spellings);
            push_boundaries(text, letters, &paragraphs, tokens, boundaries);
            let starts = |token: usize| boundaries[token] == Boundary::Start;
            lower_capitals(text, dictionary, starts, tokens, spellings);
        }
        let words = Words::new(text, letters, spellings);
        ids.clear();
        ids.extend(tokens.iter().enumerate().map(|(i, token)| {
            model
                .featurizer
                .features(letters, words.of(i, token.span), token.norm, lower)
                .ids(token.spaced)
        }));
        let mut analysis = model.engine.analyze(self.kernel, ids, boundaries, engine);
        let edges = std::mem::take(&mut analysis.edges);
        let spans = tokens.iter().map(|token| token.span).collect();
        let mut parse = assemble(spans, analysis);
        let given = model.ruler.apply(words, &mut parse);
        model.lemmatizer.apply(words, &mut parse, &given);
        parse.link(edges);
        parse
    }
}

/// Splits the paragraph that `head` is in there.
fn split(paragraphs: &mut Vec<Span>, head: usize) {
    let inside = |paragraph: &Span| paragraph.start() < head && head < paragraph.end();
    if let Some(at) = paragraphs.iter().position(inside) {
        let whole = paragraphs[at];
        paragraphs[at] = Span::new(whole.start(), head);
        paragraphs.insert(at + 1, Span::new(head, whole.end()));
    }
}

/// The parse of tokens with these spans as far as the engine goes: without lemmas, parts of speech and features.
fn assemble(spans: Vec<Span>, analysis: Analysis) -> Parse {
    let Analysis { tags, heads, rels, starts, entities, .. } = analysis;
    let index = |token| u32::try_from(token).expect("a text has less tokens than bytes");
    let mut sentences: Vec<Range<u32>> = Vec::new();
    for token in (0..starts.len()).filter(|token| starts[*token]) {
        if let Some(last) = sentences.last_mut() {
            last.end = index(token);
        }
        sentences.push(index(token)..index(starts.len()));
    }
    Parse { spans, tags, heads, rels, entities, sentences, ..Parse::default() }
}
