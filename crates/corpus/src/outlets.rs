//! Outlets that the configuration tells: by the folder of a story, or by the host of its address.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::Config;
use crate::config::OutletFrom;

/// The outlet of stories in the folder that these names lead to, the innermost last.
pub(crate) fn of_folder<'n>(
    names: impl DoubleEndedIterator<Item = &'n str> + Clone,
    config: &Config,
) -> Option<Arc<str>> {
    let mut names = names.filter(|name| !name.is_empty()).rev();
    let named = names.clone().find_map(|name| config.outlets.get(name).map(String::as_str));
    let folder = || names.next().filter(|_| config.outlet_from == OutletFrom::Folder);
    named.or_else(folder).map(Arc::from)
}

/// The outlet at an address: that of its host, or of the domain that the host belongs to.
pub(crate) fn of_host(url: &str, outlets: &BTreeMap<String, String>) -> Option<String> {
    if outlets.is_empty() {
        return None;
    }
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?.split(':').next()?.to_ascii_lowercase();
    let mut domain = host.as_str();
    loop {
        if let Some(outlet) = outlets.get(domain) {
            return Some(outlet.clone());
        }
        domain = domain.split_once('.')?.1;
    }
}
