//! Tests of the tokenizer; what is expected is what spaCy gives.

use proptest::prelude::*;

use super::rules::{CUTTING, SPACE};
use super::{RawToken, Tokenizer};
use crate::model::ModelFile;

fn tokenizer() -> Tokenizer {
    Tokenizer::new(&ModelFile::english().unwrap()).unwrap()
}

fn raw(text: &str) -> Vec<RawToken> {
    let mut tokens = Vec::new();
    tokenizer().tokenize(text, &mut tokens);
    tokens
}

/// The tokens of `text`, with bars between them, are `expected`.
#[track_caller]
fn check(text: &str, expected: &str) {
    let tokens: Vec<&str> = raw(text).iter().map(|token| &text[token.span.range()]).collect();
    assert_eq!(tokens.join("|"), expected, "{text}");
}

#[test]
fn cuts_quotes_brackets_and_clitics_off() {
    check(
        "“We’ll rebuild,” she said; “it’s (mostly) done.”",
        "“|We|’ll|rebuild|,|”|she|said|;|“|it|’s|(|mostly|)|done|.|”",
    );
    check("“‘nested’” ''quoted'' ``tex'' \"'\"", "“|‘|nested|’|”|''|quoted|''|`|`|tex|''|\"|'|\"");
    check("5' 6\" rock'n'roll 'tis ’twas 'em", "5|'|6|\"|rock'n'roll|'|tis|’|twas|'em");
}

#[test]
fn cuts_at_infixes() {
    check(
        "the co-operative's well-known ice--or snow—plan",
        "the|co|-|operative|'s|well|-|known|ice|--|or|snow|—|plan",
    );
    check(
        "a 3-4 win, 1,000,000 votes,not 5+5, x:y a/b A=B",
        "a|3|-|4|win|,|1,000,000|votes|,|not|5|+|5|,|x|:|y|a|/|b|A|=|B",
    );
    check("1--a a---b a----b a~b", "1|-|-a|a|---|b|a----b|a|~|b");
    check("one.Two one.two ONE.TWO “one”.“two”", "one|.|Two|one.two|ONE.TWO|“|one”|.|“two|”");
}

#[test]
fn cuts_units_off_numbers_only() {
    check(
        "It fell 10km, 5.5% and -20°C. He paid US$30m, then 40€.",
        "It|fell|10|km|,|5.5|%|and|-20|°|C|.|He|paid|US$|30|m|,|then|40€.",
    );
    check("$5 C$5 A$ U$ +5 +x 9a€ 7тбكم 7اكواب", "$|5|C$|5|A$|U$|+5|+|x|9a€|7|тбكم|7|اكواب");
}

#[test]
fn full_stops_go_by_what_stands_before_them() {
    check(
        "the year 1990. the size XL. a b. Xl. a+. 5+. 5.",
        "the|year|1990|.|the|size|XL|.|a|b.|Xl|.|a+|.|5|+|.|5|.",
    );
    check("wait... what…no……yes ..end a..b", "wait|...|what|…|no|…|…|yes|..|end|a|..|b");
    check("U.S. vs. Ex. I. 9. _.", "U.S.|vs.|Ex|.|I.|9|.|_|.");
}

#[test]
fn exceptions_are_kept_whole() {
    check(
        "Mr. Orlo can't, cannot, won’t; he's o'clock. Let's go, y'all.",
        "Mr.|Orlo|ca|n't|,|can|not|,|wo|n’t|;|he|'s|o'clock|.|Let|'s|go|,|y'|all|.",
    );
    check("9a.m. 10pm 7:30p.m. 24/7 and/or w/o", "9|a.m.|10|pm|7:30p.m|.|24/7|and/or|w/o");
    check(
        ":-) :-)) (: <3 o.O (╯°□°）╯︵┻━┻ ¯\\(ツ)/¯ ^_^!",
        ":-)|:-))|(:|<3|o.O|(╯°□°）╯︵┻━┻|¯\\(ツ)/¯|^_^|!",
    );
}

#[test]
fn exceptions_in_pieces_are_put_together() {
    check(
        "Dr.Vale vitamin-b. (b.-c.) Ph.D.-level",
        "Dr.|Vale|vitamin|-|b.|(|b.-c|.|)|Ph|.|D.-level",
    );
    // The longest first; what overlaps it stays in pieces.
    check("((:)) :))))) x:-)y", "(|(|:)|)|:)))|)|)|x:-)y");
    // Not across white space.
    check("He ’s it 's a . Inc .", "He|’s|it|'s|a|.|Inc|.");
}

#[test]
fn an_overlapped_phrase_that_is_dropped_still_covers_its_tokens() {
    check("o:):(", "o|:)|:|(");
}

#[test]
fn addresses_are_one_token() {
    check(
        "see https://www.example.com/a?b=c, www.example.org. or mail@example.com! a.b/c,d",
        "see|https://www.example.com/a?b=c|,|www.example.org|.|or|mail@example.com|!|a.b|/|c|,|d",
    );
    check(
        "user:pw@host.example:99/ a:b@c.de/x,y ftp://x.io:123456 x_y.z-z.com/a,b -x.com/a,b",
        "user:pw@host.example:99/|a:b@c.de/x,y|ftp://x.io:123456|x_y.z-z.com/a,b|-x.com|/|a|,|b",
    );
    let (longest, longer) = ("a".repeat(64), "a".repeat(65));
    check(&format!("{longest}.com/a,b"), &format!("{longest}.com/a,b"));
    check(&format!("{longer}.com/a,b"), &format!("{longer}.com|/|a|,|b"));
}

#[test]
fn numeric_addresses_must_be_public() {
    check("1.2.3.4/a,b 223.255.255.254:80/a,b", "1.2.3.4/a,b|223.255.255.254:80/a,b");
    check("172.15.0.1/a,b 172.16.0.1/a,b", "172.15.0.1/a,b|172.16.0.1|/|a|,|b");
    check("10.0.0.1/a,b 192.168.1.1/a,b", "10.0.0.1|/|a|,|b|192.168.1.1|/|a|,|b");
    check("224.0.0.1/a,b 1.2.3.255/a,b", "224.0.0.1|/|a|,|b|1.2.3.255|/|a|,|b");
    // Digits of any script do.
    check("1٢.2.3.𝟒/a,b 1𝟎.𝟎.𝟎.1/a,b", "1٢.2.3.𝟒/a|,|b|1𝟎.𝟎.𝟎.1/a,b");
}

#[test]
fn icons_and_letters_of_other_scripts() {
    check(
        "中文,日本 中.文 日本。 été,été Ärger-Übel",
        "中文|,|日本|中|.|文|日本|。|été|,|été|Ärger|-|Übel",
    );
    check(
        "😀😀ok😀 a·b ©2020 __init__ #tag @name",
        "😀|😀|ok|😀|a·b|©|2020|_|_|init|_|_|#|tag|@name",
    );
}

#[test]
fn one_blank_belongs_to_the_token_before_it() {
    check("a  b\tc\n\nd ", "a| |b|\t|c|\n\n|d");
    let spaced: Vec<bool> = raw("a  b\tc\n\n d ").iter().map(|token| token.spaced).collect();
    assert_eq!(spaced, [true, false, false, false, false, false, true]);
    check(" \u{1c}a\u{3000}b\u{200b}c", " \u{1c}|a|\u{3000}|b\u{200b}c");
    check(" ", " ");
    check("", "");
}

#[test]
fn phrases_keep_the_blank_behind_them() {
    let spaced: Vec<bool> = raw("x-b. Ph.D. y").iter().map(|token| token.spaced).collect();
    assert_eq!(spaced, [false, false, true, true, false]);
}

#[test]
fn exceptions_give_norms() {
    let text = "She'll can't let’s x-Ind. \u{a0}it";
    let norms: Vec<_> = raw(text)
        .iter()
        .filter_map(|token| Some((&text[token.span.range()], token.norm?)))
        .collect();
    let expected = [
        ("She", "she"),
        ("'ll", "will"),
        ("ca", "can"),
        ("n't", "not"),
        ("’s", "us"),
        ("Ind.", "Indiana"),
        ("\u{a0}", "  "),
    ];
    assert_eq!(norms, expected);
}

#[test]
fn white_space_has_no_affixes() {
    let chars = tokenizer().rules.chars;
    let both = ('\0'..=char::MAX).find(|&c| {
        let classes = chars.of(c);
        classes & SPACE != 0 && classes & CUTTING != 0
    });
    assert_eq!(both, None);
}

#[test]
fn no_exception_whose_pieces_are_itself_has_a_norm() {
    let Tokenizer { rules, exceptions, .. } = tokenizer();
    let bare = Tokenizer { rules, exceptions: Default::default(), phrases: Default::default() };
    let mut tokens = Vec::new();
    for text in exceptions.texts().filter(|text| *text != "\u{a0}") {
        bare.tokenize(text, &mut tokens);
        let has_affix = bare.rules.prefix(text) + bare.rules.suffix(text) > 0;
        if tokens.len() == 1 && has_affix {
            assert!(exceptions.get(text).unwrap().iter().all(|part| part.norm.is_none()), "{text}");
        }
    }
}

/// The tokens of `text` and the blanks behind them are the text.
fn holds(text: &str) {
    let mut end = 0;
    for token in raw(text) {
        assert_eq!(token.span.start(), end, "a gap in {text:?}");
        assert!(!token.span.is_empty(), "an empty token in {text:?}");
        assert!(token.span.of(text).is_some(), "a character is cut in {text:?}");
        end = token.span.end() + usize::from(token.spaced);
        assert!(!token.spaced || text.as_bytes()[end - 1] == b' ', "no blank in {text:?}");
    }
    assert_eq!(end, text.len(), "the end of {text:?} is lost");
}

proptest! {
    #[test]
    fn tokens_and_blanks_are_the_text(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn tokens_and_blanks_are_the_text_of_signs(text in "[a-cA-C0-2 .,:;'\"()/@+–—-…€%\u{301}中😀-]{0,40}") {
        holds(&text);
    }
}

#[test]
fn long_texts_of_one_sign_are_cut() {
    for piece in ["'", "(", ".", "a.", "a@", "a-", ":)", "://", "1.", "\u{301}", "𝟎.", "°F."] {
        holds(&piece.repeat(100_000));
    }
}
