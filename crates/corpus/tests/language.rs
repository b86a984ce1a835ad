//! Stories in other languages are passed over and told; English is read however short, loud or full of names.

mod support;

use dateline_corpus::Config;
use support::{folder, one_with, read, read_with};

const FOREIGN: [(&str, &str); 8] = [
    (
        "German",
        "Das Verteidigungsministerium teilte am Mittwoch mit, dass drei Soldaten bei Gefechten an der Grenze getötet und zwei weitere verletzt worden seien. Die Regierung rief beide Seiten zur Zurückhaltung auf.",
    ),
    (
        "French",
        "Le ministère de la Défense a annoncé mercredi que trois soldats avaient été tués et deux autres blessés lors d'affrontements à la frontière. Le gouvernement a appelé les deux parties à la retenue.",
    ),
    (
        "Dutch",
        "Het ministerie van Defensie maakte woensdag bekend dat drie soldaten zijn omgekomen en twee anderen gewond raakten bij gevechten aan de grens. De regering riep beide partijen op tot terughoudendheid.",
    ),
    (
        "Turkish",
        "Savunma Bakanlığı çarşamba günü yaptığı açıklamada, sınırdaki çatışmalarda üç askerin öldüğünü, iki askerin de yaralandığını bildirdi. Hükümet her iki tarafı itidale çağırdı.",
    ),
    ("Russian", "Министерство обороны сообщило в среду, что трое военнослужащих погибли."),
    (
        "Arabic",
        "أعلنت وزارة الدفاع يوم الأربعاء مقتل ثلاثة جنود وإصابة اثنين آخرين في اشتباكات على الحدود.",
    ),
    (
        "Armenian",
        "Պաշտպանության նախարարությունը չորեքշաբթի հայտնել է, որ երեք զինծառայող է զոհվել։",
    ),
    ("Mandarin", "国防部星期三宣布,三名士兵在边境冲突中丧生。"),
];

#[test]
fn other_languages_are_passed_over_with_their_name() {
    for (language, text) in FOREIGN {
        let folder = folder(&[("a.txt", text.as_bytes())]);
        let input = dateline_corpus::inputs(&[folder.path().into()], &Config::default());
        let told = input.unwrap().next().unwrap().unwrap().read().unwrap_err();
        assert_eq!(told.error, format!("is in {language} and not in English; passed over"));
        assert!(told.passed_over && told.name == "a.txt");
    }
}

#[test]
fn they_are_read_where_that_is_wanted() {
    let config = Config { skip_other_languages: false, ..Config::default() };
    assert_eq!(one_with(&[("a.txt", FOREIGN[0].1.as_bytes())], &config).text, FOREIGN[0].1);
}

#[test]
fn english_is_read_however_short_loud_or_full_of_names() {
    let names = "Kravonia: Petar Ivanović, Jovan Petrović, Marko Nikolić. Norland: Anna Lindqvist, Erik Sandström.";
    let german_in_english = format!(
        "The minister told “Der Spiegel” this on Monday, and a copy of the letter was found with it: “{}”",
        FOREIGN[0].1
    );
    for text in [
        "No.",
        "Clash at border",
        "TALVIN, 24 JUL (NORPRESS) -- [TEXT] TWO SOLDIERS DIED IN TALVIN. GENERAL MARTIN SALAZAR CONFIRMED IT. POLICE CAPTURED LUIS CASTRO, RUPERTO VIGIL, FERNANDO ROJAS.",
        names,
        &german_in_english,
    ] {
        assert_eq!(read(&[("a.txt", text.as_bytes())]), (vec!["a".into()], vec![]), "{text}");
    }
}

/// What is read of real stories: all are in English. Skipped, and said so, where they are not at hand.
#[test]
fn no_english_story_of_the_gold_corpora_is_passed_over() {
    let gold = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/gold");
    let files = ["corpora/fakes.docs.jsonl", "casualties/muc/docs.jsonl", "dedup/docs.jsonl"];
    for file in files.map(|file| std::path::Path::new(gold).join(file)) {
        if !file.is_file() {
            println!("skipped: {} is not at hand", file.display());
            continue;
        }
        let (docs, problems) = read_with(&[file], &Config::default());
        assert!(docs.len() >= 800);
        assert_eq!(problems, [""; 0]);
    }
}
