//! A platform to fill in, written from the schema.

use super::check::forms;
use super::schema::{Field, Ids, Need, PLATFORM, ROW, Record, Type, Variant};
use super::{Atlas, Lang, Text, Vocabulary};

/// The word that stands where one of several must be chosen; the check refuses it and lists them.
const CHOOSE: &str = "Choose";
/// The id of the one source to begin with.
const SOURCE: &str = "S1";

/// Why a text cannot be the id of a new platform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAnId(pub Text);

/// A file for the platform `id`: every field that is needed, empty; the others commented out, each with what it is
/// for in `lang`; a row of the checklist for every feature of `atlas`. The check accepts it but for what is empty.
///
/// # Errors
/// When `id` is no slug, or `atlas` has a platform of this id.
pub fn skeleton(id: &str, atlas: &Atlas, lang: Lang) -> Result<String, NotAnId> {
    let refuse = |(fr, en): forms::Fault| NotAnId(Text::new(fr, en));
    match id {
        "" => return Err(NotAnId(Text::new("texte vide", "empty text"))),
        _ => forms::slug(id).map_err(refuse)?,
    }
    if let Some(platform) = atlas.platform(id) {
        let (name, id) = (&platform.name, &platform.id);
        return Err(NotAnId(Text::new(
            format!("l'atlas a déjà {name}; luopan show {id} l'affiche"),
            format!("the atlas already has {name}; luopan show {id} shows it"),
        )));
    }
    let mut page = Page {
        id,
        vocabulary: &atlas.vocabulary,
        lang,
        text: "Platform(\n".to_owned(),
        margin: String::new(),
        depth: 0,
    };
    page.fields(&PLATFORM);
    page.text.push_str(")\n");
    Ok(page.text)
}

/// The skeleton as it grows.
struct Page<'a> {
    id: &'a str,
    vocabulary: &'a Vocabulary,
    lang: Lang,
    text: String,
    /// What each line begins with: indent, and `//` where a field around it is commented out.
    margin: String,
    depth: usize,
}

impl Page<'_> {
    fn fields(&mut self, record: &Record) {
        let margin = self.margin.clone();
        self.margin.push_str("    ");
        self.depth = self.depth.saturating_add(1);
        for field in record.fields {
            self.field(field);
        }
        self.depth = self.depth.saturating_sub(1);
        self.margin = margin;
    }

    fn field(&mut self, field: &Field) {
        let margin = self.margin.clone();
        if field.need != Need::Must {
            self.margin.push_str("// ");
        }
        let (lead, says) = (format!("{}{}: ", self.margin, field.name), self.says(field));
        self.text.push_str(&lead);
        match (self.depth, field.name) {
            (1, "id") => self.text.push_str(&format!("\"{}\"", self.id)),
            (1, "checklist") => self.checklist(),
            _ => self.value(field.is, &says),
        }
        self.text.push(',');
        if !is_block(field.is) {
            self.text.push_str(&says);
        }
        self.text.push('\n');
        self.margin = margin;
    }

    /// An empty value; what it is for stands after the bracket that opens a block.
    fn value(&mut self, is: Type, says: &str) {
        match is {
            Type::Version | Type::Number | Type::Choice(_) => self.text.push_str(CHOOSE),
            Type::Text(_) => self.text.push_str("(fr: \"\", en: \"\")"),
            Type::Bool => self.text.push_str("true"),
            Type::SourceCode | Type::Ref(Ids::Source) => {
                self.text.push_str(&format!("\"{SOURCE}\""));
            }
            Type::List { of, least, .. } => {
                self.text.push('[');
                for number in 0..least.max(1) {
                    if number > 0 {
                        self.text.push_str(", ");
                    }
                    self.value(*of, says);
                }
                self.text.push(']');
            }
            Type::Record(record) | Type::Entry(record) => {
                self.text.push_str(&format!("({says}\n"));
                self.fields(record);
                self.text.push_str(&format!("{})", self.margin));
            }
            _ => self.text.push_str("\"\""),
        }
    }

    /// A row for every feature, under the id of its group; first what a row may hold.
    fn checklist(&mut self) {
        let margin = format!("{}    ", self.margin);
        let told = ROW.fields.iter().filter_map(|field| {
            let says = self.says(field);
            let says = says.strip_prefix(" // ")?;
            Some(format!("{}: {says}", field.name))
        });
        let told: Vec<String> = told.collect();
        self.text.push_str(&format!("[ // {}\n", told.join("; ")));
        let mut group = "";
        for feature in &self.vocabulary.features {
            if feature.group != group {
                group = &feature.group;
                self.text.push_str(&format!("{margin}// {group}\n"));
            }
            self.text.push_str(&format!(
                "{margin}(feature: \"{}\", status: Unknown),\n",
                feature.id
            ));
        }
        self.text.push_str(&format!("{}]", self.margin));
    }

    /// A comment with what a field is for, and the words or ids to choose from; empty when there is nothing to say.
    fn says(&self, field: &Field) -> String {
        let purpose = match (self.lang, field.says) {
            (Lang::Fr, (fr, _)) => fr.replace(" :", "\u{a0}:"),
            (Lang::En, (_, en)) => en.to_owned(),
        };
        let choices = self.choices(field.is);
        match (purpose.as_str(), choices.as_str()) {
            ("", "") => String::new(),
            (one, "") | ("", one) => format!(" // {one}"),
            (purpose, choices) => format!(" // {purpose}; {choices}"),
        }
    }

    fn choices(&self, is: Type) -> String {
        match is {
            Type::Choice(variants) => {
                let words = variants.iter().map(written);
                words.collect::<Vec<_>>().join(", ")
            }
            Type::List { of, .. } => match *of {
                Type::Ref(_) => self.choices(*of),
                _ => String::new(),
            },
            Type::Ref(ids) => self.ids(ids).join(", "),
            _ => String::new(),
        }
    }

    fn ids(&self, ids: Ids) -> Vec<&str> {
        let words = self.vocabulary;
        let named = match ids {
            Ids::Kind => &words.kinds,
            Ids::Format => &words.formats,
            Ids::Vertical => &words.verticals,
            Ids::Region => &words.regions,
            Ids::Language => &words.languages,
            Ids::Metric => return words.metrics.iter().map(|m| m.id.as_str()).collect(),
            Ids::Group | Ids::Feature | Ids::Source | Ids::Rule | Ids::Platform => {
                return Vec::new();
            }
        };
        named.iter().map(|n| n.id.as_str()).collect()
    }
}

/// Whether a value takes several lines.
fn is_block(is: Type) -> bool {
    match is {
        Type::Record(_) | Type::Entry(_) => true,
        Type::List { of, .. } => is_block(*of),
        _ => false,
    }
}

/// A word as it is written, with a date where it takes one.
fn written(variant: &Variant) -> String {
    match variant.holds {
        Some(_) => format!("{}(\"2023-08-01\")", variant.name),
        None => variant.name.to_owned(),
    }
}
