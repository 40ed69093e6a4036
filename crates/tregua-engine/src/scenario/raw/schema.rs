//! JSON Schemas of the TOML files, made from the types that read them: editors complete and check with them.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::book::{HypothesesFile, Parameter, QuestionsFile, Source};
use super::folk::ScenarioFile;
use super::outside::OutsideFile;
use super::plans::PlansFile;
use super::read::Given;
use super::record::{DecisionsFile, RecordFile};
use super::talks::TalksFile;
use crate::scenario::{Attribute, Feature};
use crate::theta::Theta;
use crate::unit::Date;

/// The schema of each TOML file, by the name of the file without its ending.
#[must_use]
pub fn schemas() -> Vec<(&'static str, Schema)> {
    vec![
        ("decisions", of::<DecisionsFile>()),
        ("hypotheses", of::<HypothesesFile>()),
        ("outside", of::<OutsideFile>()),
        ("parameters", parameters()),
        ("plans", of::<PlansFile>()),
        ("questions", of::<QuestionsFile>()),
        ("record", of::<RecordFile>()),
        ("scenario", of::<ScenarioFile>()),
        ("sources", by_id::<Source>("`sources.toml`: each source under its id.")),
        ("talks", of::<TalksFile>()),
        ("words", words()),
    ]
}

fn generator() -> SchemaGenerator {
    SchemaSettings::draft07().with_transform(no_null).into_generator()
}

fn of<T: JsonSchema>() -> Schema {
    generator().into_root_schema_for::<T>()
}

/// Entries under ids of their own.
fn by_id<T: JsonSchema>(says: &str) -> Schema {
    let mut schema = generator().into_root_schema_for::<std::collections::BTreeMap<String, T>>();
    schema.insert("description".to_owned(), says.into());
    schema
}

/// Every parameter of theta, with its unit, and no other.
fn parameters() -> Schema {
    let mut schema = by_id::<Parameter>("`parameters.toml`: every number that the rules read.");
    let entry = |i: usize| {
        let says = format!("{} [{}]", Theta::SAYS[i].trim(), Theta::UNITS[i]);
        json_schema!({
            "description": says,
            "allOf": [
                { "$ref": "#/definitions/Parameter" },
                { "properties": { "unit": { "const": Theta::UNITS[i] } } },
            ],
        })
    };
    let properties: serde_json::Map<String, serde_json::Value> =
        Theta::NAMES.iter().enumerate().map(|(i, n)| ((*n).to_owned(), entry(i).into())).collect();
    schema.insert("properties".to_owned(), properties.into());
    schema.insert("required".to_owned(), Theta::NAMES.to_vec().into());
    schema.insert("additionalProperties".to_owned(), false.into());
    schema
}

fn words() -> Schema {
    by_id::<std::collections::BTreeMap<String, String>>(
        "`words.LANG.toml`: texts shown to people, by table and id.",
    )
}

/// TOML has no null: what may be left out is left out.
fn no_null(schema: &mut Schema) {
    schemars::transform::transform_subschemas(&mut no_null, schema);
    let Some(object) = schema.as_object_mut() else { return };
    let is_null = |v: &serde_json::Value| *v == "null" || v.get("type").is_some_and(|t| t == "null");
    if let Some(types) = object.get_mut("type").and_then(|t| t.as_array_mut()) {
        types.retain(|t| !is_null(t));
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".to_owned(), only);
        }
    }
    if let Some(any) = object.get_mut("anyOf").and_then(|a| a.as_array_mut()) {
        any.retain(|t| !is_null(t));
    }
    if let Some(words) = object.get_mut("enum").and_then(|e| e.as_array_mut()) {
        words.retain(|w| !w.is_null());
    }
}

impl<T: JsonSchema> JsonSchema for Given<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }
    fn schema_id() -> std::borrow::Cow<'static, str> {
        T::schema_id()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

impl JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
    }
}

impl JsonSchema for Attribute {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Attribute".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "enum": Self::ALL.map(Self::key) })
    }
}

impl JsonSchema for Feature {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Feature".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "enum": Self::ALL.map(Self::key).to_vec() })
    }
}
