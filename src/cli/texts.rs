//! The texts of the command line: its French, and what is wrong with one.

use clap::error::{ContextKind, ErrorKind};

use crate::data::Lang;
use crate::text::clean;
use crate::words;

/// What is wrong with a command line, as a sentence in `lang`.
pub fn explain(error: &clap::Error, lang: Lang) -> String {
    if lang == Lang::En && error.kind() != ErrorKind::ValueValidation {
        return error.render().to_string().trim_end().to_owned();
    }
    let said = |kind| {
        error
            .get(kind)
            .map(|value| clean(&value.to_string()).into_owned())
            .unwrap_or_default()
    };
    let (argument, value) = (
        said(ContextKind::InvalidArg),
        said(ContextKind::InvalidValue),
    );
    if error.kind() == ErrorKind::ValueValidation {
        let fit = std::error::Error::source(error).map(ToString::to_string);
        return unfit(&argument, &value, &fit.unwrap_or_default(), lang);
    }
    let wrong = match error.kind() {
        ErrorKind::UnknownArgument => {
            format!("«\u{a0}{argument}\u{a0}» n'est pas une option de luopan.")
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            format!("Il manque une valeur à {argument}.")
        }
        ErrorKind::InvalidValue => {
            format!("«\u{a0}{value}\u{a0}» ne convient pas à {argument}.")
        }
        ErrorKind::MissingRequiredArgument => format!("Il manque {argument}."),
        ErrorKind::ArgumentConflict => {
            format!("{argument} est donné deux fois, ou ne va pas avec le reste.")
        }
        _ => "Cette ligne de commande ne se lit pas.".to_owned(),
    };
    let allowed = said(ContextKind::ValidValue);
    let allowed = if allowed.is_empty() {
        allowed
    } else {
        format!("\nValeurs admises\u{a0}: {allowed}")
    };
    format!("{wrong}{allowed}\nVoir luopan --help")
}

/// Says that `value` does not do, and which values do: all, or of a day, a number or a name one that does.
fn unfit(argument: &str, value: &str, fit: &str, lang: Lang) -> String {
    let open = ["--today", "--months", "--agency"];
    let is_open = open.iter().any(|name| argument.starts_with(name));
    let value = words::echoed(value, lang);
    match (lang, is_open) {
        (Lang::Fr, true) => format!(
            "{value} ne convient pas à {argument}.\nPar exemple\u{a0}: {fit}\nVoir luopan --help"
        ),
        (Lang::Fr, false) => format!(
            "{value} ne convient pas à {argument}.\nValeurs admises\u{a0}: {fit}\nVoir luopan --help"
        ),
        (Lang::En, true) => {
            format!("{value} does not do as {argument}.\nFor example: {fit}\nSee luopan --help")
        }
        (Lang::En, false) => {
            format!("{value} does not do as {argument}.\nIt takes one of: {fit}\nSee luopan --help")
        }
    }
}

/// The French of a command or an argument, by its id.
#[expect(clippy::too_many_lines, reason = "a flat table")]
pub(super) fn french(id: &str) -> Option<&'static str> {
    Some(match id {
        "luopan" => "L'atlas des plateformes sociales d'Asie, au terminal",
        "query" => "Ce qu'on cherche : un nom, une fonction, un équivalent",
        "data" => "Atlas à montrer au lieu de celui du programme : un fichier ou un dossier",
        "overlay" => "Ce qu'on pose par-dessus l'atlas : un fichier ou un dossier",
        "lang" => "Langue; sans elle les réglages, LC_ALL, LC_MESSAGES, LANG, sinon le français",
        "json" => "Écrit du JSON",
        "color" => "Quand colorer",
        "present" => "Présenter : ce qui est privé est caché partout",
        "theme" => "Couleurs : celles du terminal, aucune, ou pour fond sombre ou clair",
        "config" => "Les réglages en vigueur, en fichier de réglages commenté",
        "only_path" => "Dit seulement où le fichier de réglages est cherché",
        "ascii" => "Seulement des signes ASCII dans l'interface",
        "today" => "Jour d'où l'âge est compté, au lieu d'aujourd'hui",
        "list" => "Une ligne par plateforme",
        "show" => "Une plateforme, entière ou par section",
        "search" => "Les plateformes trouvées, la meilleure en tête, et pourquoi",
        "compare" => "De deux à quatre plateformes côte à côte, les différences marquées",
        "ids" => "Leurs identifiants, ceux que « list » écrit",
        "diff" => "Seulement ce qui diffère",
        "matrix" => "Ce que chaque plateforme a : les plateformes par fonctions",
        "all" => "Toutes les fonctions, non seulement celles à regarder d'abord",
        "by_count" => {
            "Selon combien de plateformes l'ont, la plus répandue en tête, et non par groupe"
        }
        "opportunities" => "Ce qu'une marque pourrait faire, sur toutes les plateformes",
        "reach" => "Les plateformes rangées selon une mesure",
        "metric" => "Son nom; sans lui toutes les mesures",
        "term" => "Ce qu'un mot veut dire, et où on le rencontre",
        "word" => "Le mot; sans lui tout le lexique",
        "sources" => "D'où vient tout cela",
        "changes" => "Ce que disait l'article de 2016, et ce qu'il en reste",
        "rules" => "Le droit par pays, et ce qu'il faut en dire en réunion",
        "country" => "Son code ou son nom; sans lui les lignes à dire et les pays",
        "check" => "Toutes les fautes d'un atlas ou d'un calque à la fois",
        "stale" => "Ce qu'il faut rafraîchir, le plus ancien en tête, et la source à revoir",
        "months" => "À partir de combien de mois un énoncé est ancien (24 sinon)",
        "new" => "Le squelette d'une plateforme, à remplir : luopan new ID > ID.ron",
        "slug" => "L'identifiant de la plateforme : a-z, 0-9 et traits d'union",
        "export" => "Ce qu'on envoie : un résumé, un tableau ou les données mêmes",
        "chosen" => "Identifiants des plateformes; wechat/IDENTIFIANT pour une seule occasion",
        "format" => "Format; sans lui celui de l'extension du fichier, sinon Markdown",
        "what" => "Ce qu'il faut écrire; sans cela la plateforme, ou ses chiffres en CSV",
        "output" => "Fichier à écrire; sans lui la sortie standard",
        "force" => "Remplace le fichier s'il existe",
        "completions" => {
            "Ce qui complète les commandes de luopan dans un interpréteur, à déposer où celui-ci le cherche"
        }
        "shell" => "L'interpréteur",
        "tour" => "L'explorateur, avec les cinq choses à savoir, une à une",
        "man" => "La page de manuel : luopan man > luopan.1",
        "private" => "Avec ce qui est privé dans vos fichiers",
        "agency" => "Nom de l'agence qui signe le document",
        "note" => {
            "Ajoute à votre note sur une plateforme; sans TEXT, l'ouvre dans $VISUAL ou $EDITOR"
        }
        "note_id" => {
            "L'identifiant de la plateforme, wechat/NOM pour une de ses occasions ou fonctions; rules-cn pour les règles d'un pays, rules-cn/NOM pour l'une d'elles"
        }
        "text" => "Ce qu'il faut noter; - le lit de l'entrée standard",
        "notes" => "Vos notes",
        "words" => "Seulement celles qui ont ces mots",
        "id" => "Son identifiant, celui que « list » écrit",
        "section" => "Une seule section",
        "advice" => {
            "Dit aussi ce que de meilleures sources corrigeraient : chiffres anciens, exemples absents"
        }
        "watch" => "Vérifie de nouveau dès qu'un fichier change, jusqu'à Ctrl-C",
        "path" => "Fichier ou dossier; sans lui l'atlas du programme",
        "help" => "Montre cette aide",
        "version" => "Montre la version",
        _ => return None,
    })
}
