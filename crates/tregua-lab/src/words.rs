//! Words: messages for people, in their language, by Fluent.

pub use fluent_bundle::FluentArgs;
use fluent_bundle::{FluentBundle, FluentResource};

/// A language people read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Spanish.
    Es,
}

impl Lang {
    /// Both languages.
    pub const ALL: [Self; 2] = [Self::En, Self::Es];

    /// Its code: `en`, `es`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
        }
    }
}

/// Messages in a language, by id, with named arguments.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The messages of a Fluent text.
    ///
    /// # Panics
    /// If the text is no Fluent: it is part of the program.
    #[must_use]
    pub fn new(lang: Lang, ftl: &str) -> Self {
        let id = lang.code().parse().unwrap_or_else(|_| panic!("{} is no language", lang.code()));
        let mut bundle = FluentBundle::new(vec![id]);
        bundle.set_use_isolating(false);
        let resource =
            FluentResource::try_new(ftl.to_string()).unwrap_or_else(|(_, e)| panic!("{lang:?}: {e:?}"));
        bundle.add_resource(resource).unwrap_or_else(|e| panic!("{lang:?}: {e:?}"));
        Self { bundle }
    }

    /// A message with its arguments filled in; its id if there is none of that name.
    #[must_use]
    pub fn say(&self, id: &str, args: &FluentArgs<'_>) -> String {
        let pattern = self.bundle.get_message(id).and_then(|m| m.value());
        let Some(pattern) = pattern else { return id.to_string() };
        self.bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned()
    }
}
