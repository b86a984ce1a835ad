//! Packed files: gzip and zstd, by content as well as by name, and their caps.

mod support;

use dateline_corpus::Config;
use support::{STORY, folder, gzip, ids, one, read, read_with, zstd};

const LINES: &[u8] =
    b"{\"id\":\"a\",\"text\":\"It began.\"}\n{\"id\":\"b\",\"text\":\"It ended.\"}\n";

#[test]
fn packed_stories_are_read_and_called_as_plain_ones() {
    let (story, lines) = (gzip(STORY), gzip(LINES));
    let (zstory, zlines) = (zstd(STORY), zstd(LINES));
    let (ids, problems) = read(&[
        ("1/clash.txt.gz", &story),
        ("2/clash.txt.zst", &zstory),
        ("3/s.jsonl.gz", &lines),
        ("4/s.jsonl.zst", &zlines),
        ("5/packed-all-the-same.txt", &story),
        ("6/packed-all-the-same.jsonl", &zlines),
        ("7/untold.gz", &story),
        ("8/untold.zst", &zlines),
    ]);
    assert_eq!(
        ids,
        [
            "1/clash",
            "2/clash",
            "a",
            "b",
            "a",
            "b",
            "5/packed-all-the-same",
            "a",
            "b",
            "7/untold",
            "a",
            "b"
        ]
    );
    assert_eq!(problems, [""; 0]);
}

#[test]
fn the_text_is_that_of_the_plain_file() {
    let plain = one(&[("a.txt", STORY)]);
    assert_eq!(one(&[("a.txt.gz", &gzip(STORY))]), plain);
    assert_eq!(one(&[("a.txt.zst", &zstd(STORY))]), plain);
}

#[test]
fn several_members_or_frames_are_one_file() {
    let half = LINES.len() / 2 + 3;
    for pack in [gzip, zstd] {
        let parts = [pack(&LINES[..half]), pack(&LINES[half..])].concat();
        assert_eq!(read(&[("s.jsonl", &parts)]).0, ["a", "b"]);
    }
    let skipped = [&[0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3][..], &zstd(LINES)].concat();
    let parts = [zstd(b""), skipped].concat();
    assert_eq!(read(&[("s.jsonl", &parts)]).0, ["a", "b"]);
}

/// Lines that hardly pack, so that a cut loses only the last ones.
fn many_lines() -> Vec<u8> {
    let mut state = 7_u64;
    let mut lines = String::new();
    for number in 0..2000 {
        let words: Vec<String> = (0..12)
            .map(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                format!("w{:x}", state >> 40)
            })
            .collect();
        lines.push_str(&format!("{{\"id\":\"{number:04}\",\"text\":\"{}\"}}\n", words.join(" ")));
    }
    lines.into_bytes()
}

#[test]
fn of_a_packed_file_that_is_cut_off_what_came_before_is_read() {
    let lines = many_lines();
    for (name, packed) in [("s.jsonl.gz", gzip(&lines)), ("s.jsonl.zst", zstd(&lines))] {
        let (ids, problems) = read(&[(name, &packed[..packed.len() * 3 / 4])]);
        assert!((500..2000).contains(&ids.len()), "{name} {}", ids.len());
        assert!(ids.iter().enumerate().all(|(i, id)| *id == format!("{i:04}")));
        assert_eq!(
            problems.last().unwrap(),
            &format!("{name}: is cut off; fetch or pack it again; what came before is read")
        );
    }
}

#[test]
fn damage_is_told() {
    for (name, mut packed) in [("s.jsonl.gz", gzip(LINES)), ("s.jsonl.zst", zstd(LINES))] {
        // The checksum of the content stands at the end.
        let checksum = packed.len() - if name.ends_with("gz") { 8 } else { 4 };
        packed[checksum] ^= 1;
        let (ids, problems) = read(&[(name, &packed)]);
        assert_eq!(ids, ["a", "b"], "{name}");
        assert!(problems[0].starts_with(&format!("{name}: is damaged: ")), "{problems:?}");
    }
}

#[test]
fn what_unpacks_to_far_more_is_told_with_the_cap() {
    let zeros = vec![b' '; 2 << 20];
    let cap = "unpacks to more than 200 times its size, the cap `max-expansion` under [corpus]; unpack it yourself or raise that";
    for (name, packed) in [("bomb.txt.gz", gzip(&zeros)), ("bomb.jsonl.zst", zstd(&zeros))] {
        let (ids, problems) = read(&[("a.txt", STORY), (name, &packed)]);
        assert_eq!((ids, problems), (vec!["a".into()], vec![format!("{name}: {cap}")]));
    }
}

#[test]
fn a_story_that_unpacks_to_more_than_the_cap_is_told() {
    let folder = folder(&[("a.txt.gz", &gzip(&STORY.repeat(5)))]);
    let config = Config { max_document: 100, ..Config::default() };
    assert_eq!(
        read_with(&[folder.path().into()], &config).1,
        [
            "a.txt.gz: unpacks to more than the 100 bytes of `max-document` under [corpus]; split it or raise that"
        ]
    );
}

#[test]
fn a_file_that_is_packed_twice_is_told() {
    let twice = gzip(&zstd(LINES));
    let told = "is packed more than once, and the cap is one layer; unpack it once";
    let folder = folder(&[("a.txt.gz", &twice), ("b.jsonl.gz", &twice), ("c.gz", &twice)]);
    let paths = ["a.txt.gz", "b.jsonl.gz", "c.gz"].map(|name| folder.path().join(name));
    let (docs, problems) = read_with(&paths, &Config::default());
    assert_eq!(ids(&docs), [""; 0]);
    assert_eq!(
        problems,
        [format!("a.txt.gz: {told}"), format!("b.jsonl.gz: {told}"), format!("c.gz: {told}")]
    );
}
