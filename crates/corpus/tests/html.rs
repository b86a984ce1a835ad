//! Pages: the story in them, what they say of it, and those that hold none.

mod support;

use dateline_core::PublishedFrom;
use support::{STORY, one, read};

/// A page with menus, a story, related links and a footer.
fn page(head: &str, story: &str) -> String {
    let menu: String =
        (0..12).map(|i| format!("<li><a href=\"/{i}\">Section {i}</a></li>")).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">{head}</head><body>\
         <nav class=\"menu\"><ul>{menu}</ul></nav>\
         <div class=\"article\" id=\"story\"><h1>Clash at the border</h1>{story}</div>\
         <aside class=\"related sidebar\"><h3>Read more</h3><ul>{menu}</ul></aside>\
         <footer class=\"footer\">© 2021 Norland Times. All rights reserved.</footer>\
         <script>var x = \"<p>not a story</p>\";</script></body></html>"
    )
}

const PARAGRAPHS: [&str; 3] = [
    "Norland's Defense Ministry said on Friday that two of its soldiers were killed and three more were wounded in a clash at the border near Talvin, the latest in a row of incidents.",
    "“We will answer every attack,” the minister told reporters in Northport, as the government called in the ambassador of Kravonia and asked the council for a meeting without delay.",
    "Kravonia denied that its forces had opened fire, and said that a patrol of Norland had crossed the line at dawn, which witnesses in two villages could not confirm on Friday evening.",
];

fn story() -> String {
    PARAGRAPHS.iter().map(|paragraph| format!("<p>{paragraph}</p>\n")).collect()
}

const HEAD: &str = "<title>Clash at the border | Norland Times</title>\
    <meta property=\"og:title\" content=\"Clash at the border\">\
    <meta property=\"og:site_name\" content=\"Norland Times\">\
    <meta property=\"article:published_time\" content=\"2021-07-23T23:10:00+04:00\">\
    <link rel=\"canonical\" href=\"https://times.example.org/clash\">";

#[test]
fn a_page_is_its_story_and_what_it_says_of_it() {
    let doc = one(&[("2021/clash.html", page(HEAD, &story()).as_bytes())]);
    assert_eq!(doc.text, PARAGRAPHS.join("\n\n"));
    assert_eq!(doc.meta.id.as_str(), "2021/clash");
    assert_eq!(doc.meta.title.as_deref(), Some("Clash at the border"));
    assert_eq!(doc.meta.outlet.as_deref(), Some("Norland Times"));
    assert_eq!(doc.meta.url.as_deref(), Some("https://times.example.org/clash"));
    let published = doc.meta.published.unwrap();
    assert_eq!(
        (published.date.to_string().as_str(), published.from),
        ("2021-07-23", PublishedFrom::Metadata)
    );
    assert_eq!(doc.meta.bytes, doc.text.len());
}

#[test]
fn a_page_is_known_by_its_content_as_well() {
    let html = page(HEAD, &story());
    for name in ["clash.txt", "clash", "clash.php", "clash.htm", "clash.asp"] {
        assert_eq!(one(&[(name, html.as_bytes())]).text, PARAGRAPHS.join("\n\n"), "{name}");
    }
    let late =
        format!("\u{feff}\n<?xml version=\"1.0\"?>\n<!-- saved -->\n{}", html.to_uppercase());
    assert!(one(&[("clash", late.as_bytes())]).text.starts_with("NORLAND'S"));
}

#[test]
fn the_day_may_stand_in_other_places() {
    let day = |head: &str| {
        let head = format!("<title>Clash at the border</title>{head}");
        one(&[("a.html", page(&head, &story()).as_bytes())]).published().map(|day| day.to_string())
    };
    let expected = Some("2021-07-23".to_owned());
    assert_eq!(day("<meta name=\"date\" content=\"July 23, 2021\">"), expected);
    assert_eq!(day("<meta itemprop=\"datePublished\" content=\"2021-07-23\">"), expected);
    let data = "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"Clash at the border\",\"datePublished\":\"2021-07-23T10:00:00Z\"}</script>";
    assert_eq!(day(data), expected);
    for address in ["2021/07/23/clash", "news/2021-7-23-clash", "2021/07/23/"] {
        assert_eq!(
            day(&format!("<link rel=canonical href=https://example.org/{address}>")),
            expected
        );
    }
    assert_eq!(day("<link rel=canonical href=https://example.org/2021/13/23/77777>"), None);
}

#[test]
fn the_declared_encoding_is_taken_where_a_page_is_not_utf8() {
    let russian = "The town of «Кирово» and “Łódź”.";
    let story = format!("{}<p>{russian}</p>", story());
    let html = page(HEAD, &story).replace("utf-8", "windows-1251").replace("Łódź", "Lodz");
    let (bytes, _, lossy) = encoding_rs::WINDOWS_1251.encode(&html);
    assert!(!lossy);
    let doc = one(&[("a.html", &bytes)]);
    assert!(doc.text.ends_with("«Кирово» and “Lodz”."), "{}", doc.text);
    // What was converted and still declares what it was is UTF-8.
    let html = page(HEAD, &story).replace("utf-8", "windows-1251");
    assert!(one(&[("a.html", html.as_bytes())]).text.ends_with(russian));
}

#[test]
fn pages_without_a_story_are_told() {
    let none = "is a page in which no story stands out; save the story's text instead, or take the page out";
    for html in [
        "<!DOCTYPE html>",
        "<html><body></body></html>",
        "<html><body><script>x</script></body></html>",
    ] {
        let (ids, problems) = read(&[("a.txt", STORY), ("e.html", html.as_bytes())]);
        assert_eq!(
            (ids, problems),
            (vec!["a".to_owned()], vec![format!("e.html: {none}")]),
            "{html}"
        );
    }
}

#[test]
fn elements_too_deep_are_told_with_the_cap() {
    let deep = format!("<html><body>{}{}", "<div>".repeat(100_000), PARAGRAPHS[0]);
    let (_, problems) = read(&[("deep.html", deep.as_bytes())]);
    let told = "deep.html: is a page with elements more than 500 deep, the cap `max-nesting` under [corpus]; save its text instead or raise that";
    assert_eq!(problems, [told]);
    // Below the cap it is read, on a small stack as well.
    let deep = format!("<html><body>{}{}", "<div>".repeat(490), story());
    let small = std::thread::Builder::new().stack_size(1 << 20);
    let doc = small.spawn(move || one(&[("deep.html", deep.as_bytes())])).unwrap().join().unwrap();
    assert!(doc.text.contains(PARAGRAPHS[2]));
}

#[test]
fn styles_that_are_never_closed_do_not_take_all_memory() {
    let styles: String = (0..400).map(|i| format!("<b id={i}>")).collect();
    let html = format!("<html><body><p>{styles}</p>{}", "<p>x</p>".repeat(500_000));
    let (_, problems) = read(&[("b.html", html.as_bytes())]);
    assert!(problems[0].contains("max-nesting"), "{problems:?}");
}
