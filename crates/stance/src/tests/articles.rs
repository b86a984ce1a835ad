//! Small invented articles with their stances under the words that show them.

use super::marked;

#[test]
fn a_border_incident() {
    insta::assert_snapshot!(marked(
        "OSLO – Norway on Monday accused Sweden of firing at its positions on the border. \
The Swedish Defense Ministry denied the accusations and said Norwegian forces opened fire first. \
“The provocations of Norway are unacceptable and Norway must withdraw its troops,” the ministry said.\n\n\
Finland voiced concern over the clashes, urging the two neighbors to exercise restraint. \
“We are ready to help both sides,” Finnish President Sauli Niinisto said."
    ));
}

#[test]
fn a_peace_process() {
    insta::assert_snapshot!(marked(
        "Norway and Sweden held talks in Helsinki on Tuesday. \
Finland, which hosted the meeting, praised both sides.\n\n\
Sweden rejected a Norwegian proposal to share the lake but agreed to release two Norwegian soldiers. \
The war, which Norway and Sweden fought last year, ended with a Finnish-brokered truce."
    ));
}

#[test]
fn a_quarrel_over_trade() {
    insta::assert_snapshot!(marked(
        "Denmark imposed sanctions on Iceland, and Iceland recalled its ambassador from Denmark. \
Danish police arrested two Icelandic fishermen. \
Iceland’s Foreign Ministry vowed to respond and called for sanctions against Denmark. \
Norway sent aid to Iceland. Workers in Denmark went on strike against the government."
    ));
}
