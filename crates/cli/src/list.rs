//! `dateline analyzers`: what there is.

use dateline_catalog::ALL;

use crate::{Outcome, Surroundings};

pub(crate) fn analyzers(surroundings: &mut Surroundings<'_>) -> anyhow::Result<Outcome> {
    for plugin in ALL {
        let name = plugin.name;
        writeln!(surroundings.out, "{name:<12} {}", plugin.about)?;
        let mut needs = Vec::new();
        if !plugin.reads.is_empty() {
            needs.push(format!("reads {}", plugin.reads.join(", ")));
        }
        if !plugin.joins.is_empty() {
            needs.push(format!("joins {}", plugin.joins.join(", ")));
        }
        if !plugin.reports {
            needs.push("reports nothing of its own".into());
        }
        if !needs.is_empty() {
            writeln!(surroundings.out, "{:<12} {}", "", needs.join("; "))?;
        }
    }
    Ok(Outcome::Clean)
}
