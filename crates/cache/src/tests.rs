//! What a cache keeps, and what it drops.

use super::*;

fn open(folder: &Path, build: &str) -> FactsCache {
    FactsCache::open(folder, build).expect("a cache")
}

#[test]
fn what_was_put_is_found_by_the_next_run() {
    let folder = tempfile::tempdir().expect("a folder");
    let cache = open(folder.path(), "one");
    assert_eq!(cache.get(&[1; 32]), None);
    cache.put([1; 32], b"some facts".to_vec());
    assert_eq!(cache.close().expect("closed"), Kept { found: 0, added: 1 });
    let cache = open(folder.path(), "one");
    assert_eq!(cache.get(&[1; 32]).as_deref(), Some(&b"some facts"[..]));
    assert_eq!(cache.get(&[2; 32]), None);
    assert_eq!(cache.close().expect("closed"), Kept { found: 1, added: 0 });
}

#[test]
fn what_another_build_left_is_dropped() {
    let folder = tempfile::tempdir().expect("a folder");
    let cache = open(folder.path(), "one");
    cache.put([1; 32], b"some facts".to_vec());
    cache.close().expect("closed");
    let cache = open(folder.path(), "two");
    assert_eq!(cache.get(&[1; 32]), None);
}

#[test]
fn facts_beyond_the_bound_are_written_before_the_end() {
    let folder = tempfile::tempdir().expect("a folder");
    let cache = open(folder.path(), "one");
    let mut noise = 1_u32;
    let facts: Vec<u8> = (0..PENDING_BYTES + 1)
        .map(|_| {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            noise.to_be_bytes()[0]
        })
        .collect();
    cache.put([1; 32], facts.clone());
    assert_eq!(cache.get(&[1; 32]), Some(facts));
}

#[test]
fn two_runs_can_not_share_a_cache() {
    let folder = tempfile::tempdir().expect("a folder");
    let _first = open(folder.path(), "one");
    let error = FactsCache::open(folder.path(), "one").err().expect("a refusal").to_string();
    assert!(error.ends_with("is in use by another run; wait for it, or name another folder"));
}

#[test]
fn a_file_that_is_no_cache_is_told_with_its_remedy() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join(FILE), "no such thing").expect("written");
    let error = FactsCache::open(folder.path(), "one").err().expect("a refusal").to_string();
    assert!(error.contains("remove it, and its facts are found anew"), "{error}");
}
