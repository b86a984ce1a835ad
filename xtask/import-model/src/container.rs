//! The model file: a directory in text, then the sections that it names.
//!
//! ```text
//! dateline model 1
//! NAME OFFSET LENGTH
//! …
//! (an empty line, then the sections, each at a multiple of 64 bytes)
//! ```
//!
//! `head` shows the directory; sections other than `weights` are UTF-8 text.

const MAGIC: &str = "dateline model 1\n";
const ALIGNMENT: usize = 64;

/// Sections in the order in which they were added.
#[derive(Default)]
pub(crate) struct Container(Vec<(&'static str, Vec<u8>)>);

impl Container {
    /// Adds a section of text.
    pub(crate) fn text(&mut self, name: &'static str, content: String) {
        self.bytes(name, content.into_bytes());
    }

    /// Adds a section of bytes.
    pub(crate) fn bytes(&mut self, name: &'static str, content: Vec<u8>) {
        self.0.push((name, content));
    }

    /// The file.
    pub(crate) fn finish(self) -> Vec<u8> {
        // Offsets stand in a fixed width, so that the directory's length is known before they are.
        let line = |name: &str, offset: usize, length: usize| {
            format!("{name} {offset:010} {length:010}\n")
        };
        let directory =
            MAGIC.len() + self.0.iter().map(|(name, _)| line(name, 0, 0).len()).sum::<usize>() + 1;
        let mut file = MAGIC.to_owned();
        let mut offset = directory.next_multiple_of(ALIGNMENT);
        for (name, content) in &self.0 {
            file.push_str(&line(name, offset, content.len()));
            offset = (offset + content.len()).next_multiple_of(ALIGNMENT);
        }
        file.push('\n');
        let mut file = file.into_bytes();
        for (_, content) in self.0 {
            file.resize(file.len().next_multiple_of(ALIGNMENT), 0);
            file.extend(content);
        }
        file
    }
}

#[cfg(test)]
mod tests {
    use super::Container;

    #[test]
    fn sections_lie_where_the_directory_says() {
        let mut container = Container::default();
        container.text("first", "one\n".to_owned());
        container.bytes("second", vec![1, 2, 3]);
        let file = container.finish();
        let directory: Vec<&str> = std::str::from_utf8(&file[..128]).unwrap().lines().collect();
        assert_eq!(directory[0], "dateline model 1");
        for (line, content) in [(directory[1], &b"one\n"[..]), (directory[2], &[1, 2, 3])] {
            let numbers: Vec<usize> = line.split(' ').skip(1).map(|n| n.parse().unwrap()).collect();
            assert_eq!(numbers[0] % 64, 0, "{line}");
            assert_eq!(&file[numbers[0]..numbers[0] + numbers[1]], content, "{line}");
        }
    }
}
