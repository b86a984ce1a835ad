//! Words for divisions: `province`, `Governorate`, `Departamento de`.

use std::sync::LazyLock;

struct Generics {
    before: Vec<&'static str>,
    after: Vec<&'static str>,
}

static GENERICS: LazyLock<Generics> = LazyLock::new(|| {
    let lines = include_str!("../data/generics.txt").lines().filter(|line| !line.starts_with('#'));
    let mut generics = Generics { before: Vec::new(), after: Vec::new() };
    for (word, stands) in lines.filter_map(|line| line.split_once('\t')) {
        if stands != "after" {
            generics.before.push(word);
        }
        if stands != "before" {
            generics.after.push(word);
        }
    }
    generics
});

/// Whether a word in small letters stands after the name of a division.
#[must_use]
pub fn is_generic(word: &str) -> bool {
    GENERICS.after.contains(&word)
}

/// A division's name without the word for what it is: `Idlib` of `Idlib Governorate`.
#[must_use]
pub fn without_generic(name: &str) -> Option<&str> {
    let cut_end = |word: &&str| {
        let rest = name.get(..name.len().checked_sub(word.len())?)?;
        let end = &name[rest.len()..];
        rest.strip_suffix(' ').filter(|_| end.eq_ignore_ascii_case(word))
    };
    let cut_start = |word: &&str| {
        let start = name.get(..word.len())?;
        name[word.len()..].strip_prefix(' ').filter(|_| start.eq_ignore_ascii_case(word))
    };
    let found = GENERICS.after.iter().find_map(cut_end);
    let found = found.filter(|rest| !rest.is_empty());
    found.or_else(|| GENERICS.before.iter().find_map(cut_start)).filter(|rest| !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_for_a_division_is_no_part_of_its_name() {
        assert_eq!(without_generic("Idlib Governorate"), Some("Idlib"));
        assert_eq!(without_generic("Departamento de Puno"), Some("Puno"));
        assert_eq!(without_generic("Governorate"), None);
        assert_eq!(without_generic("Statesboro"), None);
        assert_eq!(without_generic("Île"), None);
    }
}
