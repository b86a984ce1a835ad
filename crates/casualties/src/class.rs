//! Classes of words as bits, so that a token is looked up once: those of `data/closed.toml` and `data/measures.toml`, by
//! their keys.

macro_rules! classes {
    ($($name:ident $bit:literal $key:literal)*) => {
        $(pub(crate) const $name: u64 = 1 << $bit;)*
        /// The keys of the tables `closed` and `measures`, and their bits.
        pub(crate) const KEYS: &[(&str, u64)] = &[$(($key, $name)),*];
    };
}
classes! {
    ADVERB 0 "adverb"
    BE 1 "be"
    COMPLEMENTIZER 2 "complementizer"
    CONJUNCTION 3 "conjunction"
    DETERMINER 4 "determiner"
    GROUP 5 "group"
    HAVE 6 "have"
    MODAL 7 "modal"
    NEGATIVE 8 "negative"
    PREPOSITION 9 "preposition"
    PRONOUN 10 "pronoun"
    POSSESSIVE 11 "possessive"
    RELATIVE 12 "relative"
    TOLL 13 "toll"
    SAY 14 "say"
    WEEKDAY 15 "weekday"
    HYPOTHETICAL 16 "hypothetical"
    DENIAL 17 "denial"
    DISTANCE 18 "distance"
    DURATION 19 "duration"
    MONEY 20 "money"
    MONTH 21 "month"
    PERCENTAGE 22 "percentage"
    TIME 23 "time"
    NAME_BEFORE 24 "name-before"
    NAME_AFTER 25 "name-after"
    ONE_NOT 26 "one-not"
    ORDINAL 27 "ordinal"
    FRACTION 28 "fraction"
    AGE_AFTER 29 "age-after"
    CLASH 30 "clash"
    DISPUTED 31 "disputed"
    EMOTION 32 "emotion"
    OFFICIAL 33 "official"
    FOUND 34 "found"
    FATAL 35 "fatal"
    STREET 36 "street"
    GROUP_NOUN 37 "group-noun"
    RECALL 38 "recall"
    IMPLICATIVE 39 "implicative"
    WAR 42 "war"
    DEADLY 43 "deadly"
    ASSAULT 44 "assault"
    PEOPLE_ONLY 45 "people-only"
    EARLIER 46 "earlier"
    WEAPON 47 "weapon"
    FORCE 48 "force"
    BAND 49 "band"
    STRIKES 50 "strikes"
    IRREGULAR 51 "irregular"
    SPEAKER 52 "speaker"
    ARMED 53 "armed"
    CARE 54 "care"
    SITE 55 "site"
    POSTED 56 "posted"
    WATCHER 57 "watcher"
    WATCHES 58 "watches"
    SUFFERS 59 "suffers"
}
/// A noun of a thing.
pub(crate) const THING: u64 = 1 << 40;
/// A noun that a light verb makes count people: `lives`.
pub(crate) const LIGHT_NOUN: u64 = 1 << 41;
/// Words that no noun phrase holds inside.
pub(crate) const FUNCTION: u64 = ADVERB
    | BE
    | COMPLEMENTIZER
    | CONJUNCTION
    | DETERMINER
    | HAVE
    | MODAL
    | NEGATIVE
    | PREPOSITION
    | PRONOUN
    | POSSESSIVE
    | RELATIVE
    | SAY
    | WEEKDAY
    | HYPOTHETICAL
    | DENIAL;
