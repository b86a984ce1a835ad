//! What a reduce makes of the stances of several documents.

use dateline_core::{
    Analyzer, Column, Corpus, DocIdx, Document, Done, Published, PublishedFrom, Texts,
};
use dateline_dedup as dedup;

use super::{STANCE, read};
use crate::Summary;

struct NoTexts;

impl Texts for NoTexts {
    fn text(&self, _: DocIdx) -> anyhow::Result<String> {
        anyhow::bail!("not kept")
    }
}

fn document(id: &str, outlet: &str, day: [i8; 2], text: &str) -> Document {
    let mut doc = Document::bare(id, text);
    doc.meta.outlet = Some(outlet.into());
    let date = jiff::civil::date(2021, day[0], day[1]);
    doc.meta.published = Some(Published { date, from: PublishedFrom::Metadata });
    doc
}

fn reduce(docs: &[Document]) -> anyhow::Result<Summary> {
    let facts = Column::new(docs.iter().map(|doc| Some(read(doc))).collect());
    let corpus = Corpus::new(docs.iter().map(|doc| doc.meta.clone()).collect(), Box::new(NoTexts));
    let (none, summary) =
        (Column::new(docs.iter().map(|_| None).collect()), dedup::Summary::default());
    STANCE.reduce(&corpus, &facts, (Done { facts: &none, summary: &summary },))
}

#[test]
fn copies_and_repeats_count_once_and_history_stands_apart() -> anyhow::Result<()> {
    let summary = reduce(&[
        document("a", "Alpha", [7, 1], "Norway accused Sweden of theft. Norway praised Sweden."),
        document(
            "b",
            "Beta",
            [8, 1],
            "Norway accused Sweden of theft. Norway attacked Sweden last year.",
        ),
        document("c", "Beta", [8, 2], "Sweden urged Norway to talk."),
    ])?;
    let cells: Vec<_> = summary
        .cells
        .iter()
        .map(|cell| {
            let target = cell.target.as_deref().unwrap_or("-");
            (
                cell.actor.as_str(),
                target,
                cell.historical,
                cell.n,
                cell.n_distinct,
                cell.polarity_mean,
            )
        })
        .collect();
    assert_eq!(
        cells,
        [
            ("NOR", "SWE", false, 3, 2, 0),
            ("NOR", "SWE", true, 1, 1, -900),
            ("SWE", "NOR", false, 1, 1, -100),
        ]
    );
    let evidence: Vec<_> =
        summary.cells[0].evidence.iter().map(|at| format!("{} {}", at.doc.id, at.id)).collect();
    assert_eq!(evidence, ["a s1", "a s2", "b s1"]);
    let outlets: Vec<_> =
        summary.by_outlet.iter().map(|cell| (cell.outlet.as_deref(), cell.n)).collect();
    assert_eq!(
        outlets,
        [(Some("Alpha"), 2), (Some("Beta"), 1), (Some("Beta"), 1), (Some("Beta"), 1)]
    );
    let months: Vec<_> = summary.by_month.iter().filter_map(|cell| cell.month.as_deref()).collect();
    assert_eq!(months, ["2021-07", "2021-08", "2021-08", "2021-08"]);
    Ok(())
}

#[test]
fn a_thing_has_a_cell_of_its_own() -> anyhow::Result<()> {
    let summary = reduce(&[document(
        "a",
        "Alpha",
        [7, 1],
        "Norway voiced concern over the border clashes.",
    )])?;
    assert_eq!(summary.cells[0].issue.as_deref(), Some("border clashes"));
    assert_eq!(summary.cells[0].target, None);
    Ok(())
}

#[test]
fn the_wire_holds_what_the_report_promises_and_nothing_internal() -> anyhow::Result<()> {
    let doc = document("a", "Alpha", [7, 1], "Norway accused Sweden of theft.");
    let facts = read(&doc);
    let line = toml::Value::try_from(&facts.stances[0].stance)?;
    let keys: Vec<_> =
        line.as_table().into_iter().flat_map(|table| table.keys().cloned()).collect();
    let mut expected = [
        "id",
        "actor",
        "target",
        "class",
        "polarity",
        "intensity",
        "trigger",
        "evidence",
        "actor_span",
        "target_span",
        "reported_by",
        "flags",
    ];
    expected.sort_unstable();
    let mut keys = keys;
    keys.sort_unstable();
    assert_eq!(keys, expected);
    assert_eq!(facts.stances[0].entry, "accuse.v");
    assert_eq!(facts.stances[0].rules, ["subject of a verb", "target by object"]);
    Ok(())
}
