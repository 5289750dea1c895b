//! Fields that a record does not have.

use super::spelling::{nearest, short, suggest};
use super::walk::Walk;
use crate::data::schema::{Field, Record};
use crate::data::syntax;

impl Walk<'_> {
    /// Tells the unknown fields, and takes from the `missing` ones those that were probably meant.
    pub(super) fn unknown_fields(
        &mut self,
        strangers: &[&syntax::Field<'_>],
        record: &Record,
        fields: &[Field],
        missing: &mut Vec<&str>,
    ) {
        for field in strangers {
            let names = fields.iter().map(|f| f.name);
            let shown = short(field.name);
            let finding = self.error(
                field.at,
                format!("champ inconnu « {shown} » dans {}", record.fr),
                format!("unknown field “{shown}” in {}", record.en),
            );
            if !self.tally.may_seek() {
                self.tell(finding);
                continue;
            }
            let meant = nearest(field.name, names.clone());
            match (meant, strangers, missing.as_slice()) {
                // A stranger alone, and one field alone that is not there: one fault.
                (None, [_], &[name]) => {
                    self.tell(finding.help(
                        format!("il manque « {name} » : est-ce lui?"),
                        format!("“{name}” is missing: is this it?"),
                    ));
                    missing.clear();
                }
                _ => {
                    self.tell(suggest(finding, field.name, names));
                    missing.retain(|name| Some(*name) != meant);
                }
            }
        }
    }
}
