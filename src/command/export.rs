//! What is sent after the meeting: a brief, a table or the data itself, to standard output or to a file of its own.

mod file;

use std::io::Write;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::data::{Listed, Opportunity, Platform};
use crate::export::{self, Format, Subject};
use crate::sheet::brief::{self, Asked, Brief};
use crate::text::clean;
use crate::words;

use super::show::{as_json, find, unknown};
use super::{Context, Failure, Outcome, json};

/// What to export, and where to.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Ids of platforms; for opportunities also `wechat/mini-shop`.
    pub ids: Vec<String>,
    /// The format; without it that of the file's extension, else Markdown, or JSON where that is asked of every
    /// command.
    pub format: Option<Format>,
    /// What to write; without it the platforms, or as CSV their figures.
    pub what: Option<Subject>,
    /// The file to write; without it, or when it is `-`, standard output.
    pub output: Option<PathBuf>,
    /// Replace the file.
    pub force: bool,
    /// Who signs.
    pub agency: Option<String>,
}

/// Writes what is asked of the platforms named, in the format asked or told by the file's extension.
///
/// # Errors
/// When a platform is unknown, the format does not fit what is asked, the file exists and `force` is not given, or
/// the answer cannot be written.
pub fn export(context: &Context, asked: &Request, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let file = asked
        .output
        .as_deref()
        .filter(|path| *path != Path::new("-"));
    let format = format(context, asked, file)?;
    let what = asked.what.unwrap_or(match format {
        Format::Csv => Subject::Figures,
        _ => Subject::Platform,
    });
    let text = Writer { context, asked }.write(what, format)?;
    match file {
        None => out.write_all(text.as_bytes())?,
        Some(path) => file::write(path, text.as_bytes(), asked.force, context)?,
    }
    Ok(Outcome::Done)
}

/// The format asked; else that of the file's extension; else Markdown, or JSON with `--json`.
fn format(context: &Context, asked: &Request, file: Option<&Path>) -> Result<Format, Failure> {
    let names_folder = |path: &Path| {
        let ends_so = path.as_os_str().as_encoded_bytes().ends_with(b"/");
        ends_so || path.is_dir()
    };
    if let Some(path) = file.filter(|path| names_folder(path)) {
        let words = context.words();
        let name = path.display().to_string();
        let refused = format!("{}{}{}", clean(&name), words.colon, words.export.a_folder);
        return Err(Failure::Refused(refused));
    }
    if let Some(format) = asked.format {
        return Ok(format);
    }
    let Some(path) = file else {
        return Ok(if context.json {
            Format::Json
        } else {
            Format::Md
        });
    };
    let extension = path.extension().unwrap_or_default().to_ascii_lowercase();
    let known = Format::ALL.into_iter().find(|f| extension == f.extension());
    known.ok_or_else(|| {
        let all = Format::ALL.map(Format::extension).join(", ");
        let words = context.words();
        Failure::Refused(format!("{}{}{all}", words.export.no_format, words.colon))
    })
}

/// What an export is written from.
#[derive(Clone, Copy)]
struct Writer<'a> {
    context: &'a Context,
    asked: &'a Request,
}

impl<'a> Writer<'a> {
    fn write(self, what: Subject, format: Format) -> Result<String, Failure> {
        match format {
            Format::Md => Ok(export::markdown(&self.brief(what)?)),
            Format::Html => Ok(export::html(&self.brief(what)?)),
            Format::Csv => self.csv(what),
            Format::Json => self.json(what),
            Format::Ron => self.ron(what),
        }
    }

    fn brief(self, what: Subject) -> Result<Brief, Failure> {
        let asked = Asked {
            atlas: &self.context.atlas,
            lang: self.context.lang,
            today: self.context.today,
            agency: self.asked.agency.as_deref(),
        };
        Ok(match what {
            Subject::Platform => brief::platforms(asked, &self.named()?),
            Subject::Comparison => brief::comparison(asked, &self.compared()?),
            Subject::Opportunities => brief::opportunities(asked, &self.opportunities()?),
            Subject::Matrix => brief::matrix(asked, &self.named_or_all()?),
            Subject::Figures => brief::figures(asked, &self.named_or_all()?),
        })
    }

    fn csv(self, what: Subject) -> Result<String, Failure> {
        let (atlas, lang) = (&self.context.atlas, self.context.lang);
        let text = match what {
            Subject::Matrix => export::csv_matrix(atlas, &self.named_or_all()?, lang),
            Subject::Figures => export::csv_figures(atlas, &self.named_or_all()?, lang),
            _ => return Err(self.unfit("matrix, figures")),
        };
        text.map_err(|error| std::io::Error::other(error).into())
    }

    fn ron(self, what: Subject) -> Result<String, Failure> {
        if what != Subject::Platform {
            return Err(self.unfit("platform"));
        }
        export::ron(&self.context.atlas, &self.named()?)
            .map_err(|error| std::io::Error::other(error).into())
    }

    /// The records that `luopan show --json` prints, or the part asked of them.
    fn json(self, what: Subject) -> Result<String, Failure> {
        let key = match what {
            Subject::Platform | Subject::Comparison => "platforms",
            Subject::Figures => "figures",
            Subject::Opportunities => "opportunities",
            Subject::Matrix => "matrix",
        };
        let list: Vec<Value> = match what {
            Subject::Platform => self.records(self.named()?)?,
            Subject::Comparison => self.records(self.compared()?)?,
            Subject::Figures => self.parts(&self.records(self.named_or_all()?)?, "figures"),
            Subject::Matrix => self.parts(&self.records(self.named_or_all()?)?, "checklist"),
            Subject::Opportunities => {
                let chosen = self.opportunities()?.into_iter();
                let chosen = chosen.map(|(platform, opportunity)| {
                    let mut value = json!(opportunity);
                    json::add_ages(&mut value, self.context);
                    with_platform(&platform.id, value)
                });
                chosen.collect()
            }
        };
        let mut text = Vec::new();
        let edition = self.context.atlas.edition;
        json::write(&mut text, json!({ "edition": edition, key: list }))?;
        String::from_utf8(text).map_err(|error| std::io::Error::other(error).into())
    }

    fn records(self, platforms: Vec<&Platform>) -> Result<Vec<Value>, Failure> {
        let records = platforms.into_iter();
        records
            .map(|platform| as_json(self.context, platform, None))
            .collect()
    }

    /// The items of one list of every record, each with the id of its platform.
    fn parts(self, records: &[Value], field: &str) -> Vec<Value> {
        let parts = records.iter().flat_map(|record| {
            let id = record.get("id").and_then(Value::as_str).unwrap_or_default();
            let items = record.get(field).and_then(Value::as_array);
            items
                .into_iter()
                .flatten()
                .map(move |item| with_platform(id, item.clone()))
        });
        parts.collect()
    }

    /// The platforms named, each once; one at least.
    fn named(self) -> Result<Vec<&'a Platform>, Failure> {
        if self.asked.ids.is_empty() {
            let words = self.context.words();
            let (name, see) = (words.export.name_one, words.command.see_list);
            return Err(Failure::Refused(format!("{name}\n{see}")));
        }
        let mut named: Vec<&Platform> = Vec::new();
        for id in &self.asked.ids {
            let platform = self.platform(id)?;
            if !named.iter().any(|other| other.id == platform.id) {
                named.push(platform);
            }
        }
        Ok(named)
    }

    /// The two to four platforms to set side by side.
    fn compared(self) -> Result<Vec<&'a Platform>, Failure> {
        let named = self.named()?;
        let grid = self.context.words().grid;
        match named.len() {
            0 | 1 => Err(Failure::Refused(grid.too_few.to_owned())),
            2..=4 => Ok(named),
            _ => Err(Failure::Refused(grid.too_many.to_owned())),
        }
    }

    fn named_or_all(self) -> Result<Vec<&'a Platform>, Failure> {
        match self.asked.ids.as_slice() {
            [] => Ok(self
                .context
                .atlas
                .platforms
                .iter()
                .map(Listed::whole)
                .collect()),
            _ => self.named(),
        }
    }

    fn platform(self, id: &str) -> Result<&'a Platform, Failure> {
        find(&self.context.atlas, id).ok_or_else(|| unknown(self.context, id))
    }

    /// The opportunities named: `wechat/mini-shop` for one, `wechat` for all of a platform.
    fn opportunities(self) -> Result<Vec<(&'a Platform, &'a Opportunity)>, Failure> {
        let mut chosen = Vec::new();
        if self.asked.ids.is_empty() {
            self.named()?;
        }
        for id in &self.asked.ids {
            let (id, wanted) = match id.split_once('/') {
                Some((id, wanted)) => (id, Some(wanted)),
                None => (id.as_str(), None),
            };
            let platform = self.platform(id)?;
            let fits = |o: &&Opportunity| wanted.is_none_or(|wanted| o.id == wanted);
            let fitting = platform.opportunities.iter().filter(fits);
            let fitting: Vec<&Opportunity> = fitting.collect();
            if let (Some(wanted), []) = (wanted, fitting.as_slice()) {
                return Err(self.no_opportunity(platform, wanted));
            }
            chosen.extend(
                fitting
                    .into_iter()
                    .map(|opportunity| (platform, opportunity)),
            );
        }
        Ok(chosen)
    }

    fn no_opportunity(self, platform: &Platform, wanted: &str) -> Failure {
        let words = self.context.words();
        let known: Vec<&str> = platform
            .opportunities
            .iter()
            .map(|o| o.id.as_str())
            .collect();
        Failure::Refused(format!(
            "{}{}{}.\n{}{}{}",
            words.export.no_opportunity,
            words.colon,
            words::echoed(wanted, self.context.lang),
            platform.name,
            words.colon,
            known.join(", ")
        ))
    }

    /// This format does not hold what is asked; `fitting` are the words for what it does.
    fn unfit(self, fitting: &str) -> Failure {
        let words = self.context.words();
        Failure::Refused(format!("{} --what {fitting}", words.export.unfit))
    }
}

fn with_platform(id: &str, value: Value) -> Value {
    let mut whole = serde_json::Map::new();
    whole.insert("platform".to_owned(), json!(id));
    if let Value::Object(fields) = value {
        whole.extend(fields);
    }
    Value::Object(whole)
}
