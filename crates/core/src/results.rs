//! What has been computed so far, by the type of who computed it: the only place where types are erased and recovered.

use std::any::{Any, TypeId};
use std::collections::BTreeMap;

/// A value of each of several types, filed under the reader that made it.
///
/// One holds the facts of one document while it is read; others hold the columns and the summaries of a corpus.
#[derive(Default)]
pub struct Results(BTreeMap<TypeId, Box<dyn Any + Send + Sync>>);

impl Results {
    /// Files `value` under the reader `R`.
    pub fn insert<R: 'static, T: Send + Sync + 'static>(&mut self, value: T) {
        self.0.insert(TypeId::of::<R>(), Box::new(value));
    }

    /// What is filed under the reader `R`, if it is there and a `T`.
    #[must_use]
    pub fn get<R: 'static, T: 'static>(&self) -> Option<&T> {
        self.0.get(&TypeId::of::<R>())?.downcast_ref()
    }

    /// Takes out what is filed under the reader `R`.
    pub fn take<R: 'static, T: 'static>(&mut self) -> Option<T> {
        Some(*self.0.remove(&TypeId::of::<R>())?.downcast().ok()?)
    }
}
