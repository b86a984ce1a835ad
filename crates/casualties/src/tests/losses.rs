//! Losses and asides: whose people a number counts where the verb's subject suffers, and which number a clause is told of.

use super::{marked, short};

fn sides(text: &str) -> String {
    marked(text, |claim| {
        let side = claim.victims.side.as_deref().unwrap_or("-");
        format!(" {side} {:?} by {}", claim.victims.group, short(claim.perpetrator.as_ref()))
    })
}

fn bound(text: &str) -> String {
    marked(text, |claim| if claim.part { " part".into() } else { String::new() })
}

#[test]
fn takes_the_side_of_who_suffers() {
    insta::assert_snapshot!(sides("Armenia suffered 12 casualties. The Armenian army sustained five dead and ten wounded. Syrian troops lost two men but killed 20 militants."), @"
    Armenia suffered 12 casualties. The Armenian army sustained five dead and ten wounded. Syrian 
                     ^^ unspecified 12..12 exact ARM Unknown by -
                                                                ^^^^ killed 5..5 exact ARM Military by -
                                                                              ^^^ wounded 10..10 exact ARM Military by -
    troops lost two men but killed 20 militants.
                ^^^ killed 2..2 exact SYR Military by -
                                   ^^ killed 20..20 exact - Military by SYR
    ");
}

#[test]
fn counts_fighters_who_are_lost_and_no_others() {
    insta::assert_snapshot!(sides("The Armenian army lost 12 soldiers in the attack. The rebels lost 15 of their fighters. The club lost three players. Armenia admitted the loss of two soldiers."), @"
    The Armenian army lost 12 soldiers in the attack. The rebels lost 15 of their fighters. The club 
                           ^^ killed 12..12 exact ARM Military by -
                                                                      ^^ killed 15..15 exact rebels Military by -
    lost three players. Armenia admitted the loss of two soldiers.
                                                     ^^^ killed 2..2 exact - Military by -
    ");
}

#[test]
fn leaves_a_verb_beside_the_losses_its_own_victims() {
    insta::assert_snapshot!(sides("The Armenian army suffered losses and killed 12 rebels. Three villagers sustained injuries."), @"
    The Armenian army suffered losses and killed 12 rebels. Three villagers sustained injuries.
                                                 ^^ killed 12..12 exact - Military by ARM
                                                            ^^^^^ wounded 3..3 exact - Civilian by -
    ");
}

#[test]
fn counts_all_of_whom_a_clause_is_told() {
    insta::assert_snapshot!(bound("According to one of the two women who were hurt, the bomb lay there. Two of the five men killed were brothers. One of the three soldiers who was killed was a sergeant."), @"
    According to one of the two women who were hurt, the bomb lay there. Two of the five men killed 
                 ^^^ x part
                            ^^^ wounded 2..2 exact
                                                                         ^^^ x part
                                                                                    ^^^^ killed 5..5 exact
    were brothers. One of the three soldiers who was killed was a sergeant.
                   ^^^ killed part 1..1 exact part
    ");
}

#[test]
fn reaches_over_asides() {
    insta::assert_snapshot!(bound("Six teachers (five Norlanders and one Sudlander) and two women were killed. They buried six teachers, five of them Norlanders, who were killed on Thursday. It spoke of the killing of six teachers, five of whom were Norlanders, and two women."), @"
    Six teachers (five Norlanders and one Sudlander) and two women were killed. They buried six 
    ^^^ killed 6..6 exact
                  ^^^^ killed part 5..5 exact part
                                      ^^^ killed part 1..1 exact part
                                                         ^^^ killed 2..2 exact
                                                                                            ^^^ killed 6..6 exact
    teachers, five of them Norlanders, who were killed on Thursday. It spoke of the killing of six 
              ^^^^ killed part 5..5 exact part
                                                                                               ^^^ killed 6..6 exact
    teachers, five of whom were Norlanders, and two women.
              ^^^^ killed part 5..5 exact part
                                                ^^^ killed 2..2 exact
    ");
}

#[test]
fn counts_whom_killers_killed() {
    insta::assert_snapshot!(bound("The killers of the six teachers are at large. He is among the murderers of 12 people. Two killers were caught."), @"
    The killers of the six teachers are at large. He is among the murderers of 12 people. Two killers 
                       ^^^ killed 6..6 exact
                                                                               ^^ killed 12..12 exact
    ");
}

#[test]
fn counts_nobody_where_not_a_single_one_is() {
    insta::assert_snapshot!(bound("Not a single person was killed. Not one soldier was wounded. Not one but two soldiers were wounded."), @"
    Not a single person was killed. Not one soldier was wounded. Not one but two soldiers were wounded.
    ^^^^^^^^^^^^ killed 0..0 none
                                    ^^^^^^^ wounded 0..0 none
                                                                     ^^^ x replaced
                                                                             ^^^ wounded 2..2 exact
    ");
}

#[test]
fn neutralizes_people_alone() {
    insta::assert_snapshot!(bound("Those four movements were neutralized. The army neutralized four militants."), @"
    Those four movements were neutralized. The army neutralized four militants.
          ^^^^ x thing
                                                                ^^^^ killed 4..4 exact
    ");
}
