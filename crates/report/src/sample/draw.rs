//! The generator and the draw: SplitMix64 and selection sampling, written out so that no library's change moves a sample.

/// SplitMix64 (Steele, Lea and Flood 2014): a counter with a fixed step, and a mixer of its bits.
struct SplitMix64(u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `bound`, each as likely as any other; values of the last, broken round are drawn again.
    fn below(&mut self, bound: u64) -> u64 {
        let last_whole = u64::MAX - u64::MAX % bound;
        loop {
            let n = self.next();
            if n < last_whole {
                return n % bound;
            }
        }
    }
}

/// `n` of the numbers below `total`, ascending; all of them where there are no more.
///
/// Selection sampling (Knuth, *The Art of Computer Programming* 2, 3.4.2, algorithm S): each number in turn is taken
/// with the chance that is left for it.
pub(super) fn sample(total: u64, n: u64, seed: u64) -> Vec<u64> {
    let mut random = SplitMix64(seed);
    let mut wanted = n.min(total);
    let mut taken = Vec::new();
    for i in 0..total {
        if wanted == 0 {
            break;
        }
        if random.below(total - i) < wanted {
            taken.push(i);
            wanted -= 1;
        }
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::{SplitMix64, sample};

    /// The first numbers of the reference implementation for the seed 1234567.
    #[test]
    fn generator_is_the_published_one() {
        let mut random = SplitMix64(1_234_567);
        let first = [random.next(), random.next(), random.next()];
        assert_eq!(
            first,
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        );
    }

    #[test]
    fn draws_without_replacement_in_order() {
        for seed in 0..50 {
            let drawn = sample(20, 7, seed);
            assert_eq!(drawn.len(), 7);
            assert!(drawn.is_sorted_by(|a, b| a < b) && drawn.iter().all(|i| *i < 20), "{drawn:?}");
        }
    }

    #[test]
    fn draws_all_where_there_are_no_more() {
        assert_eq!(sample(3, 10, 1), [0, 1, 2]);
        assert_eq!(sample(0, 10, 1), [0; 0]);
        assert_eq!(sample(10, 0, 1), [0; 0]);
    }

    #[test]
    fn every_number_is_as_likely() {
        let mut times = [0_u32; 10];
        for seed in 0..10_000 {
            for i in sample(10, 3, seed) {
                times[usize::try_from(i).expect("below 10")] += 1;
            }
        }
        assert!(times.iter().all(|n| (2_850..3_150).contains(n)), "{times:?}");
    }
}
