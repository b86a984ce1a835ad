//! The classes of stance, and what the ontology file says of each.

use anyhow::Context;
use serde::{Deserialize, Serialize};

/// What kind of stance it is; its PLOVER root, polarity, intensity and definition stand in `data/ontology.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Class {
    /// Says that the target did wrong.
    Accuse,
    /// Judges a deed as wrong.
    Condemn,
    /// Says that a claim is untrue.
    Deny,
    /// Refuses.
    Reject,
    /// Asks with force.
    Demand,
    /// Asks.
    Urge,
    /// Asks for help.
    AskHelp,
    /// Announces harm.
    Threaten,
    /// Points to bad consequences.
    Warn,
    /// Backs.
    Support,
    /// Judges as good.
    Praise,
    /// Accepts or commits itself.
    Agree,
    /// Is ready to help.
    Offer,
    /// Brings others together.
    Mediate,
    /// Meets and talks.
    Consult,
    /// Is worried or sorry.
    Concern,
    /// Gives help.
    Aid,
    /// Gives way.
    Yield,
    /// Acts together.
    Cooperate,
    /// Demonstrates or strikes.
    Protest,
    /// Readies forces.
    Mobilize,
    /// Cuts relations.
    Sanction,
    /// Uses power without battle.
    Coerce,
    /// Uses armed force.
    Assault,
    /// Opens a case.
    Investigate,
}

impl Class {
    /// All classes, in order.
    pub const ALL: [Class; 25] = [
        Class::Accuse,
        Class::Condemn,
        Class::Deny,
        Class::Reject,
        Class::Demand,
        Class::Urge,
        Class::AskHelp,
        Class::Threaten,
        Class::Warn,
        Class::Support,
        Class::Praise,
        Class::Agree,
        Class::Offer,
        Class::Mediate,
        Class::Consult,
        Class::Concern,
        Class::Aid,
        Class::Yield,
        Class::Cooperate,
        Class::Protest,
        Class::Mobilize,
        Class::Sanction,
        Class::Coerce,
        Class::Assault,
        Class::Investigate,
    ];

    /// Whether it is a hostile deed rather than words: said of another in reported speech, it is an accusation.
    #[must_use]
    pub fn is_hostile_deed(self) -> bool {
        matches!(self, Class::Assault | Class::Coerce | Class::Mobilize)
    }

    /// Whether it is a friendly deed or word that can be promised or refused.
    #[must_use]
    pub fn is_friendly(self) -> bool {
        use Class::{Agree, Aid, Consult, Cooperate, Mediate, Offer, Praise, Support, Yield};
        matches!(
            self,
            Support | Praise | Agree | Offer | Mediate | Consult | Aid | Yield | Cooperate
        )
    }

    /// Whether only people and bodies of them take it, so that whatever noun stands as its subject means some.
    #[must_use]
    pub fn is_human(self) -> bool {
        use Class::{Accuse, AskHelp, Condemn, Demand, Deny, Offer, Praise, Urge};
        matches!(self, Accuse | AskHelp | Condemn | Demand | Deny | Offer | Praise | Urge)
    }

    /// Whether it is something said to somebody that can be denied or refused.
    #[must_use]
    pub fn is_said(self) -> bool {
        use Class::{Accuse, AskHelp, Condemn, Demand, Offer, Urge};
        matches!(self, Accuse | AskHelp | Condemn | Demand | Offer | Urge)
    }

    /// Whether it is a deed that narrators state of the past and speakers of others.
    #[must_use]
    pub fn is_deed(self) -> bool {
        use Class::{
            Aid, Assault, Coerce, Cooperate, Investigate, Mobilize, Protest, Sanction, Yield,
        };
        matches!(
            self,
            Investigate
                | Aid
                | Yield
                | Cooperate
                | Protest
                | Mobilize
                | Sanction
                | Coerce
                | Assault
        )
    }
}

/// What the ontology says of one class.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// The PLOVER category that it belongs to.
    pub root: String,
    /// The polarity of a trigger that sets none: thousandths, -1000 to 1000.
    pub polarity: i16,
    /// Tenths on the Goldstein-like scale of PLOVER, -100 to 100.
    pub intensity: i16,
    /// When it applies.
    pub definition: String,
    /// A sentence that holds it.
    pub example: String,
}

/// What the ontology file says, by class.
#[derive(Debug)]
pub struct Ontology {
    definitions: Vec<Definition>,
}

impl Ontology {
    /// The built-in ontology.
    ///
    /// # Errors
    /// If the file lacks a class or holds a value out of range; a test shows that it does not.
    pub fn builtin() -> anyhow::Result<Ontology> {
        Ontology::parse(include_str!("../data/ontology.toml"))
            .context("can't use data/ontology.toml")
    }

    fn parse(text: &str) -> anyhow::Result<Ontology> {
        let mut table: std::collections::BTreeMap<Class, Definition> = toml::from_str(text)?;
        let mut definitions = Vec::with_capacity(Class::ALL.len());
        for class in Class::ALL {
            let definition =
                table.remove(&class).with_context(|| format!("the class {class:?} is missing"))?;
            anyhow::ensure!(
                definition.polarity.abs() <= 1000,
                "the polarity of {class:?} is out of range"
            );
            anyhow::ensure!(
                definition.intensity.abs() <= 100,
                "the intensity of {class:?} is out of range"
            );
            definitions.push(definition);
        }
        Ok(Ontology { definitions })
    }

    /// What it says of `class`.
    #[must_use]
    pub fn of(&self, class: Class) -> &Definition {
        // `parse` has put one definition for each class, in order.
        &self.definitions[class as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_ontology_holds_every_class_in_order() -> anyhow::Result<()> {
        let ontology = Ontology::builtin()?;
        for (i, class) in Class::ALL.into_iter().enumerate() {
            assert_eq!(class as usize, i);
            let definition = ontology.of(class);
            assert!(!definition.definition.is_empty() && !definition.example.is_empty());
        }
        assert_eq!(ontology.of(Class::Condemn).root, "ACCUSE");
        assert_eq!(ontology.of(Class::Threaten).polarity, -800);
        Ok(())
    }

    #[test]
    fn a_missing_class_is_named() {
        let error = Ontology::parse("").err().map(|error| error.to_string());
        assert_eq!(error.as_deref(), Some("the class Accuse is missing"));
    }
}
