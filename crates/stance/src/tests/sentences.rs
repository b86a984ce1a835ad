//! One sentence each: what a rule finds, and the near-misses beside it.

use super::{check, lines, read_with, with_lexicon};
use dateline_core::Document;

#[test]
fn a_verb_takes_its_subject_and_its_object() {
    check("Norway accused Sweden of flying a drone over its waters.", &["NOR ACCUSE SWE"]);
    check("On Friday, the Norwegian Defense Ministry condemned Sweden.", &["NOR CONDEMN SWE"]);
    check("Norway has strongly criticized Sweden.", &["NOR CONDEMN SWE"]);
}

#[test]
fn a_place_before_the_verb_is_no_subject() {
    check("In Finland, Norway accused Sweden of theft.", &["NOR ACCUSE SWE"]);
    check("After talks in Finland, Norway urged Sweden to show restraint.", &["NOR URGE SWE"]);
}

#[test]
fn a_parenthesis_is_passed_over() {
    check("Norway, which borders Finland, accused Sweden of theft.", &["NOR ACCUSE SWE"]);
}

#[test]
fn a_negated_trigger_shows_nothing_and_a_refusal_rejects() {
    check("Norway did not accuse Sweden.", &[]);
    check("Norway will not lift the ban on Sweden.", &["NOR REJECT SWE (negated)"]);
    check("Norway refused to meet Sweden.", &["NOR REJECT SWE"]);
    check(
        "Norway said it “cannot in any way tolerate” the behavior of Sweden.",
        &["NOR REJECT SWE (in-quote negated)"],
    );
}

#[test]
fn support_that_is_withheld_is_a_rejection() {
    check("Norway does not recognise Sweden.", &["NOR REJECT SWE (negated)"]);
    check("Norway would not let Finland help Sweden.", &[]);
    check("Norway has yet to blame Sweden.", &[]);
}

#[test]
fn each_and_the_other_do_it_to_each_other() {
    check(
        "Norway and Sweden each held the other responsible.",
        &["NOR ACCUSE SWE (reciprocal)", "SWE ACCUSE NOR (reciprocal)"],
    );
}

#[test]
fn the_future_of_a_friendly_deed_is_a_promise_and_of_a_hostile_one_a_threat() {
    check("Norway will send aid to Sweden.", &["NOR AGREE SWE (future)"]);
    check("Norway will expel diplomats from Sweden.", &["NOR THREATEN SWE (future)"]);
}

#[test]
fn what_is_only_threatened_offered_or_asked_is_no_deed() {
    check("Norway threatened to attack Sweden.", &["NOR THREATEN SWE"]);
    check("Norway agreed to lift sanctions against Sweden.", &["NOR AGREE SWE"]);
    check("Norway accused Sweden of attacking Finland.", &["NOR ACCUSE SWE"]);
}

#[test]
fn a_passive_swaps_the_parties() {
    check("Sweden was condemned by Norway.", &["NOR CONDEMN SWE (passive)"]);
    check("Sanctions were imposed on Sweden by Norway.", &["NOR SANCTION SWE (passive)"]);
    check("Sweden was condemned.", &[]);
}

#[test]
fn a_subject_is_carried_over_and_and_participles() {
    check(
        "Norway condemned Sweden and urged Finland to help.",
        &["NOR CONDEMN SWE", "NOR URGE FIN"],
    );
    check(
        "Norway voiced concern over the border clashes, urging Sweden and Finland to exercise restraint.",
        &["NOR CONCERN #border clashes", "NOR URGE SWE", "NOR URGE FIN"],
    );
    check(
        "All sides should respect the border, Norway said, and called on Sweden to withdraw.",
        &["NOR URGE all-sides", "NOR URGE SWE"],
    );
}

#[test]
fn each_other_gives_both_directions() {
    check(
        "Norway and Sweden accused each other of opening fire.",
        &["NOR ACCUSE SWE (reciprocal)", "SWE ACCUSE NOR (reciprocal)"],
    );
    check(
        "The talks failed, with Norway and Sweden blaming each other.",
        &["NOR ACCUSE SWE (reciprocal)", "SWE ACCUSE NOR (reciprocal)"],
    );
}

#[test]
fn what_is_mutual_goes_both_ways_without_an_object() {
    check(
        "Norway and Sweden clashed on Monday.",
        &["NOR ASSAULT SWE (reciprocal)", "SWE ASSAULT NOR (reciprocal)"],
    );
    check(
        "Norway and Sweden held talks.",
        &["NOR CONSULT SWE (reciprocal)", "SWE CONSULT NOR (reciprocal)"],
    );
    check("Norway held talks with Sweden.", &["NOR CONSULT SWE"]);
}

#[test]
fn a_deed_that_another_tells_of_is_an_accusation() {
    check(
        "Norway said Swedish forces opened fire at its positions.",
        &["NOR ACCUSE SWE (allegation)"],
    );
    check(
        "Norway said its troops were attacked by the Swedish forces.",
        &["NOR ACCUSE SWE (allegation passive)"],
    );
    check("Swedish forces shelled Norway.", &["SWE ASSAULT NOR"]);
    check("Norway said it shelled Sweden.", &["NOR ASSAULT SWE"]);
}

#[test]
fn a_speaker_judges_and_demands() {
    check(
        "“The Swedish attempts to move the border are unacceptable,” Norway said.",
        &["NOR CONDEMN SWE (in-quote)"],
    );
    check("“Sweden must withdraw its troops,” Norway said.", &["NOR DEMAND SWE (in-quote)"]);
    check("Norway said that Sweden should respect the border.", &["NOR URGE SWE"]);
    check("The attempts are unacceptable.", &[]);
    check("Sweden must withdraw its troops.", &[]);
}

#[test]
fn responsibility_lies_with_somebody() {
    check(
        "“The responsibility for the clash lies entirely with the leadership of Sweden,” Norway said.",
        &["NOR ACCUSE SWE (in-quote)"],
    );
    check("“Sweden is responsible for the clash,” Norway said.", &["NOR ACCUSE SWE (in-quote)"]);
}

#[test]
fn a_speaker_wishes_for_a_thing() {
    check(
        "“The dispute can and should be resolved by talks,” Norway said.",
        &["NOR SUPPORT #dispute (in-quote)"],
    );
}

#[test]
fn listed_requests_are_governed_by_their_verb() {
    check(
        "“We recommend that Sweden stay calm, accept the border and not aggravate the situation,” Norway said.",
        &["NOR URGE SWE (in-quote)"],
    );
}

#[test]
fn a_verb_carried_over_and_skips_a_duty() {
    check(
        "Norway added that all countries should respect internationally recognized borders and called on Sweden to withdraw.",
        &["NOR URGE all-countries", "NOR URGE SWE"],
    );
}

#[test]
fn officials_and_outlets_that_carry_a_deed_do_not_accuse() {
    check("Swedish forces shelled Finland, Reuters reported.", &["SWE ASSAULT FIN (allegation)"]);
    check("Swedish forces shelled Finland, witnesses said.", &["SWE ASSAULT FIN (allegation)"]);
}

#[test]
fn datelines_are_no_subjects() {
    check("OSLO -- Swedish forces shelled Finland.", &["SWE ASSAULT FIN"]);
    check("HELSINKI - The European Union praised Norway.", &["eu PRAISE NOR"]);
}

#[test]
fn people_without_a_mention_are_found_by_their_noun() {
    check("Norway opened an investigation into hundreds of banks.", &["NOR INVESTIGATE banks"]);
    check("Norway fought an epidemic.", &[]);
}

#[test]
fn counterparts_stand_for_their_states() {
    check(
        "The Norwegian foreign minister spoke over the phone with his counterparts in Sweden and Finland.",
        &["NOR CONSULT SWE", "NOR CONSULT FIN"],
    );
}

#[test]
fn a_mediators_visits_are_its_mediation() {
    check(
        "Sweden and Finland are at war. Norway undertook shuttle diplomacy and visited Sweden, Finland and Denmark.",
        &[
            "NOR MEDIATE FIN (implied-target)",
            "NOR MEDIATE SWE (implied-target)",
            "NOR CONSULT DNK",
        ],
    );
}

#[test]
fn capitals_tell_no_names_in_headlines() {
    check("SCORES INJURED IN ROCKET ATTACKS ON TWO TOWNS", &[]);
    check("Scores Injured In Rocket Attacks", &[]);
    check("Dozens of people were killed in attacks near Two Rivers.", &[]);
}

#[test]
fn due_to_starts_no_infinitive() {
    check("Norway told Sweden little due to security concerns.", &[]);
    check("Norway told Sweden to withdraw.", &["NOR DEMAND SWE"]);
}

#[test]
fn loaded_words_accuse_only_in_somebodys_mouth() {
    check(
        "Norway said another Swedish provocation caused the shooting.",
        &["NOR ACCUSE SWE (allegation nominal)"],
    );
    check("Another Swedish provocation caused the shooting.", &[]);
    check("Norway accused Sweden of provocations.", &["NOR ACCUSE SWE"]);
}

#[test]
fn a_thing_can_be_the_target() {
    check(
        "Norway expressed concern over the latest border clashes between Sweden and Finland.",
        &["NOR CONCERN #border clashes"],
    );
    check(
        "Norway highlighted the need for a peaceful settlement.",
        &["NOR SUPPORT #peaceful settlement"],
    );
    check("Norway condemned the bombing in Finland.", &["NOR CONDEMN #bombing"]);
}

#[test]
fn a_hyphened_mediator_acts_for_the_parties() {
    check(
        "Sweden and Finland stopped the war after a Norwegian-brokered deal.",
        &["NOR MEDIATE FIN (implied-target)", "NOR MEDIATE SWE (implied-target)"],
    );
}

#[test]
fn nouns_take_their_agents_and_their_carriers() {
    check("Norway’s condemnation of Sweden was expected.", &["NOR CONDEMN SWE (nominal)"]);
    check("Accusations by Norway against Sweden were repeated.", &["NOR ACCUSE SWE (passive)"]);
    check("Norway launched a series of attacks on Sweden.", &["NOR ASSAULT SWE"]);
}

#[test]
fn a_state_takes_no_stance_towards_itself() {
    check("Norway condemned the Norwegian parliament.", &[]);
}

#[test]
fn captions_say_nothing() {
    check("Norway talks with Sweden in Oslo. (AFP photo)", &[]);
}

#[test]
fn past_episodes_are_marked() {
    check("Norway attacked Sweden last year.", &["NOR ASSAULT SWE (historical)"]);
    check("Norway attacked Sweden on Monday.", &["NOR ASSAULT SWE"]);
}

#[test]
fn past_of_a_clause_beside_is_not_that_of_the_deed() {
    check(
        "Norway attacked Sweden, which fought Finland last year.",
        &["NOR ASSAULT SWE", "SWE ASSAULT FIN (historical)"],
    );
    check("Norway freed a Swedish pilot jailed last year.", &["NOR YIELD SWE"]);
}

#[test]
fn what_a_statement_says_is_its_issuers() {
    check("Norway released a statement criticising Sweden.", &["NOR CONDEMN SWE"]);
    check("Norway seized a boat carrying aid to Sweden.", &["NOR COERCE SWE"]);
}

#[test]
fn who_denies_a_charge_answers_whoever_made_it() {
    check(
        "Norway says Sweden attacked the rebels, a charge Sweden denies.",
        &["NOR ACCUSE SWE (allegation)", "SWE DENY NOR"],
    );
    check(
        "Norway accused Sweden of theft. Sweden rejected the accusation.",
        &["NOR ACCUSE SWE", "SWE DENY NOR"],
    );
    check("Norway said its boats were safe, which Sweden denies.", &["SWE DENY NOR"]);
    check("Sweden denied the charge.", &["SWE DENY #charge"]);
}

#[test]
fn who_tells_of_help_for_outlaws_accuses_the_helper() {
    check("Norway said Sweden is arming the rebels.", &["NOR ACCUSE SWE (allegation)"]);
    check("Norway said Sweden is arming Finland.", &["SWE AID FIN"]);
}

#[test]
fn an_appeal_for_what_is_needed_asks_for_help() {
    check("Norway appealed to Sweden for helicopters.", &["NOR ASK_HELP SWE"]);
    check("Norway appealed to Sweden for calm.", &["NOR URGE SWE"]);
}

#[test]
fn what_is_punished_or_demanded_is_not_told_as_done() {
    check("Norway jailed a Swedish pilot for attacking Finland.", &["NOR COERCE SWE"]);
    check(
        "Norway’s demand that Sweden withdraw its troops from Finland was ignored.",
        &["NOR DEMAND SWE (nominal)"],
    );
}

#[test]
fn limits_on_what_people_do_are_limits_on_the_people() {
    check("Norway eased restrictions on the movement of refugees.", &["NOR YIELD refugees"]);
    check("Norway lifted restrictions imposed on Sweden.", &["NOR YIELD SWE"]);
}

#[test]
fn a_town_on_anothers_ground_is_the_others() {
    check("Norway’s forces shelled the Swedish town of Malmö on Monday.", &["NOR ASSAULT SWE"]);
    check(
        "In a statement from Sweden, Norway said its rockets had hit Gothenburg.",
        &["NOR ASSAULT SWE"],
    );
    check("Norway agreed to build a port in Sweden.", &["NOR AGREE SWE"]);
}

#[test]
fn a_bare_noun_is_the_body_that_the_story_named() {
    check(
        "The Norwegian Coalition met. The coalition condemned Sweden.",
        &["norwegian-coalition CONDEMN SWE"],
    );
    check(
        "In Norway, the Norwegian government spoke. Finland shelled government districts.",
        &["FIN ASSAULT NOR"],
    );
    check(
        "The Norwegian Coalition met. The international coalition condemned Sweden.",
        &["coalition CONDEMN SWE"],
    );
}

#[test]
fn wars_and_rockets_do_nothing_themselves() {
    check("Norway’s war has killed thousands of Swedish pilots.", &[]);
    check("Rockets hit Norway.", &[]);
}

#[test]
fn whoever_fights_somebody_in_a_land_does_not_fight_the_land() {
    check("Norway is fighting the rebels in Finland.", &["NOR ASSAULT rebels"]);
}

#[test]
fn repeats_are_marked() {
    check(
        "Norway accused Sweden of theft. Norway accused Sweden of theft.",
        &["NOR ACCUSE SWE", "NOR ACCUSE SWE (repeated)"],
    );
}

#[test]
fn a_users_trigger_is_found() -> anyhow::Result<()> {
    let stance =
        with_lexicon("trigger = [ { id = \"zap\", verb = \"zap\", class = \"ASSAULT\" } ]")?;
    let found = read_with(&stance, &Document::bare("test", "Norway zapped Sweden."));
    assert_eq!(found.stances.iter().map(super::line).collect::<Vec<_>>(), ["NOR ASSAULT SWE"]);
    assert_eq!(found.stances[0].entry, "zap");
    assert!(lines("Norway zapped Sweden.").is_empty());
    Ok(())
}

#[test]
fn would_behind_a_verb_of_telling_is_the_future() {
    check("Norway said that it would send aid to Sweden.", &["NOR AGREE SWE (future)"]);
    check("Norway would send aid to Sweden.", &["NOR AID SWE (hypothetical)"]);
}
