//! Tokens in groups, each group under the number of a token.

/// The groups, one behind the other in one array: built in two passes, and read as slices.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Groups {
    members: Vec<u32>,
    /// Where each group ends in `members`.
    ends: Vec<u32>,
}

impl Groups {
    /// Puts each member of `pairs`, which are group and member, into its group; the order in a group is that of `pairs`.
    /// Groups have numbers below `count`.
    pub(crate) fn new(count: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Groups {
        let mut ends = vec![0; count];
        for (group, _) in pairs.clone() {
            ends[group as usize] += 1;
        }
        let mut total = 0;
        for end in &mut ends {
            total += std::mem::replace(end, total);
        }
        // Each number is where the next member of its group goes, so that it ends up behind the last.
        let mut members = vec![0; total as usize];
        for (group, member) in pairs {
            let next = &mut ends[group as usize];
            members[*next as usize] = member;
            *next += 1;
        }
        Groups { members, ends }
    }

    /// The members of `group`.
    pub(crate) fn of(&self, group: usize) -> &[u32] {
        let start = if group == 0 { 0 } else { self.ends[group - 1] };
        &self.members[start as usize..self.ends[group] as usize]
    }
}
