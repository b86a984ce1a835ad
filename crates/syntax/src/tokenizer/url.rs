//! Web and mail addresses, which are one token.
//!
//! An address is, after an optional scheme (`https://`) and an optional user (`name@`), a host, an optional port and an
//! optional path. The user may be anything, so that the host may begin behind any `@`. Each host is read once and up to
//! its end only, and no two that are tried share a character: the time is linear.

use super::rules::{DECIMAL, DOMAIN, Rules, WORD};

/// The most characters of a label of a host's name, and of a top-level domain.
const LABEL: usize = 64;
const TOP_LEVEL: usize = 63;

impl Rules {
    /// Whether all of `chunk` is an address.
    pub(super) fn is_url(&self, chunk: &str) -> bool {
        if !chunk.as_bytes().contains(&b'.') {
            return false;
        }
        self.is_location(chunk)
            || self.without_scheme(chunk).is_some_and(|rest| self.is_location(rest))
            || chunk.match_indices('@').any(|(at, _)| at > 0 && self.is_location(&chunk[at + 1..]))
    }

    /// What follows the scheme and `://`.
    fn without_scheme<'a>(&self, chunk: &'a str) -> Option<&'a str> {
        let (scheme, rest) = chunk.split_once(':')?;
        let fits = |c: char| self.chars.of(c) & WORD != 0 || matches!(c, '+' | '-' | '.');
        let is_scheme = scheme.chars().nth(1).is_some() && scheme.chars().all(fits);
        rest.strip_prefix("//").filter(|_| is_scheme)
    }

    /// Whether `text` is a host with what may follow it.
    fn is_location(&self, text: &str) -> bool {
        let Some((end, is_name)) = self.host(text) else { return false };
        self.is_tail(&text[end..]) && (is_name || self.is_ip(&text[..end]))
    }

    /// The end of the host that `text` begins with, and whether it is a name: labels, each with a full stop behind it,
    /// and a top-level domain. `None` where a character can belong to no host.
    fn host(&self, text: &str) -> Option<(usize, bool)> {
        let (mut end, mut has_labels, mut are_labels) = (text.len(), false, true);
        let (mut length, mut is_label, mut is_top_level, mut last) = (0, true, true, '.');
        for (at, c) in text.char_indices() {
            match c {
                ':' | '/' | '?' | '#' => {
                    end = at;
                    break;
                }
                '.' => {
                    has_labels = true;
                    are_labels &= is_label && (1..=LABEL).contains(&length) && is_inner(last);
                    (length, is_label, is_top_level) = (0, true, true);
                }
                _ => {
                    let classes = self.chars.of(c);
                    let is_joiner = matches!(c, '_' | '-');
                    if !is_inner(c) && !is_joiner && classes & (DOMAIN | DECIMAL) == 0 {
                        return None;
                    }
                    is_label &= is_inner(c) || is_joiner && length > 0;
                    is_top_level &= classes & DOMAIN != 0;
                    length += 1;
                }
            }
            last = c;
        }
        let is_top_level = is_top_level && (2..=TOP_LEVEL).contains(&length);
        Some((end, has_labels && are_labels && is_top_level))
    }

    /// Whether `text` is what may follow a host: nothing, a port, a path.
    fn is_tail(&self, text: &str) -> bool {
        let Some(port) = text.strip_prefix(':') else { return true };
        let is_digit = |c: &char| self.chars.of(*c) & DECIMAL != 0;
        let digits = port.chars().take(6).take_while(is_digit);
        let (count, bytes) = digits.fold((0, 0), |(n, bytes), c| (n + 1, bytes + c.len_utf8()));
        let rest = &port[bytes..];
        (2..=5).contains(&count) && (rest.is_empty() || rest.starts_with(['/', '?', '#']))
    }

    /// Whether `host` is an internet address of four numbers that is not private.
    fn is_ip(&self, host: &str) -> bool {
        let mut numbers = host.split('.').map(|number| self.digits(number));
        let mut next = || numbers.next().flatten();
        let (Some(a), Some(b), Some(c), Some(d)) = (next(), next(), next(), next()) else {
            return false;
        };
        let is_private = matches!(
            (a.as_ref(), b.as_ref()),
            (['1', '0'] | ['1', '2', '7'], _)
                | (['1', '6', '9'], ['2', '5', '4'])
                | (['1', '9', '2'], ['1', '6', '8'])
                | (['1', '7', '2'], ['1', '6'..='9'] | ['2', _] | ['3', '0' | '1'])
        );
        numbers.next().is_none()
            && !is_private
            && is_first(a.as_ref())
            && is_middle(b.as_ref())
            && is_middle(c.as_ref())
            && is_last(d.as_ref())
    }

    /// The characters of `number`, if it is one to three digits of any script.
    fn digits(&self, number: &str) -> Option<Digits> {
        let mut digits = Digits { chars: ['0'; 3], length: 0 };
        for c in number.chars() {
            if self.chars.of(c) & DECIMAL == 0 {
                return None;
            }
            *digits.chars.get_mut(digits.length)? = c;
            digits.length += 1;
        }
        Some(digits).filter(|digits| digits.length > 0)
    }
}

/// One to three digits.
struct Digits {
    chars: [char; 3],
    length: usize,
}

impl AsRef<[char]> for Digits {
    fn as_ref(&self) -> &[char] {
        &self.chars[..self.length]
    }
}

/// Whether a label of a host's name may begin and end with `c`.
fn is_inner(c: char) -> bool {
    c.is_ascii_alphanumeric() || ('\u{a1}'..='\u{ffff}').contains(&c)
}

/// Whether a number of these digits is 1 to 223; it may not begin with 0.
fn is_first(number: &[char]) -> bool {
    matches!(
        number,
        ['1'..='9'] | ['1'..='9', _] | ['1', _, _] | ['2', '0' | '1', _] | ['2', '2', '0'..='3']
    )
}

/// Whether a number of these digits is 0 to 255; one of two digits may begin with 0.
fn is_middle(number: &[char]) -> bool {
    matches!(number, [_] | [_, _] | ['1', _, _] | ['2', '0'..='4', _] | ['2', '5', '0'..='5'])
}

/// Whether a number of these digits is 1 to 254; it may not begin with 0.
fn is_last(number: &[char]) -> bool {
    matches!(
        number,
        ['1'..='9'] | ['1'..='9', _] | ['1', _, _] | ['2', '0'..='4', _] | ['2', '5', '0'..='4']
    )
}
