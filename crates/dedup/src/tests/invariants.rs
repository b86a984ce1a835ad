//! What holds of any text.

use dateline_core::{Analyzer, DocIdx, Reader, Span};

use super::{LEAD, OTHER, REST, Reduced, doc, from, reduced};
use crate::{Config, Dedup};

fn odd_texts() -> Vec<String> {
    let long_word = "x".repeat(200_000);
    let lines = format!("{LEAD}\r\n{REST}\u{2028}{OTHER}\r\r\n");
    vec![
        String::new(),
        " \n\t\u{a0}\r\n".into(),
        "\0\u{1}\u{fffd}".into(),
        "“”‘’'\"«»—–…".into(),
        "’s ’ 's O’ ’’ a’’b a’b’c'".into(),
        "👩‍👩‍👧 family 👩‍👩‍👧 family 👩‍👩‍👧 family 👩‍👩‍👧".into(),
        "ÅNGSTRÖM ﬁre İstanbul ǅ Σίσυφος שלום 新聞 ٣٤".into(),
        long_word.clone(),
        format!("{long_word} {REST} {long_word}"),
        "ha ".repeat(20_000),
        "one two three four five six seven. ".repeat(500),
        "Read more:\n".repeat(300),
        "(((((".repeat(500) + "photo)",
        "/ ".repeat(500),
        lines.clone(),
        lines.to_uppercase(),
        lines.replace(' ', "\u{200b} \u{ad}"),
        lines.replace('e', "e\u{301}"),
        format!("date 2021-05-03{REST}"),
        format!("{REST} 👩‍👩‍👧 {LEAD}\nPhotos (photo)"),
        format!("…{REST}…{OTHER}“"),
    ]
}

fn odd_corpus() -> Reduced {
    let texts = odd_texts();
    reduced(
        texts
            .iter()
            .enumerate()
            .map(|(i, text)| from(["Post", "Courier"][i % 2], &format!("d{i:02}"), text))
            .collect(),
    )
}

#[test]
fn all_spans_lie_on_characters_in_order() {
    let found = odd_corpus();
    for (i, doc) in found.docs.iter().enumerate() {
        let mut end = 0;
        for span in &found.summary.boilerplate[i] {
            assert!(span.of(&doc.text).is_some_and(|words| !words.is_empty()), "{i} {span:?}");
            assert!(span.start() >= end, "{i} {span:?}");
            end = span.end();
        }
        for [x, y] in &found.summary.repeats[i] {
            assert!(
                x.of(&doc.text).is_some() && y.of(&doc.text).is_some() && x.end() <= y.start(),
                "{i} {x:?} {y:?}"
            );
        }
    }
    assert!(!found.summary.passages.is_empty());
    for passage in &found.summary.passages {
        assert!(passage.a.idx < passage.b.idx);
        for (doc, span) in [(&passage.a, passage.a_span), (&passage.b, passage.b_span)] {
            assert!(
                span.of(&found.docs[doc.idx.index()].text)
                    .is_some_and(|words| words.trim() == words && !words.is_empty())
            );
        }
        for change in &passage.changes {
            assert!(
                passage.a_span.contains(change.a) && passage.b_span.contains(change.b),
                "{change:?}"
            );
            assert!(change.a.of(&found.docs[passage.a.idx.index()].text).is_some());
            assert!(change.b.of(&found.docs[passage.b.idx.index()].text).is_some());
        }
        let ordered = passage.changes.windows(2).all(|pair| {
            pair[0].a.end() <= pair[1].a.start() && pair[0].b.end() <= pair[1].b.start()
        });
        assert!(ordered);
    }
}

#[test]
fn no_word_is_in_two_passages_of_a_pair() {
    let found = odd_corpus();
    for x in &found.summary.passages {
        for y in found
            .summary
            .passages
            .iter()
            .filter(|y| (&x.a, &x.b) == (&y.a, &y.b) && x.a_span != y.a_span)
        {
            assert!(!x.a_span.overlaps(y.a_span) && !x.b_span.overlaps(y.b_span), "{x:?} {y:?}");
        }
    }
}

#[test]
fn canonical_places_are_first_and_stay_where_they_are() {
    let found = odd_corpus();
    for (i, doc) in found.docs.iter().enumerate().filter(|(_, doc)| doc.text.len() < 5_000) {
        let at = DocIdx(u32::try_from(i).unwrap());
        for (start, word) in doc.text.split(' ').scan(0, |at, word| {
            let start = *at;
            *at += word.len() + 1;
            Some((start, word))
        }) {
            let span = Span::new(start, start + word.len());
            let (home, place) = found.summary.canonical(at, span);
            assert!(home <= at);
            assert!(place.of(&found.docs[home.index()].text).is_some());
            let again = found.summary.canonical(home, place);
            assert!(
                again.0 == home && (again.1 == place || again.1.overlaps(place)),
                "{span:?} {place:?} {again:?}"
            );
        }
    }
}

#[test]
fn facts_of_odd_texts_round_trip_and_reduce_to_the_same() {
    let found = odd_corpus();
    let json = |facts: &_| serde_json::to_string(facts).unwrap();
    let back = found
        .facts
        .iter()
        .map(|(_, facts)| Some(serde_json::from_str(&json(facts)).unwrap()))
        .collect();
    let dedup = Dedup::new(Config::default()).unwrap();
    let again = dedup.reduce(&found.corpus, &dateline_core::Column::new(back), ()).unwrap();
    assert_eq!(
        serde_json::to_string(&again).unwrap(),
        serde_json::to_string(&found.summary).unwrap()
    );
    assert_eq!(again.boilerplate, found.summary.boilerplate);
    assert_eq!(again.repeats, found.summary.repeats);
}

#[test]
fn an_empty_corpus_has_nothing() {
    let found = reduced(Vec::new());
    assert_eq!(found.relations(), "");
    assert_eq!(reduced(vec![doc("a", ""), doc("b", "")]).relations(), "");
}

#[test]
fn the_line_tells_words_boilerplate_and_repeats() {
    let found = reduced(vec![doc(
        "a",
        "Two words\nTwo words of a headline again\nTwo words of a headline again\nAdvertisement",
    )]);
    let dedup = Dedup::new(Config::default()).unwrap();
    let line = dedup.line(DocIdx(0), found.facts.get(DocIdx(0)).unwrap(), &found.summary);
    assert_eq!(
        serde_json::to_string(&line).unwrap(),
        r#"{"tokens":15,"boilerplate":[[70,83]],"repeats":[[[10,39],[40,69]]]}"#
    );
}

#[test]
fn the_printed_keys_are_the_defaults() {
    let printed: Config = toml::from_str(Dedup::KEYS).unwrap();
    assert_eq!(format!("{printed:?}"), format!("{:?}", Config::default()));
    assert!(toml::from_str::<Config>("held = 700\nheld-x = 1").is_err());
    assert!(Dedup::new(Config { held: 1001, ..Config::default() }).is_err());
    assert!(Dedup::new(Config { fan_out: 0, ..Config::default() }).is_err());
}
