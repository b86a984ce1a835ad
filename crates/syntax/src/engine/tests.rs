//! Tests of the engine on invented features: the same bits from every kernel and in whatever company.

use super::*;

/// The features of `count` tokens that no word has, some of them repeated, every ninth white space.
fn ids(seed: u64, count: usize) -> Vec<Ids> {
    let mut state = seed;
    let mut next = || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state >> 20
    };
    (0..count)
        .map(|i| {
            let word = next() % 97;
            let id = |feature: u64| (word * 31 + feature).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            [id(1), id(2), id(3), id(4) % 7, next() % 2, u64::from(i % 9 == 8)]
        })
        .collect()
}

fn engine() -> Engine {
    Engine::read(&ModelFile::english().unwrap()).unwrap()
}

fn open(count: usize) -> Vec<Boundary> {
    vec![Boundary::Open; count]
}

/// The vectors of both networks, as bits.
fn vectors(engine: &Engine, kernel: Kernel, ids: &[Ids]) -> Vec<u32> {
    let mut bits = Vec::new();
    for network in [&engine.shared, &engine.entity] {
        let mut state = NetworkState::default();
        for start in (0..ids.len()).step_by(BLOCK) {
            let block = start..(start + BLOCK).min(ids.len());
            let vectors = network.vectors(kernel, ids, block, &mut state);
            bits.extend(vectors.iter().map(|float| float.to_bits()));
        }
    }
    bits
}

#[test]
fn every_kernel_gives_the_same_bits() {
    let engine = engine();
    for count in [0, 1, 2, 7, 8, 9, 50] {
        let ids = ids(count as u64, count);
        let of = |kernel| vectors(&engine, kernel, &ids);
        let portable = of(Kernel::Portable);
        for kernel in Kernel::available() {
            assert!(of(kernel) == portable, "{kernel:?} differs from plain Rust at {count} tokens");
            let analyze =
                |kernel| engine.analyze(kernel, &ids, &open(count), &mut EngineState::default());
            assert_eq!(analyze(kernel), analyze(Kernel::Portable), "{kernel:?}, {count} tokens");
        }
    }
}

#[test]
fn a_block_gives_the_same_bits_as_the_whole_text() {
    let engine = engine();
    let ids = ids(3, 3 * BLOCK + 5);
    let kernel = Kernel::detect();
    let mut state = NetworkState::default();
    let whole = engine.shared.vectors(kernel, &ids, 0..ids.len(), &mut state).to_vec();
    for size in [1, 3, 100, BLOCK] {
        let mut state = NetworkState::default();
        let mut parts = Vec::new();
        for start in (0..ids.len()).step_by(size) {
            let block = start..(start + size).min(ids.len());
            parts.extend_from_slice(engine.shared.vectors(kernel, &ids, block, &mut state));
        }
        assert!(parts == whole, "blocks of {size} tokens");
    }
}

#[test]
fn what_was_analyzed_before_changes_nothing() {
    let engine = engine();
    let kernel = Kernel::detect();
    let mut state = EngineState::default();
    // More features than the cache of mixed rows holds, so that it is emptied on the way.
    let many: Vec<Ids> = (0..20_000).map(|i| [i, i + 1, i + 2, i + 3, 0, 0]).collect();
    let ids = ids(11, 300);
    let fresh = engine.analyze(kernel, &ids, &open(300), &mut state);
    engine.analyze(kernel, &many, &open(many.len()), &mut state);
    assert_eq!(engine.analyze(kernel, &ids, &open(300), &mut state), fresh);
}

#[test]
fn boundaries_are_kept() {
    let engine = engine();
    let ids = ids(5, 400);
    let mut boundaries = vec![Boundary::Inside; 400];
    for start in [13, 14, 100, 399] {
        boundaries[start] = Boundary::Start;
    }
    let analysis = engine.analyze(Kernel::detect(), &ids, &boundaries, &mut EngineState::default());
    let starts: Vec<usize> = (0..400).filter(|token| analysis.starts[*token]).collect();
    assert_eq!(starts, [0, 13, 14, 100, 399]);
    for (token, head) in (0..).zip(&analysis.heads) {
        let sentence = |token: u32| starts.partition_point(|start| *start <= token as usize);
        assert_eq!(sentence(token), sentence(*head), "the head of {token} is in its sentence");
    }
}

/// What tokens add is computed again once they have left the window, and is what it was.
#[test]
fn shares_are_the_same_behind_the_window() {
    let engine = engine();
    let kernel = Kernel::detect();
    let transitions = engine.parser.transitions();
    let ids = ids(17, 400);
    let mut network = NetworkState::default();
    let vectors = engine.shared.vectors(kernel, &ids, 0..400, &mut network);
    let mut reduced = vec![0.0; 400 * kernel::HIDDEN];
    transitions.reduce(kernel, vectors, &mut reduced);
    let mut shares = shares::Shares::default();
    shares.clear();
    let slots = |first: u32, old: u32| [first, first + 1, old, old + 1, old + 2, old, old + 1, old];
    let mut gather = |first, old| {
        let tokens = slots(first, old);
        shares.gather(kernel, transitions, &reduced, tokens).map(|share| *share)
    };
    let early = gather(8, 3);
    let late = gather(390, 3);
    assert!(early[2..] == late[2..], "the shares of the old tokens");
    assert!(early[..2] != late[..2], "those of the new ones");
}

/// A chain of lifted tokens goes down to the first token of the relation, past those that have moved themselves.
#[test]
fn lifted_tokens_are_lowered() {
    use crate::engine::arcs::Arcs;
    use crate::engine::parser::Label;
    use crate::labels::Rel;
    // 1 is the root; 2 hangs on it as an object, 3 on 2 as a modifier; 0 and 4 were lifted to the root.
    let labels = [
        Label { rel: Rel::Dobj, lifted: None },
        Label { rel: Rel::Prep, lifted: None },
        Label { rel: Rel::Relcl, lifted: Some(Rel::Dobj) },
        Label { rel: Rel::Pobj, lifted: Some(Rel::Prep) },
        Label { rel: Rel::Acl, lifted: Some(Rel::Agent) },
    ];
    let mut arcs = Arcs::default();
    arcs.clear(6);
    for (child, head, action) in [(0, 1, 3), (2, 1, 0), (3, 2, 1), (4, 1, 2), (5, 1, 4)] {
        arcs.attach(child, head, action);
    }
    let (mut heads, mut rels) = (Vec::new(), Vec::new());
    arcs.finish(|action| labels[usize::from(action)], |_| false, &mut heads, &mut rels);
    assert_eq!(heads, [3, 1, 1, 2, 2, 1], "the last one finds no agent and stays");
    assert_eq!(rels[0], Rel::Pobj);
}
