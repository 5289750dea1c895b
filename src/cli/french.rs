//! The command line in French: clap knows English only.

use clap::{Arg, ArgAction, Command};

/// Replaces every English text of the command line; a test sees to it that none is left.
pub(super) fn in_french(command: Command) -> Command {
    let form = template(&command);
    let mut command = command.help_template(form).disable_help_flag(true).arg(
        Arg::new("help")
            .short('h')
            .long("help")
            .action(ArgAction::Help)
            .help(french("help")),
    );
    if command.get_version().is_some() {
        command = command.disable_version_flag(true).arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(french("version")),
        );
    }
    if let Some(about) = french(command.get_name()) {
        command = command.about(about);
    }
    let ids: Vec<String> = command
        .get_arguments()
        .map(|arg| arg.get_id().to_string())
        .collect();
    for id in ids {
        command = command.mut_arg(id.clone(), |arg| match french(&id) {
            Some(help) => arg.help(help),
            None => arg,
        });
    }
    let verbs: Vec<String> = command
        .get_subcommands()
        .map(|verb| verb.get_name().to_owned())
        .collect();
    for verb in verbs {
        command = command.mut_subcommand(verb, in_french);
    }
    command
}

/// The form of a help page, with the headings in French.
fn template(command: &Command) -> String {
    let mut form = "{about}\n\nUsage\u{a0}: {usage}\n".to_owned();
    let headings = [
        ("Commandes", "{subcommands}", command.has_subcommands()),
        (
            "Arguments",
            "{positionals}",
            command.get_positionals().next().is_some(),
        ),
        ("Options", "{options}", true),
    ];
    for (heading, part, _) in headings.into_iter().filter(|(_, _, shown)| *shown) {
        form.push_str(&format!("\n{heading}\u{a0}:\n{part}\n"));
    }
    format!("{}{{after-help}}", form.trim_end())
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
