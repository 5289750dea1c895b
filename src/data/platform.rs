//! A platform and everything said of it.

use serde::{Deserialize, Serialize};

use super::{AsOf, Date, Figure, Id, Memo, Origin, Text};

/// One social platform: what it is, whom it reaches, what a brand can do there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Platform {
    /// Unique slug: the file's name, and what the command line takes.
    pub id: Id,
    /// The usual name in Latin letters.
    pub name: String,
    /// Names in native script.
    #[serde(default)]
    pub native: Vec<NativeName>,
    /// Other spellings, former names and usual slips; searched, not shown.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Who owns it.
    pub owner: Owner,
    /// When it opened.
    pub launched: Date,
    /// Ids of the sources for `launched`.
    pub launched_sources: Vec<Id>,
    /// Alive, declining or closed.
    pub status: Standing,
    /// Why `status` says so.
    #[serde(default)]
    pub status_note: Option<Claim>,
    /// Host name of its site, without a path.
    #[serde(default)]
    pub site: Option<String>,
    /// Country codes; the first is home.
    pub regions: Vec<Id>,
    /// Languages of its interface.
    pub languages: Vec<Id>,
    /// Ids of its kinds, the main one first.
    pub kinds: Vec<Id>,
    /// One line for the list and the first look.
    pub tagline: Text,
    /// Western platforms it resembles, and where the likeness ends.
    pub like: Vec<Analogue>,
    /// What it is, in a few claims.
    pub about: Vec<Claim>,
    /// Its numbers.
    #[serde(default)]
    pub figures: Vec<Figure>,
    /// Who its users are.
    #[serde(default)]
    pub audience: Vec<Claim>,
    /// One row for each feature of the vocabulary.
    pub checklist: Vec<Row>,
    /// What a brand could do there.
    #[serde(default)]
    pub opportunities: Vec<Opportunity>,
    /// What it takes to get in.
    #[serde(default)]
    pub entry: Vec<Requirement>,
    /// What to beware of.
    #[serde(default)]
    pub cautions: Vec<Claim>,
    /// What an article of 2016 said of it, and what became of that.
    #[serde(default)]
    pub then_and_now: Vec<ThenAndNow>,
    /// Words one meets there.
    #[serde(default)]
    pub terms: Vec<Term>,
    /// Everything above rests on these.
    pub sources: Vec<Source>,
    /// What an overlay remarks, in no particular section; sources are optional.
    #[serde(skip)]
    pub remarks: Vec<Claim>,
    /// What the user noted of it.
    #[serde(skip)]
    pub memos: Vec<Memo>,
    /// Who added the platform.
    #[serde(skip)]
    pub origin: Origin,
}

/// A name in native script.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NativeName {
    /// As written there.
    pub text: String,
    /// BCP 47 tag: `zh-Hans`, `ja`, `ko`, `vi`.
    pub lang: Id,
    /// Romanization, with tone marks where the system has them.
    #[serde(default)]
    pub roman: Option<String>,
    /// What the name means.
    #[serde(default)]
    pub meaning: Option<Text>,
}

/// The company behind a platform.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Owner {
    /// In Latin letters, short: `Tencent`.
    pub name: String,
    /// In native script.
    #[serde(default)]
    pub native: Option<NativeName>,
    /// Holdings, listing, founders.
    #[serde(default)]
    pub about: Vec<Claim>,
}

/// Whether a platform is alive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// In use.
    Active,
    /// In use, and losing ground.
    Declining,
    /// Shut at the date given.
    Closed(Date),
}

/// A statement in both languages, with its date and its sources.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The statement.
    pub text: Text,
    /// When it was true.
    pub as_of: AsOf,
    /// Ids of the sources.
    pub sources: Vec<Id>,
    /// Who says it.
    #[serde(skip)]
    pub origin: Origin,
    /// What the atlas says, when an overlay puts this in its place.
    #[serde(skip)]
    pub instead_of: Option<Box<Self>>,
}

/// A Western platform set beside this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Analogue {
    /// `WhatsApp`, `Twitter / X`.
    pub name: String,
    /// How close it is.
    pub relation: Relation,
    /// Where the likeness holds.
    pub alike: Text,
    /// Where it breaks: always said.
    pub unlike: Text,
    /// When it was true.
    pub as_of: AsOf,
    /// Ids of the sources.
    pub sources: Vec<Id>,
}

/// How close a likeness is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Relation {
    /// Does the same main job.
    SameJob,
    /// Some functions only.
    Partly,
    /// One of several that together give an idea of it.
    PartOf,
    /// What it was modelled on.
    Ancestor,
}

/// What is known of one feature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Id of the feature.
    pub feature: Id,
    /// The answer.
    pub status: Status,
    /// The nuance, in a line.
    #[serde(default)]
    pub note: Option<Text>,
    /// When it was true; absent only when the status is unknown.
    #[serde(default)]
    pub as_of: Option<AsOf>,
    /// Ids of the sources; empty only when the status is unknown.
    #[serde(default)]
    pub sources: Vec<Id>,
    /// Who says it.
    #[serde(skip)]
    pub origin: Origin,
    /// What the atlas says, when an overlay puts this in its place.
    #[serde(skip)]
    pub instead_of: Option<Box<Self>>,
}

/// Whether a platform has a feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Status {
    /// Anybody, or any brand, can use it at no platform fee.
    Yes,
    /// Some users, regions or account types, or a weak form.
    Partial,
    /// It exists, but the platform must be paid.
    Paid,
    /// Checked and absent.
    No,
    /// Not checked, or the sources disagree.
    Unknown,
}

impl Status {
    /// All five, best news first.
    pub const ALL: [Self; 5] = [
        Self::Yes,
        Self::Partial,
        Self::Paid,
        Self::No,
        Self::Unknown,
    ];

    /// Whether the platform has it, be it in part or for a fee.
    pub const fn has(self) -> bool {
        matches!(self, Self::Yes | Self::Partial | Self::Paid)
    }
}

/// How much work an opportunity asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Effort {
    /// Can start this month from Montréal.
    Low,
    /// Needs verification, an agency or creators.
    Medium,
    /// Needs a local entity, stock, hosts or developers.
    High,
}

/// Something a brand could do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opportunity {
    /// Slug, unique within the platform.
    pub id: Id,
    /// In a few words.
    pub title: Text,
    /// What the brand does.
    pub what: Text,
    /// Why it works there.
    pub why: Text,
    /// Ids of the verticals it suits; empty when it suits all.
    pub verticals: Vec<Id>,
    /// Ids of the formats it takes.
    pub formats: Vec<Id>,
    /// How much work.
    pub effort: Effort,
    /// What makes it so.
    pub effort_why: Text,
    /// What must be in place first, and prices where one is known.
    pub conditions: Text,
    /// A named case.
    #[serde(default)]
    pub example: Option<Text>,
    /// The first steps, in order.
    pub steps: Vec<Text>,
    /// When the newest fact in it was true.
    pub as_of: AsOf,
    /// Ids of the sources.
    pub sources: Vec<Id>,
    /// Who says it.
    #[serde(skip)]
    pub origin: Origin,
}

/// One thing it takes to get in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// What it is about.
    pub topic: Topic,
    /// What is asked.
    pub text: Text,
    /// The price, when it is one.
    #[serde(default)]
    pub fee: Option<Fee>,
    /// When it was true.
    pub as_of: AsOf,
    /// Ids of the sources.
    pub sources: Vec<Id>,
    /// Who says it.
    #[serde(skip)]
    pub origin: Origin,
    /// What the atlas says, when an overlay puts this in its place.
    #[serde(skip)]
    pub instead_of: Option<Box<Self>>,
}

/// What a requirement is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Topic {
    /// Account types open to the brand.
    Account,
    /// Who may apply, and from where.
    Applicant,
    /// Papers to hand in.
    Papers,
    /// Fees and prices.
    Fee,
    /// Money held by the platform.
    Deposit,
    /// Verification, step by step.
    Steps,
    /// How long it takes.
    Time,
    /// Whether a local telephone number is needed.
    Phone,
    /// Whether a local company is needed.
    Entity,
    /// Whether an agency is needed.
    Agency,
    /// Hosting and filing of sites and mini-programs.
    Hosting,
    /// Buying advertisements.
    Ads,
    /// Trades that are refused or restricted.
    Restricted,
    /// Anything else.
    Other,
}

impl Topic {
    /// All of them, in order.
    pub const ALL: [Self; 14] = [
        Self::Account,
        Self::Applicant,
        Self::Papers,
        Self::Fee,
        Self::Deposit,
        Self::Steps,
        Self::Time,
        Self::Phone,
        Self::Entity,
        Self::Agency,
        Self::Hosting,
        Self::Ads,
        Self::Restricted,
        Self::Other,
    ];

    /// The word for it in the program, the same in both languages.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Applicant => "applicant",
            Self::Papers => "papers",
            Self::Fee => "fee",
            Self::Deposit => "deposit",
            Self::Steps => "steps",
            Self::Time => "time",
            Self::Phone => "phone",
            Self::Entity => "entity",
            Self::Agency => "agency",
            Self::Hosting => "hosting",
            Self::Ads => "ads",
            Self::Restricted => "restricted",
            Self::Other => "other",
        }
    }
}

/// A price.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fee {
    /// How much.
    pub amount: f64,
    /// ISO 4217 code.
    pub currency: Id,
    /// How often.
    pub per: FeePeriod,
}

/// How often a fee falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FeePeriod {
    /// Once.
    Once,
    /// Each day.
    Day,
    /// Each month.
    Month,
    /// Each year.
    Year,
    /// For each campaign.
    Campaign,
}

/// A claim of the 2016 article, and what checking it gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThenAndNow {
    /// What the article said.
    pub then: Text,
    /// Whether it was right when written.
    pub verdict: Verdict,
    /// What the check found.
    pub finding: Text,
    /// What is true now.
    pub now: Text,
    /// When the newest fact in it was true.
    pub as_of: AsOf,
    /// Ids of the sources.
    pub sources: Vec<Id>,
}

/// What became of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Verdict {
    /// Right, then and now.
    True,
    /// Right then, not any more.
    Outdated,
    /// Too strong, or half right.
    Overstated,
    /// Right thing, wrong name.
    WrongName,
    /// Not so.
    Wrong,
    /// No source settles it.
    Unverified,
}

/// A word one meets there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// As written there.
    pub term: String,
    /// Romanization; absent when the term is in Latin letters.
    #[serde(default)]
    pub roman: Option<String>,
    /// What it means.
    pub meaning: Text,
    /// Who says it.
    #[serde(skip)]
    pub origin: Origin,
}

/// Where a statement comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Unique within the platform: `S4`, `S11b`.
    pub id: Id,
    /// Its title, in its own language.
    pub title: String,
    /// Who published it.
    #[serde(default)]
    pub publisher: Option<String>,
    /// Its whole address, when it is known.
    #[serde(default)]
    pub url: Option<String>,
    /// When; absent when undated.
    #[serde(default)]
    pub published: Option<Date>,
    /// Language code.
    pub lang: Id,
    /// How far it can be trusted.
    pub grade: Grade,
    /// A warning to the reader: second-hand, a copy, read in part.
    #[serde(default)]
    pub note: Option<Text>,
    /// Who says it.
    #[serde(skip)]
    pub origin: Origin,
}

/// How far a source can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Grade {
    /// Primary: filing, official page, text of a law.
    A,
    /// Research house or reputable press.
    B,
    /// Agency guide, trade blog, copy.
    C,
}

impl Platform {
    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|s| s.id == id)
    }

    /// The row of this feature.
    pub fn row(&self, feature: &str) -> Option<&Row> {
        self.checklist.iter().find(|r| r.feature == feature)
    }
}
