//! Web archives: pages and texts in them, how they were sent, and damage.

mod support;

use support::{gzip, ids, read, read_with, zstd};

const TEXT: &str = "NORTHPORT - Two soldiers were killed on Friday, the ministry said.";

fn record(kind: &str, url: &str, content: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2021-07-24T10:00:00Z\r\n\
         WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: {content}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn answer(url: &str, status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 {status}\r\n{headers}\r\n\r\n");
    record("response", url, "application/http; msgtype=response", &[head.as_bytes(), body].concat())
}

fn plain(url: &str, body: &[u8]) -> Vec<u8> {
    answer(url, "200 OK", "Content-Type: text/plain", body)
}

fn page() -> String {
    let paragraph = format!("<p>{}</p>", format!("{TEXT} ").repeat(5));
    format!(
        "<html><head><title>Clash</title></head><body><div>{}</div></body></html>",
        paragraph.repeat(4)
    )
}

/// A crawl of three stories and what comes with them.
fn crawl() -> Vec<u8> {
    [
        record("warcinfo", "", "application/warc-fields", b"software: none\r\n"),
        record(
            "request",
            "https://example.org/a",
            "application/http; msgtype=request",
            b"GET /a HTTP/1.1\r\n\r\n",
        ),
        plain("https://example.org/a", TEXT.as_bytes()),
        answer(
            "https://example.org/b",
            "200 OK",
            "Content-Type: text/html; charset=utf-8",
            page().as_bytes(),
        ),
        answer("https://example.org/c.png", "200 OK", "Content-Type: image/png", b"\x89PNG"),
        answer(
            "https://example.org/d",
            "404 Not Found",
            "Content-Type: text/html",
            b"<html>none</html>",
        ),
        answer("https://example.org/e", "301 Moved", "Location: /f", b""),
        record("revisit", "https://example.org/a", "application/http", b"HTTP/1.1 200 OK\r\n\r\n"),
        record("conversion", "https://example.org/f", "text/plain", TEXT.as_bytes()),
    ]
    .concat()
}

const PASSED_OVER: &str = "4 records are passed over (1 image/png, 1 of status 301, 1 of status 404, 1 pages found before); read are pages and plain texts";

#[test]
fn pages_and_texts_are_read_and_called_after_their_address() {
    let expected = ["https://example.org/a", "https://example.org/b", "https://example.org/f"];
    for (name, bytes) in [
        ("c.warc", crawl()),
        ("c.warc.gz", gzip(&crawl())),
        ("c.warc.zst", zstd(&crawl())),
        ("c.warc.wet.gz", gzip(&crawl())),
        ("unnamed", crawl()),
        ("unnamed.gz", gzip(&crawl())),
    ] {
        let (ids, problems) = read(&[(name, &bytes)]);
        assert_eq!(
            (ids, problems),
            (expected.map(String::from).to_vec(), vec![format!("{name}: {PASSED_OVER}")])
        );
    }
}

#[test]
fn each_record_may_be_packed_by_itself() {
    let parts: Vec<u8> =
        ["a", "b"].iter().flat_map(|path| gzip(&plain(path, TEXT.as_bytes()))).collect();
    assert_eq!(read(&[("c.warc.gz", &parts)]), (vec!["a".into(), "b".into()], vec![]));
}

#[test]
fn stories_have_the_address_and_the_text_that_was_sent() {
    let story = "The café in Northport was closed.";
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(story);
    let chunks = [
        b"5\r\nThe c\r\n1;x=y\r\na\r\n".as_slice(),
        format!("{:x}\r\n", story.len() - 6).as_bytes(),
        &story.as_bytes()[6..],
        b"\r\n0\r\n\r\n",
    ]
    .concat();
    let mut zlib = flate2::read::ZlibEncoder::new(story.as_bytes(), flate2::Compression::fast());
    let mut deflated = Vec::new();
    std::io::Read::read_to_end(&mut zlib, &mut deflated).unwrap();
    let sent = |headers: &str, body: &[u8]| {
        answer(
            "https://example.org/a",
            "200 OK",
            &format!("Content-Type: text/plain{headers}"),
            body,
        )
    };
    for archive in [
        sent("", story.as_bytes()),
        sent("; charset=windows-1252", &latin),
        sent("\r\nTransfer-Encoding: chunked", &chunks),
        // Put together before it was kept.
        sent("\r\nTransfer-Encoding: chunked", story.as_bytes()),
        sent("\r\nContent-Encoding: gzip", &gzip(story.as_bytes())),
        sent("\r\nContent-Encoding: deflate", &deflated),
        // Unpacked before it was kept.
        sent("\r\nContent-Encoding: gzip", story.as_bytes()),
    ] {
        let folder = support::folder(&[("c.warc", &archive)]);
        let (docs, problems) = read_with(&[folder.path().into()], &Default::default());
        assert_eq!((docs.len(), problems), (1, vec![]));
        assert_eq!(docs[0].text, story);
        assert_eq!(docs[0].meta.url.as_deref(), Some("https://example.org/a"));
    }
    let (_, problems) = read(&[("c.warc", &sent("\r\nContent-Encoding: br", b"\x1b\x10\x00"))]);
    assert!(
        problems[0].starts_with("c.warc:https://example.org/a: was sent packed with brotli"),
        "{problems:?}"
    );
}

#[test]
fn damage_is_told_and_all_that_is_whole_is_read() {
    let [a, b, c] = ["a", "b", "c"].map(|url| plain(url, TEXT.as_bytes()));
    let broken = String::from_utf8(b.clone()).unwrap().replace("Content-Length", "Content-Lengt");
    let (ids, problems) = read(&[("c.warc", &[&a[..], broken.as_bytes(), &c].concat())]);
    assert_eq!(ids, ["a", "c"]);
    assert_eq!(
        problems,
        [
            "c.warc:2: is a record without a type or a length, which is not read; make the archive again",
            "c.warc:3: stands behind 111 bytes in which no record begins, which are not read; make the archive again",
        ]
    );
    let (ids, problems) = read(&[("c.warc", &[&a[..], &b[..b.len() - 20]].concat())]);
    assert_eq!(
        (ids, problems),
        (
            vec!["a".into()],
            vec!["c.warc: is cut off; fetch or pack it again; what came before is read".into()]
        )
    );
    let (ids, problems) = read(&[("c.warc", &[&a[..], b"and so on\n"].concat())]);
    assert_eq!(ids, ["a"]);
    assert_eq!(
        problems,
        [
            "c.warc:1: is followed by 10 bytes in which no record begins, which are not read; make the archive again"
        ]
    );
}

#[test]
fn an_archive_without_pages_is_told() {
    let (ids, problems) =
        read(&[("c.warc", &record("warcinfo", "", "application/warc-fields", b""))]);
    assert_eq!((ids, problems), (vec![], vec!["c.warc: holds no page and no text".to_owned()]));
}

#[test]
fn a_page_above_the_cap_is_told() {
    let config = dateline_corpus::Config { max_document: 100, ..Default::default() };
    let long = plain("https://example.org/a", &vec![b'x'; 200_000]);
    let folder = support::folder(&[("c.warc", &[long, plain("b", TEXT.as_bytes())].concat())]);
    let (docs, problems) = read_with(&[folder.path().into()], &config);
    assert_eq!(ids(&docs), ["b"]);
    assert_eq!(
        problems,
        [
            "c.warc:https://example.org/a: has 200000 bytes, more than the 100 of `max-document` under [corpus]; split it or raise that"
        ]
    );
}
