//! Findings of a corpus as groups: what each is called, what it rests on and what it says.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{Change, Comparison, Field};

/// A finding of the corpus.
pub(super) struct Group {
    /// `tally`, `family`, `cell`.
    pub(super) kind: &'static str,
    /// What only the same one has; groups of equal keys are one.
    pub(super) key: String,
    /// What it rests on; of groups that rest on anything, those that share most are one.
    pub(super) members: BTreeSet<String>,
    /// What it is called.
    pub(super) name: String,
    /// What it says.
    pub(super) says: Vec<(&'static str, String)>,
}

impl Group {
    fn title(&self) -> String {
        format!("{} {}", self.kind, self.name)
    }

    fn line(&self) -> String {
        let says = self.says.iter().filter(|(_, value)| !value.is_empty());
        says.map(|(key, value)| format!("{key} {value}")).collect::<Vec<_>>().join(" · ")
    }
}

impl Comparison<'_> {
    /// Tells how two lists of groups differ.
    pub(super) fn groups(&mut self, old: &[Group], new: &[Group]) -> anyhow::Result<()> {
        let cause = self.of_corpus();
        let mut by_key: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
        let mut by_member: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (i, group) in old.iter().enumerate() {
            by_key.entry(&group.key).or_default().push_back(i);
            for member in &group.members {
                by_member.entry(member).or_default().push(i);
            }
        }
        let mut free = vec![true; old.len()];
        let mut of = vec![None; new.len()];
        for (group, slot) in new.iter().zip(&mut of) {
            // Of several that are called the same, as two events of one town and day, each is matched once, in order.
            if let Some(i) = by_key.get_mut(group.key.as_str()).and_then(VecDeque::pop_front) {
                *slot = Some(i);
                free[i] = false;
            }
        }
        for (group, slot) in new.iter().zip(&mut of).filter(|(_, slot)| slot.is_none()) {
            let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
            let near = group.members.iter().filter_map(|member| by_member.get(member.as_str()));
            near.flatten().filter(|i| free[**i]).for_each(|i| *shared.entry(*i).or_default() += 1);
            let most = shared.into_iter().map(|(i, n)| (n, std::cmp::Reverse(i))).max();
            if let Some((_, std::cmp::Reverse(i))) = most {
                *slot = Some(i);
                free[i] = false;
            }
        }
        for (group, of) in new.iter().zip(of) {
            match of.and_then(|i| old.get(i)) {
                None => self.tell(None, &group.title(), Change::Added(group.line()), cause)?,
                Some(before) => {
                    let fields = fields(before, group);
                    if fields.is_empty() {
                        self.differences.same += 1;
                    } else {
                        self.tell(None, &group.title(), Change::Changed(fields), cause)?;
                    }
                }
            }
        }
        for (group, _) in old.iter().zip(free).filter(|(_, free)| *free) {
            self.tell(None, &group.title(), Change::Lost(group.line()), cause)?;
        }
        Ok(())
    }
}

/// What two groups say differently, and what each rests on alone.
fn fields(old: &Group, new: &Group) -> Vec<Field> {
    let value = |value: &String| (!value.is_empty()).then(|| value.clone());
    let pairs = old.says.iter().zip(&new.says).filter(|((_, a), (_, b))| a != b);
    let mut fields: Vec<Field> = pairs
        .map(|((key, a), (_, b))| Field { key: (*key).into(), old: value(a), new: value(b) })
        .collect();
    let alone = |a: &BTreeSet<String>, b: &BTreeSet<String>| {
        let alone: Vec<&str> = a.difference(b).map(String::as_str).collect();
        (!alone.is_empty()).then(|| alone.join(", "))
    };
    let (lost, added) = (alone(&old.members, &new.members), alone(&new.members, &old.members));
    if lost.is_some() || added.is_some() {
        fields.push(Field { key: "rests on".into(), old: lost, new: added });
    }
    fields
}
