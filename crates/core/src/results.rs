//! What has been computed so far, by the type of who computed it: the only place where types are erased and recovered.

use std::any::{Any, TypeId};

/// A value of each of several types, filed under the reader that made it.
///
/// One holds the facts of one document while it is read; others hold the columns and the summaries of a corpus.
///
/// There is one for each document of a corpus while it is read, so it is a list: a few entries are found as fast as in
/// a tree, in a tenth of the memory.
#[derive(Default)]
pub struct Results(Vec<(TypeId, Box<dyn Any + Send + Sync>)>);

impl Results {
    /// Files `value` under the reader `R`.
    pub fn insert<R: 'static, T: Send + Sync + 'static>(&mut self, value: T) {
        self.take::<R, T>();
        self.0.push((TypeId::of::<R>(), Box::new(value)));
    }

    /// What is filed under the reader `R`, if it is there and a `T`.
    #[must_use]
    pub fn get<R: 'static, T: 'static>(&self) -> Option<&T> {
        self.0.get(self.at::<R>()?)?.1.downcast_ref()
    }

    /// The same, to be changed.
    pub fn get_mut<R: 'static, T: 'static>(&mut self) -> Option<&mut T> {
        let at = self.at::<R>()?;
        self.0.get_mut(at)?.1.downcast_mut()
    }

    /// Takes out what is filed under the reader `R`.
    pub fn take<R: 'static, T: 'static>(&mut self) -> Option<T> {
        Some(*self.0.swap_remove(self.at::<R>()?).1.downcast().ok()?)
    }

    fn at<R: 'static>(&self) -> Option<usize> {
        self.0.iter().position(|(filed, _)| *filed == TypeId::of::<R>())
    }
}
