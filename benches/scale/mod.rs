//! Large atlases made of the shipped one: the same for the same number, so that measurements can be compared.
//!
//! Names are new, made of the syllables and signs of the shipped names; everything else is shipped text, shuffled. A
//! platform has about 2 kB of text, a tenth of a shipped one, so that 100,000 fit in the memory of a small machine.

use luopan::data::{Atlas, Listed, NativeName, Platform, Text};

/// Takes its turns by the splitmix64 sequence: reproducible anywhere, and no crate to follow.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (bits ^ (bits >> 31)) as usize % sides.max(1)
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    fn some<T: Clone>(&mut self, of: &[T], most: usize) -> Vec<T> {
        let from = self.below(of.len());
        let few = of.iter().cycle().skip(from).take(most.min(of.len()));
        few.cloned().collect()
    }
}

/// An atlas of so many platforms, with the vocabulary of `shipped`.
pub(crate) fn atlas(shipped: &Atlas, platforms: usize) -> Atlas {
    let mut dice = Dice(0x6c75_6f70_616e);
    let names = Names::of(shipped);
    Atlas {
        title: shipped.title.clone(),
        edition: shipped.edition,
        vocabulary: shipped.vocabulary.clone(),
        platforms: (0..platforms)
            .map(|number| platform(shipped, &names, number, &mut dice).into())
            .collect(),
        rules: Default::default(),
        rule_memos: Default::default(),
        limits: shipped.limits,
    }
}

/// What new names are made of.
struct Names {
    syllables: Vec<String>,
    /// A Chinese sign with its syllable, as romanizations give it.
    signs: Vec<char>,
}

impl Names {
    fn of(shipped: &Atlas) -> Self {
        let mut syllables = Vec::new();
        let mut signs = Vec::new();
        for platform in &shipped.platforms {
            let letters: String = platform
                .name
                .chars()
                .filter(char::is_ascii_alphabetic)
                .collect();
            let letters = letters.to_lowercase();
            let (first, last) = letters.split_at(letters.len().div_ceil(2));
            syllables.extend([first.to_owned(), last.to_owned()]);
            let chinese = platform
                .native
                .iter()
                .filter(|native| native.lang.starts_with("zh"));
            signs.extend(chinese.flat_map(|native| native.text.chars()));
        }
        syllables.retain(|syllable| syllable.len() > 1);
        signs.retain(|sign| !sign.is_ascii());
        Self { syllables, signs }
    }

    fn latin(&self, dice: &mut Dice) -> String {
        let syllables = 2 + dice.below(2);
        let name: String = (0..syllables)
            .map(|_| dice.one(&self.syllables).as_str())
            .collect();
        let mut letters = name.chars();
        letters
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .chain(letters)
            .collect()
    }

    fn chinese(&self, roman: &str, dice: &mut Dice) -> NativeName {
        let signs = 2 + dice.below(2);
        NativeName {
            text: (0..signs).map(|_| *dice.one(&self.signs)).collect(),
            lang: "zh-Hans".into(),
            roman: Some(roman.into()),
            meaning: None,
        }
    }
}

fn platform(shipped: &Atlas, names: &Names, number: usize, dice: &mut Dice) -> Platform {
    let own = dice.one(&shipped.platforms).whole().clone();
    let [told, done] = [(); 2].map(|()| dice.one(&shipped.platforms));
    let name = names.latin(dice);
    let roman = names.latin(dice);
    let mut opportunities = dice.some(&done.opportunities, 1);
    for opportunity in &mut opportunities {
        (opportunity.why, opportunity.conditions) = (Text::new("", ""), Text::new("", ""));
        (opportunity.example, opportunity.steps) = (None, Vec::new());
    }
    let mut checklist = dice.some(&own.checklist, 20);
    for row in &mut checklist {
        row.note = row.note.take().filter(|_| dice.below(8) == 0);
    }
    Platform {
        id: format!("p{number}").into(),
        native: vec![names.chinese(&roman, dice)],
        aliases: vec![
            format!("{name} {}", dice.one(&names.syllables)),
            names.latin(dice),
            dice.some(&told.aliases, 1).concat(),
        ],
        name,
        tagline: told.tagline.clone(),
        like: dice.some(&own.like, 1),
        about: dice.some(&told.about, 1),
        figures: dice.some(&own.figures, 3),
        terms: dice.some(&done.terms, 2),
        audience: Vec::new(),
        checklist,
        opportunities,
        entry: Vec::new(),
        cautions: Vec::new(),
        then_and_now: Vec::new(),
        sources: Vec::new(),
        ..own
    }
}

/// One line a platform, of all its texts that a search looks at.
#[allow(dead_code)]
pub(crate) fn lines(atlas: &Atlas) -> Vec<String> {
    atlas
        .platforms
        .iter()
        .map(Listed::whole)
        .map(line)
        .collect()
}

fn line(platform: &Platform) -> String {
    let owner = &platform.owner;
    let mut words: Vec<&str> = vec![&platform.name, &owner.name];
    words.extend(platform.aliases.iter().map(String::as_str));
    for native in platform.native.iter().chain(&owner.native) {
        words.push(&native.text);
        words.extend(native.roman.as_deref());
    }
    words.extend(platform.like.iter().map(|like| like.name.as_str()));
    for term in &platform.terms {
        words.push(&term.term);
        words.extend(term.roman.as_deref());
    }
    let mut texts: Vec<&Text> = vec![&platform.tagline];
    texts.extend(
        platform
            .native
            .iter()
            .filter_map(|name| name.meaning.as_ref()),
    );
    let claims = owner.about.iter().chain(&platform.status_note);
    texts.extend(claims.chain(&platform.about).map(|claim| &claim.text));
    texts.extend(
        platform
            .like
            .iter()
            .flat_map(|like| [&like.alike, &like.unlike]),
    );
    texts.extend(platform.terms.iter().map(|term| &term.meaning));
    for o in &platform.opportunities {
        texts.extend([&o.title, &o.what, &o.effort_why]);
    }
    texts.extend(
        platform
            .checklist
            .iter()
            .filter_map(|row| row.note.as_ref()),
    );
    for figure in &platform.figures {
        texts.extend(figure.scope.iter().chain(&figure.note));
    }
    words.extend(
        texts
            .into_iter()
            .flat_map(|text| [text.fr.as_str(), text.en.as_str()]),
    );
    words.join(" ")
}
