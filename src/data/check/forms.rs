//! The forms of short texts: ids, codes, addresses.

/// What is wrong with a text that should have a form, in French and English.
pub(in crate::data) type Fault = (&'static str, &'static str);

/// The most letters of a slug.
const SLUG: usize = 40;
/// Names that Windows keeps for devices: a file may not bear them.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

pub(in crate::data) fn slug(text: &str) -> Result<(), Fault> {
    let is_letter = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if !text.bytes().all(is_letter)
        || text.starts_with('-')
        || text.ends_with('-')
        || text.contains("--")
    {
        return Err((
            "un identifiant s'écrit en a-z et 0-9, avec des traits d'union simples : \"taobao-live\"",
            "an id is written in a-z and 0-9, with single hyphens: \"taobao-live\"",
        ));
    }
    if text.len() > SLUG {
        return Err((
            "un identifiant a au plus 40 lettres",
            "an id has at most 40 letters",
        ));
    }
    let stem = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = text.len().saturating_sub(stem.len());
    let takes_digit = matches!(stem, "com" | "lpt");
    if DEVICES.contains(&stem) && digits == usize::from(takes_digit) {
        return Err((
            "Windows réserve ce nom à un appareil : un fichier ne peut pas le porter",
            "Windows keeps this name for a device: a file cannot bear it",
        ));
    }
    Ok(())
}

/// Whether `text` can be an id: what is read from elsewhere than an atlas is held to the same rule.
pub(crate) fn is_slug(text: &str) -> bool {
    !text.is_empty() && slug(text).is_ok()
}

pub(super) fn source_code(text: &str) -> Result<(), Fault> {
    let rest = text.strip_prefix(|c: char| c.is_ascii_uppercase());
    let digits = rest.map(|r| {
        r.strip_suffix(|c: char| c.is_ascii_lowercase())
            .unwrap_or(r)
    });
    match digits {
        Some(d) if (1..=4).contains(&d.len()) && d.bytes().all(|b| b.is_ascii_digit()) => Ok(()),
        _ => Err((
            "une source se nomme par une majuscule et un numéro : \"S4\", \"S11b\"",
            "a source is named by a capital letter and a number: \"S4\", \"S11b\"",
        )),
    }
}

pub(super) fn country(text: &str) -> Result<(), Fault> {
    if text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase()) {
        return Ok(());
    }
    Err((
        "un pays s'écrit par son code de deux majuscules : \"CN\"",
        "a country is written as its code of two capital letters: \"CN\"",
    ))
}

pub(super) fn currency(text: &str) -> Result<(), Fault> {
    if text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase()) {
        return Ok(());
    }
    Err((
        "une monnaie s'écrit par son code de trois majuscules : \"CNY\"",
        "a currency is written as its code of three capital letters: \"CNY\"",
    ))
}

pub(super) fn tag(text: &str) -> Result<(), Fault> {
    let mut parts = text.split('-');
    let language = parts
        .next()
        .is_some_and(|p| matches!(p.len(), 2 | 3) && p.bytes().all(|b| b.is_ascii_lowercase()));
    let rest =
        parts.all(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()));
    if language && rest {
        return Ok(());
    }
    Err((
        "une langue s'écrit par son code : \"zh\", \"zh-Hans\", \"ja\"",
        "a language is written as its code: \"zh\", \"zh-Hans\", \"ja\"",
    ))
}

pub(super) fn host(text: &str) -> Result<(), Fault> {
    if !text.is_ascii() {
        return Err((
            "hors de l'ASCII une lettre peut en imiter une autre : donnez l'hôte en xn--…",
            "outside ASCII a letter may look like another: give the host as xn--…",
        ));
    }
    let label = |l: &str| {
        !l.is_empty()
            && l.len() <= 63
            && !l.starts_with('-')
            && !l.ends_with('-')
            && l.chars()
                .all(|c| c.is_ascii_digit() || c.is_ascii_lowercase() || c == '-')
    };
    if text.len() <= 253 && text.contains('.') && text.split('.').all(label) {
        return Ok(());
    }
    Err((
        "un site se donne par son seul nom d'hôte, en minuscules : \"douban.com\"",
        "a site is given as its host name alone, in lower case: \"douban.com\"",
    ))
}

pub(super) fn url(text: &str) -> Result<(), Fault> {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))
        .ok_or((
            "une adresse commence par https:// ou http://",
            "an address begins with https:// or http://",
        ))?;
    if text
        .chars()
        .any(|c| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\\' | '`'))
    {
        return Err((
            "une adresse ne tient ni espace, ni guillemet, ni chevron",
            "an address holds no space, quote or angle bracket",
        ));
    }
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (name, port) = authority.rsplit_once(':').unwrap_or((authority, "0"));
    if !name.is_ascii() {
        return host(name);
    }
    if port.parse::<u16>().is_err() || host(&name.to_ascii_lowercase()).is_err() {
        return Err((
            "l'adresse n'a pas de nom d'hôte valable après //",
            "the address has no valid host name after //",
        ));
    }
    if text.len() > 2_000 {
        return Err(("cette adresse est trop longue", "this address is too long"));
    }
    Ok(())
}

/// Whether every letter is a Latin one, so that no romanization is needed.
pub(super) fn is_latin(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).all(|c| {
        matches!(c, '\0'..='\u{2FF}' | '\u{1D00}'..='\u{1DBF}' | '\u{1E00}'..='\u{1EFF}'
            | '\u{2C60}'..='\u{2C7F}' | '\u{A720}'..='\u{A7FF}' | '\u{FF21}'..='\u{FF5A}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    type Case = (
        fn(&str) -> Result<(), Fault>,
        &'static [&'static str],
        &'static [&'static str],
    );

    #[test]
    fn each_form_takes_what_it_should() {
        let cases: [Case; 7] = [
            (
                slug,
                &[
                    "qq",
                    "taobao-live",
                    "163",
                    "com",
                    "console",
                    "com10",
                    "nul1",
                ],
                &[
                    "../x",
                    ".",
                    "CON",
                    "con",
                    "nul",
                    "com1",
                    "lpt9",
                    "a--b",
                    "-a",
                    "a-",
                    "é",
                    "a b",
                    "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddx",
                ],
            ),
            (
                source_code,
                &["S4", "S11b", "R1"],
                &["4", "S", "s4", "S4bb", "SS4", "S12345"],
            ),
            (country, &["CN"], &["cn", "CHN", "C"]),
            (currency, &["CNY"], &["cny", "RMB ", "$"]),
            (
                tag,
                &["zh", "zh-Hans", "fil", "pt-BR"],
                &["Chinese", "ZH", "z", "zh-", "zh_CN"],
            ),
            (
                host,
                &["douban.com", "m.weibo.cn", "xn--fsqu00a.xn--fiqs8s"],
                &[
                    "https://douban.com",
                    "douban.com/x",
                    "douban",
                    "-x.com",
                    "a..b",
                    "Douban.com",
                    "a b.com",
                    "例子.中国",
                    "dоuban.com",
                ],
            ),
            (
                url,
                &[
                    "https://a.cn",
                    "http://a.cn:8080/x?y=1#z",
                    "https://zh.wikipedia.org/wiki/豆瓣",
                    "https://A.cn/",
                ],
                &[
                    "javascript:alert(1)",
                    "file:///etc/passwd",
                    "data:text/html,x",
                    "-https://a.cn",
                    "https://",
                    "https:///x",
                    "https://a b.cn",
                    "https://a.cn/\"x",
                    "https://user@a.cn/",
                    "https://a.cn:99999/",
                    "a.cn",
                    "https://localhost/",
                    "https://dоuban.com/",
                ],
            ),
        ];
        for (form, good, bad) in cases {
            for text in good {
                assert_eq!(form(text), Ok(()), "{text:?}");
            }
            for text in bad {
                assert!(form(text).is_err(), "{text:?}");
            }
        }
    }

    #[test]
    fn latin_letters_need_no_romanization() {
        for (text, latin) in [
            ("Tiếng Việt", true),
            ("Wēixìn 123 (!)", true),
            ("豆瓣", false),
            ("VK ВК", false),
            ("카카오", false),
            ("हिन्दी", false),
        ] {
            assert_eq!(is_latin(text), latin, "{text}");
        }
    }
}
