//! Tests of what the types promise: invariants of values, and dependencies carried by types.

use serde::{Deserialize, Serialize};

use crate::{
    Analyzer, Bound, Column, Corpus, Count, DateRange, DocIdx, Document, Done, DoneOf, FactsOf,
    Joins, Place, Precision, Reader, Reads, Results, Span, Texts, Thousandths,
};

#[test]
fn a_span_is_a_pair_on_the_wire() {
    assert_eq!(serde_json::to_string(&Span::new(3, 9)).unwrap(), "[3,9]");
    assert_eq!(serde_json::from_str::<Span>("[3,9]").unwrap(), Span::new(3, 9));
}

#[test]
fn a_span_that_ends_before_its_start_is_refused() {
    assert!(serde_json::from_str::<Span>("[9,3]").is_err());
    assert!(std::panic::catch_unwind(|| Span::new(9, 3)).is_err());
}

#[test]
fn a_span_slices_only_at_character_boundaries() {
    let text = "\u{201c}no\u{201d}";
    assert_eq!(Span::new(3, 5).of(text), Some("no"));
    assert_eq!(Span::new(1, 5).of(text), None);
    assert_eq!(Span::new(3, 50).of(text), None);
}

#[test]
fn spans_meet_cover_and_trim() {
    let (a, b, apart) = (Span::new(2, 6), Span::new(4, 9), Span::new(9, 12));
    assert_eq!(a.intersection(b), Some(Span::new(4, 6)));
    assert!(!b.overlaps(apart), "a span ends before its end");
    assert_eq!(a.cover(apart), Span::new(2, 12));
    assert!(a.cover(b).contains(b) && !a.contains(b));
    assert!(a.contains_offset(2) && !a.contains_offset(6));
    assert_eq!(Span::new(0, 7).trimmed("  two  "), Span::new(2, 5));
    assert_eq!(Span::new(0, 2).trimmed("  two  ").len(), 0);
}

#[test]
fn counts_carry_their_bounds() {
    let cases = [
        (Count::exact(3), 3, Some(3), Bound::Exact),
        (Count::at_least(3), 3, None, Bound::AtLeast),
        (Count::more_than(6500), 6501, None, Bound::MoreThan),
        (Count::at_most(3), 0, Some(3), Bound::AtMost),
        (Count::less_than(3), 0, Some(2), Bound::LessThan),
        (Count::approx(30), 30, Some(30), Bound::Approx),
        (Count::range(5, 3), 3, Some(5), Bound::Range),
        (Count::vague(12, Some(24)), 12, Some(24), Bound::Vague),
        (Count::plural(), 2, None, Bound::Plural),
        (Count::none(), 0, Some(0), Bound::None),
    ];
    for (count, lo, hi, bound) in cases {
        assert_eq!((count.lo(), count.hi(), count.bound()), (lo, hi, bound));
        let wire = serde_json::to_string(&count).unwrap();
        assert_eq!(serde_json::from_str::<Count>(&wire).unwrap(), count, "{wire}");
    }
}

#[test]
fn a_count_leaves_out_what_nothing_bounds() {
    assert_eq!(
        serde_json::to_string(&Count::more_than(6500)).unwrap(),
        r#"{"lo":6501,"bound":"more-than"}"#
    );
}

#[test]
fn a_count_whose_bound_does_not_fit_is_refused() {
    for wire in [
        r#"{"lo":3,"hi":4,"bound":"exact"}"#,
        r#"{"lo":3,"hi":4,"bound":"at-least"}"#,
        r#"{"lo":4,"hi":3,"bound":"range"}"#,
        r#"{"lo":1,"bound":"plural"}"#,
        r#"{"lo":1,"hi":1,"bound":"none"}"#,
    ] {
        assert!(serde_json::from_str::<Count>(wire).is_err(), "{wire}");
    }
}

#[test]
fn counts_meet_where_a_value_satisfies_both() {
    assert!(Count::more_than(5000).meets(Count::more_than(6500)));
    assert!(Count::at_least(3).meets(Count::exact(3)));
    assert!(!Count::exact(3).meets(Count::exact(4)));
    assert!(!Count::more_than(3).meets(Count::at_most(3)));
}

#[test]
fn extreme_counts_do_not_overflow() {
    assert_eq!(Count::more_than(u64::MAX).lo(), u64::MAX);
    assert_eq!(Count::less_than(0).hi(), Some(0));
}

#[test]
fn thousandths_round_and_stay_in_range() {
    assert_eq!(Thousandths::of(1, 3).get(), 333);
    assert_eq!(Thousandths::of(2, 3).get(), 667);
    assert_eq!(Thousandths::of(usize::MAX, usize::MAX).get(), 1000);
    assert_eq!(Thousandths::of(1, 0).get(), 0);
    assert!(serde_json::from_str::<Thousandths>("1001").is_err());
}

#[test]
fn a_range_of_days_is_in_order() {
    let day = |day| jiff::civil::date(2021, 7, day);
    let range = DateRange::new(day(28), day(23));
    assert_eq!(serde_json::to_string(&range).unwrap(), r#"["2021-07-23","2021-07-28"]"#);
    assert!(serde_json::from_str::<DateRange>(r#"["2021-07-28","2021-07-23"]"#).is_err());
    assert!(range.contains(day(28)) && !range.contains(day(29)));
    assert!(range.overlaps(DateRange::day(day(23))) && !range.overlaps(DateRange::day(day(22))));
    assert_eq!(range.cover(DateRange::day(day(30))).last(), day(30));
}

struct InHand(Vec<String>);

impl Texts for InHand {
    fn text(&self, doc: DocIdx) -> anyhow::Result<String> {
        Ok(self.0[doc.index()].clone())
    }
}

fn corpus(ids: &[&str]) -> Corpus {
    let docs = ids.iter().map(|id| Document::bare(id, id).meta).collect();
    Corpus::new(docs, Box::new(InHand(ids.iter().map(|&id| id.into()).collect())))
}

#[test]
fn a_corpus_is_sorted_and_finds_its_documents() {
    let corpus = corpus(&["a", "b", "c"]);
    assert_eq!(corpus.find("b"), Some(DocIdx(1)));
    assert_eq!(corpus.find("d"), None);
    assert_eq!(serde_json::to_string(&corpus.doc(DocIdx(2))).unwrap(), r#""c""#);
    assert!(corpus.doc(DocIdx(0)) < corpus.doc(DocIdx(1)));
    assert_eq!(corpus.text(DocIdx(1)).unwrap(), "b");
}

#[test]
fn a_corpus_out_of_order_or_with_equal_ids_is_refused() {
    for ids in [["b", "a"], ["a", "a"]] {
        assert!(std::panic::catch_unwind(|| corpus(&ids)).is_err(), "{ids:?}");
    }
}

#[test]
fn a_column_passes_over_rows_without_facts() {
    let column = Column::new(vec![Some('a'), None, Some('c')]);
    assert_eq!(column.iter().collect::<Vec<_>>(), [(DocIdx(0), &'a'), (DocIdx(2), &'c')]);
    assert_eq!((column.get(DocIdx(1)), column.get(DocIdx(9)), column.len()), (None, None, 3));
}

/// A reader only: its facts can't be serialised, and need not be.
struct Words;
struct WordSpans(Vec<Span>);

impl Reader for Words {
    const NAME: &'static str = "words";
    const ABOUT: &'static str = "words";
    type Config = ();
    type Reads = ();
    type Facts = WordSpans;
    fn new((): ()) -> anyhow::Result<Words> {
        Ok(Words)
    }
    fn map(&self, doc: &Document, (): ()) -> WordSpans {
        let start = |word: &str| word.as_ptr() as usize - doc.text.as_ptr() as usize;
        WordSpans(
            doc.text
                .split_whitespace()
                .map(|word| Span::new(start(word), start(word) + word.len()))
                .collect(),
        )
    }
}

/// An analyzer that reads a transient reader.
struct Longest;

impl Reader for Longest {
    const NAME: &'static str = "longest";
    const ABOUT: &'static str = "the longest word";
    type Config = ();
    type Reads = (Words,);
    type Facts = Option<Span>;
    fn new((): ()) -> anyhow::Result<Longest> {
        Ok(Longest)
    }
    fn map(&self, _doc: &Document, (words,): FactsOf<'_, Self>) -> Option<Span> {
        words.0.iter().copied().max_by_key(|span| span.len())
    }
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Lengths(Vec<usize>);

impl Analyzer for Longest {
    type Joins = ();
    type Summary = Lengths;
    fn reduce(&self, _: &Corpus, facts: &Column<Option<Span>>, (): ()) -> anyhow::Result<Lengths> {
        Ok(Lengths(facts.iter().map(|(_, span)| span.map_or(0, Span::len)).collect()))
    }
    fn line<'a>(
        &'a self,
        _: DocIdx,
        facts: &'a Option<Span>,
        _: &'a Lengths,
    ) -> impl Serialize + 'a {
        facts
    }
}

/// An analyzer that joins another one and reads a text again.
struct Shares;

impl Reader for Shares {
    const NAME: &'static str = "shares";
    const ABOUT: &'static str = "the longest word's share of a text";
    type Config = ();
    type Reads = ();
    type Facts = ();
    fn new((): ()) -> anyhow::Result<Shares> {
        Ok(Shares)
    }
    fn map(&self, _: &Document, (): ()) {}
}

impl Analyzer for Shares {
    type Joins = (Longest,);
    type Summary = Vec<Thousandths>;
    fn reduce(
        &self,
        corpus: &Corpus,
        _: &Column<()>,
        (longest,): DoneOf<'_, Self>,
    ) -> anyhow::Result<Vec<Thousandths>> {
        let share = |doc| {
            let length = longest.facts.get(doc).copied().flatten().map_or(0, Span::len);
            Ok(Thousandths::of(length, corpus.text(doc)?.len()))
        };
        corpus.docs().map(|(doc, _)| share(doc)).collect()
    }
    fn line<'a>(
        &'a self,
        doc: DocIdx,
        (): &'a (),
        summary: &'a Vec<Thousandths>,
    ) -> impl Serialize + 'a {
        summary.get(doc.index())
    }
}

#[test]
fn readers_get_the_facts_that_their_types_name() {
    assert_eq!(<<Longest as Reader>::Reads as Reads>::NAMES, ["words"]);
    let doc = Document::bare("a", "one three to");
    let mut row = Results::default();
    assert!(
        <<Longest as Reader>::Reads as Reads>::of(&row).is_none(),
        "nothing is read before it is there"
    );
    row.insert::<Words, _>(Words.map(&doc, ()));
    let facts = Longest.map(&doc, <<Longest as Reader>::Reads as Reads>::of(&row).unwrap());
    assert_eq!(facts, Some(Span::new(4, 9)));
}

#[test]
fn analyzers_get_the_columns_and_summaries_that_their_types_name() {
    assert_eq!(<<Shares as Analyzer>::Joins as Joins>::NAMES, ["longest"]);
    let corpus = corpus(&["ab", "cde"]);
    let column = Column::new(vec![Some(Some(Span::new(0, 1))), Some(None)]);
    let lengths = Longest.reduce(&corpus, &column, ()).unwrap();
    assert_eq!(lengths, Lengths(vec![1, 0]));
    let shares = Shares.reduce(
        &corpus,
        &Column::new(vec![Some(()), Some(())]),
        (Done { facts: &column, summary: &lengths },),
    );
    assert_eq!(shares.unwrap().iter().map(|share| share.get()).collect::<Vec<_>>(), [500, 0]);

    let (mut columns, mut summaries) = (Results::default(), Results::default());
    columns.insert::<Longest, _>(column);
    assert!(
        <<Shares as Analyzer>::Joins as Joins>::of(&columns, &summaries).is_none(),
        "a column alone is not enough"
    );
    summaries.insert::<Longest, _>(lengths);
    let (longest,) = <<Shares as Analyzer>::Joins as Joins>::of(&columns, &summaries).unwrap();
    assert_eq!(longest.summary, &Lengths(vec![1, 0]));
}

#[test]
fn results_are_filed_by_reader_and_type() {
    let mut results = Results::default();
    results.insert::<Words, u8>(7);
    assert_eq!(results.get::<Words, u8>(), Some(&7));
    assert_eq!(results.get::<Longest, u8>(), None);
    assert_eq!(results.get::<Words, u16>(), None);
    assert_eq!(results.take::<Words, u8>(), Some(7));
    assert_eq!(results.get::<Words, u8>(), None);
}

fn place(name: &str, country: &str, admin1: &str, precision: Precision) -> Place {
    let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Place {
        name: name.into(),
        country: given(country),
        admin1: given(admin1),
        lat: None,
        lon: None,
        precision: Some(precision),
    }
}

#[test]
fn a_place_is_held_by_its_division_and_its_country() {
    use Precision::{Border, Country, District, Region, Settlement};
    let town = place("Ridgeton", "NOR", "Highland", Settlement);
    let region = place("Highland", "NOR", "", Region);
    let country = place("Norland", "NOR", "", Country);
    assert!(region.contains(&town) && country.contains(&town) && country.contains(&region));
    assert!(!town.contains(&region) && !town.contains(&town) && town.is_same(&town));
    assert!(
        town.may_be(&country) && !town.may_be(&place("Lakeside", "NOR", "Highland", Settlement))
    );
    let namesake = place("Ridgeton", "SUD", "Highland", Settlement);
    assert!(!town.is_same(&namesake) && !region.contains(&namesake));
    assert!(place("Ridgeton", "NOR", "Highland", District).contains(&town));
    assert!(!place("Norland-Sudland border", "", "", Border).contains(&town));
}
