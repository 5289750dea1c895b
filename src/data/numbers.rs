//! The numbers of a text, whatever the way of its language to write them: « 1,4 milliard », "1.4 billion".

use super::Lang;

/// Spaces that group digits in French, the plain one among them.
const SPACES: [char; 4] = [' ', '\u{a0}', '\u{202f}', '\u{2009}'];
/// The years that a text is likely to speak of.
const YEARS: std::ops::RangeInclusive<f64> = 1900.0..=2100.0;
/// Signs between the two ends of a range: « 1 à 2 millions ».
const RANGE_GAP: usize = 5;

/// A number written in digits.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Number {
    /// What it amounts to, its scale included.
    value: f64,
    /// What it can also be: the first end of "1 to 2 million", a decade or a year without its century.
    also: Option<f64>,
    /// 1, or the million of « 2 millions ».
    scale: f64,
    /// Positions, in signs, of the first one and after the last.
    start: usize,
    end: usize,
    /// A year, a quarter, a day beside the name of its month; a rank.
    dates: bool,
}

/// The numbers that one language of a text has and the other has not, as they are written: French, English.
/// A number in digits is matched by the same one in words.
pub(super) fn difference(french: &str, english: &str) -> (Vec<String>, Vec<String>) {
    let (fr, en) = (Scan::of(french, Lang::Fr), Scan::of(english, Lang::En));
    let mut left = en.numbers.clone();
    let mut only_fr = Vec::new();
    for number in &fr.numbers {
        match left.iter().position(|other| number.agrees(other)) {
            Some(at) => {
                left.remove(at);
            }
            None => only_fr.push(number),
        }
    }
    only_fr.retain(|number| !said(number, english, Lang::En));
    left.retain(|number| !said(number, french, Lang::Fr));
    (
        only_fr.into_iter().map(|n| fr.written(n)).collect(),
        left.iter().map(|n| en.written(n)).collect(),
    )
}

/// Whether an English text states a figure: a number that is neither part of a date nor a rank.
pub(super) fn states_figure(english: &str) -> bool {
    let scan = Scan::of(english, Lang::En);
    scan.numbers.iter().any(|number| !number.dates)
}

impl Number {
    fn agrees(&self, other: &Self) -> bool {
        let pairs = [
            (Some(self.value), Some(other.value)),
            (self.also, Some(other.value)),
            (Some(self.value), other.also),
        ];
        pairs
            .iter()
            .any(|pair| matches!(pair, (Some(a), Some(b)) if same(*a, *b)))
    }
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= a.abs().max(b.abs()) * 1e-9
}

/// A reading of one text.
struct Scan {
    signs: Vec<char>,
    lang: Lang,
    numbers: Vec<Number>,
}

impl Scan {
    fn of(text: &str, lang: Lang) -> Self {
        let mut scan = Self {
            signs: text.chars().collect(),
            lang,
            numbers: Vec::new(),
        };
        let mut at = 0;
        while let Some(sign) = scan.signs.get(at) {
            at = match sign.is_ascii_digit() {
                true => scan.number(at),
                false => at.saturating_add(1),
            };
        }
        scan.share_scales();
        scan
    }

    fn sign(&self, at: usize) -> char {
        self.signs.get(at).copied().unwrap_or('\0')
    }

    /// The digits from `at` on.
    fn digits(&self, at: usize) -> String {
        let signs = self.signs.iter().skip(at);
        signs.take_while(|c| c.is_ascii_digit()).collect()
    }

    /// The letters from `at` on, in lower case.
    fn word(&self, at: usize) -> String {
        let signs = self.signs.iter().skip(at);
        signs.take_while(|c| c.is_alphabetic()).collect()
    }

    /// Reads the number that begins at `start`; gives the position after it.
    fn number(&mut self, start: usize) -> usize {
        let mut written = self.digits(start);
        let mut end = start.saturating_add(written.len());
        let groups = written.len() <= 3;
        let mut whole = true;
        loop {
            let (sign, next) = (self.sign(end), self.digits(end.saturating_add(1)));
            let groups_here = match self.lang {
                Lang::Fr => SPACES.contains(&sign),
                Lang::En => sign == ',',
            };
            let divides = sign == '.' || (sign == ',' && self.lang == Lang::Fr);
            if whole && groups && groups_here && next.len() == 3 {
                written.push_str(&next);
            } else if whole && divides && !next.is_empty() {
                written.push('.');
                written.push_str(&next);
                whole = false;
            } else {
                break;
            }
            end = end.saturating_add(next.len()).saturating_add(1);
        }
        let is_time = self.sign(start.saturating_sub(1)) == ':';
        if is_time && written == "00" {
            return end;
        }
        let bare: f64 = written.parse().unwrap_or_default();
        let (scale, end) = self.scale(end);
        let is_year = written.len() == 4 && scale == 1.0 && YEARS.contains(&bare);
        let is_rank = matches!(self.word(end).as_str(), "st" | "nd" | "rd" | "th");
        let is_part = matches!(self.sign(start.saturating_sub(1)), 'Q' | 'H') && bare < 5.0;
        let dates = is_year || is_rank || is_part || self.beside_month(start, end);
        let is_decade = is_year && self.sign(end) == 's';
        self.numbers.push(Number {
            value: bare * scale + self.afternoon(bare, end),
            also: match is_decade {
                true => Some(bare % 100.0),
                false => self.short_year(&written, start),
            },
            scale,
            start,
            end,
            dates,
        });
        end
    }

    /// The year that two digits mean in "2022-23" and "FY24".
    fn short_year(&self, written: &str, start: usize) -> Option<f64> {
        const CENTURY: f64 = 2000.0;
        let before = |back: usize| self.sign(start.saturating_sub(back));
        let is_fiscal = (before(2), before(1)) == ('F', 'Y');
        let ends_range = matches!(before(1), '-' | '–')
            && self
                .numbers
                .last()
                .is_some_and(|n| n.dates && n.value >= CENTURY && n.end == start.saturating_sub(1));
        let is_short = written.len() == 2 && (is_fiscal || ends_range);
        is_short.then(|| CENTURY + written.parse::<f64>().unwrap_or_default())
    }

    /// The scale written at `at`, and the position after it.
    fn scale(&self, at: usize) -> (f64, usize) {
        let spaced = SPACES.contains(&self.sign(at)) || self.sign(at) == '-';
        let from = at.saturating_add(usize::from(spaced));
        let word = self.word(from);
        let scale = match (word.as_str(), self.lang) {
            ("million" | "millions" | "M", _) => 1e6,
            ("milliard" | "milliards" | "Md", _) | ("billion" | "billions" | "bn", Lang::En) => 1e9,
            ("billion" | "billions", Lang::Fr) | ("trillion" | "trillions", Lang::En) => 1e12,
            ("mille", Lang::Fr) | ("thousand", Lang::En) => 1e3,
            ("k" | "K", _) if !spaced => 1e3,
            _ => return (1.0, at),
        };
        (scale, from.saturating_add(word.chars().count()))
    }

    /// Twelve hours, when the hour that ends at `end` is one after noon.
    fn afternoon(&self, hour: f64, end: usize) -> f64 {
        let from = end.saturating_add(usize::from(SPACES.contains(&self.sign(end))));
        let is_afternoon = self.word(from) == "pm"
            || (self.word(from) == "p" && self.sign(from.saturating_add(1)) == '.');
        if is_afternoon && hour < 12.0 {
            12.0
        } else {
            0.0
        }
    }

    /// Whether the name of a month stands beside the number: "January 26", « 1er mars ».
    fn beside_month(&self, start: usize, end: usize) -> bool {
        let before = self.signs.iter().take(start.saturating_sub(1)).rev();
        let before: Vec<char> = before.take_while(|c| c.is_alphabetic()).copied().collect();
        let before: String = before.into_iter().rev().collect();
        let after = self.word(end.saturating_add(1));
        [before, after]
            .iter()
            .any(|word| MONTHS.contains(&word.as_str()))
    }

    /// Gives the first end of a range the scale of the second: "1 to 2 million".
    fn share_scales(&mut self) {
        let mut next: Option<Number> = None;
        for number in self.numbers.iter_mut().rev() {
            if let Some(next) = next
                && number.scale == 1.0
                && next.scale > 1.0
                && next.start.saturating_sub(number.end) <= RANGE_GAP
            {
                number.also = Some(number.value * next.scale);
            }
            next = Some(*number);
        }
    }

    fn written(&self, number: &Number) -> String {
        let length = number.end.saturating_sub(number.start);
        self.signs.iter().skip(number.start).take(length).collect()
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Whether `text` says the number in words.
fn said(number: &Number, text: &str, lang: Lang) -> bool {
    let mut words = text.split(|c: char| !c.is_alphabetic());
    words.any(|word| {
        let value = in_words(&word.to_lowercase(), lang);
        value.is_some_and(|value| same(value, number.value))
    })
}

/// The number that a word stands for.
fn in_words(word: &str, lang: Lang) -> Option<f64> {
    WORDS.iter().find_map(|(value, fr, en)| {
        let words = match lang {
            Lang::Fr => fr,
            Lang::En => en,
        };
        words.split(' ').any(|w| w == word).then_some(*value)
    })
}

/// Numbers in words, French and English.
const WORDS: [(f64, &str, &str); 27] = [
    (0.0, "zéro", "zero"),
    (1.0, "un une premier première", "one a an first"),
    (2.0, "deux deuxième second seconde", "two second twice"),
    (3.0, "trois troisième tiers", "three third"),
    (4.0, "quatre quatrième", "four fourth"),
    (5.0, "cinq cinquième", "five fifth"),
    (6.0, "six sixième", "six sixth"),
    (7.0, "sept septième", "seven seventh"),
    (8.0, "huit huitième", "eight eighth"),
    (9.0, "neuf neuvième", "nine ninth"),
    (10.0, "dix dixième dizaine", "ten tenth"),
    (11.0, "onze onzième", "eleven eleventh"),
    (
        12.0,
        "douze douzième douzaine midi",
        "twelve twelfth dozen noon",
    ),
    (13.0, "treize", "thirteen"),
    (14.0, "quatorze", "fourteen fortnight"),
    (15.0, "quinze quinzaine", "fifteen"),
    (16.0, "seize", "sixteen"),
    (20.0, "vingt vingtaine", "twenty twenties"),
    (30.0, "trente trentaine", "thirty thirties"),
    (40.0, "quarante quarantaine", "forty forties"),
    (50.0, "cinquante cinquantaine moitié", "fifty fifties half"),
    (60.0, "soixante soixantaine", "sixty sixties"),
    (100.0, "cent cents centaine", "hundred"),
    (1e3, "mille millier", "thousand"),
    (1e6, "million", "million"),
    (1e9, "milliard", "billion"),
    (1e12, "billion", "trillion"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_numbers_agree_however_they_are_written() {
        for (fr, en) in [
            ("1,4\u{a0}milliard", "1.4 billion"),
            ("1\u{a0}200 et 12\u{202f}000", "1,200 and 12,000"),
            ("1 milliard", "1,000 million"),
            ("2 billions", "2 trillion"),
            ("12,5\u{a0}M", "12.5M"),
            ("5 k", "5 k"),
            ("de 12 h à 18 h 30", "from 12:00 to 18:30"),
            ("à 14 h", "at 2 pm"),
            (
                "le 1er mars 2021, le 3e mois",
                "March 1, 2021, the 3rd month",
            ),
            ("dans la vingtaine", "in their 20s"),
            ("années 2010 et 90", "the 2010s and 1990s"),
            ("T1 2026, S2 2025", "Q1 2026, H2 2025"),
            ("2022-2023, exercice 2024", "2022-23, FY24"),
            ("1 à 2 millions", "1 million to 2 million"),
            ("villes de rang 2 à 4", "second to fourth-tier cities"),
            ("3 utilisateurs sur 10", "three users in ten"),
            ("99\u{a0}$ US", "US$99"),
            ("Web 2.0", "Web 2.0"),
        ] {
            let found = difference(fr, en);
            assert_eq!(found, (vec![], vec![]), "{fr} / {en}");
        }
    }

    #[test]
    fn a_number_of_one_language_alone_is_found() {
        for (fr, en, only_fr, only_en) in [
            ("1,4 million", "1.4 billion", "1,4 million", "1.4 billion"),
            ("1,4 billion", "1.4 billion", "1,4 billion", "1.4 billion"),
            ("1.200 marques", "1,200 brands", "1.200", "1,200"),
            ("en 2021", "in 2012", "2021", "2012"),
            ("de 12 h", "from noon to 18:30", "", "18, 30"),
            ("5 % et 5 %", "5%", "5", ""),
            ("10 millions", "millions", "10 millions", ""),
            ("à 2 h", "at 2 pm", "2", "2"),
            ("rang 3", "second-tier", "3", ""),
            ("dans la trentaine", "in their 20s", "", "20"),
        ] {
            let (fr_left, en_left) = difference(fr, en);
            let found = (fr_left.join(", "), en_left.join(", "));
            let wanted = (only_fr.to_owned(), only_en.to_owned());
            assert_eq!(found, wanted, "{fr} / {en}");
        }
    }

    #[test]
    fn a_date_is_no_figure() {
        for (text, states) in [
            ("Opened on January 26, 2011; open since 2013.", false),
            ("In Q3 2025, the 3rd quarter, in the 2010s.", false),
            ("Cities of rank 2.", true),
            ("Over 75% hold a degree.", true),
            ("2 thousand brands", true),
            ("No figure at all.", false),
        ] {
            assert_eq!(states_figure(text), states, "{text}");
        }
    }
}
