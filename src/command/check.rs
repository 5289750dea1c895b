//! temp
use super::{Failure, Outcome};
use crate::data::{Atlas, Date, Lang};
use std::io::Write;
use std::path::Path;
/// temp
pub fn check(
    _path: Option<&Path>,
    _lang: Lang,
    _today: Date,
    _json: bool,
    _out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    Ok(Outcome::Done)
}
/// temp
pub fn load(_path: Option<&Path>, _lang: Lang, _today: Date) -> Result<Atlas, Failure> {
    #[derive(serde::Deserialize)]
    #[serde(rename = "Atlas")]
    struct Header {
        #[allow(dead_code)]
        schema: u32,
        title: crate::data::Text,
        edition: Date,
        vocabulary: crate::data::Vocabulary,
    }
    let o =
        ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let h: Header = o
        .from_str(include_str!("../../assets/atlas/atlas.ron"))
        .map_err(|e| Failure::Refused(e.to_string()))?;
    let mut platforms = vec![];
    for t in [
        include_str!("../../assets/atlas/platforms/douban.ron"),
        include_str!("../../assets/atlas/platforms/qq.ron"),
        include_str!("../../assets/atlas/platforms/qzone.ron"),
        include_str!("../../assets/atlas/platforms/wechat.ron"),
        include_str!("../../assets/atlas/platforms/weibo.ron"),
    ] {
        platforms.push(o.from_str(t).map_err(|e| Failure::Refused(e.to_string()))?);
    }
    Ok(Atlas {
        title: h.title,
        edition: h.edition,
        vocabulary: h.vocabulary,
        platforms,
    })
}
