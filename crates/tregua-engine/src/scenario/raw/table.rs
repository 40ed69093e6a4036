//! Three small macros that say what an entry, a choice or a word of the files is: one declaration makes the type, its reader,
//! its help texts and (with the feature `schema`) its JSON Schema, so that they cannot differ.

/// An entry: keys with their meaning. `Given<T>` must be there, `Opt<T>` may be left out.
macro_rules! table {
    ($($(#[doc = $says:literal])+ $name:ident, $shown:literal { $($(#[doc = $doc:literal])+ $field:ident: $ty:ty,)+ })+) => {$(
        $(#[doc = $says])+
        #[derive(Clone, Debug)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
        pub struct $name { $($(#[doc = $doc])+ pub $field: $ty,)+ }

        impl $name {
            /// Its keys, as the files write them.
            pub const KEYS: &'static [&'static str] = &[$(stringify!($field)),+];

            /// Reads its keys.
            pub(crate) fn from_keys(
                keys: &mut $crate::scenario::raw::keys::Keys<'_>,
                faults: &mut $crate::scenario::diagnostic::Faults<'_>,
            ) -> Self {
                Self { $($field: keys.take(stringify!($field), &|| $crate::scenario::said::Said::clause(concat!($($doc),+)), faults),)+ }
            }
        }

        impl $crate::scenario::raw::read::Read for $name {
            fn read(
                node: $crate::scenario::raw::read::Node<'_>,
                at: $crate::scenario::text::Span,
                faults: &mut $crate::scenario::diagnostic::Faults<'_>,
            ) -> Option<Self> {
                let mut keys = $crate::scenario::raw::keys::Keys::open(node, at, $crate::said!($shown), faults)?;
                let read = Self::from_keys(&mut keys, faults);
                keys.finish(faults);
                Some(read)
            }
        }
    )+};
}

/// One of several entries, told apart by the word under one key.
macro_rules! choice {
    ($(#[doc = $says:literal])+ $name:ident by $tag:literal, $shown:literal {
        $($(#[doc = $vdoc:literal])+ $word:literal $variant:ident { $($(#[doc = $doc:literal])+ $field:ident: $ty:ty,)* })+
    }) => {
        $(#[doc = $says])+
        #[derive(Clone, Debug)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(tag = $tag))]
        pub enum $name {
            $($(#[doc = $vdoc])+
            #[cfg_attr(feature = "schema", schemars(rename = $word))]
            $variant { $($(#[doc = $doc])+ $field: $ty,)* },)+
        }

        impl $name {
            /// The words that tell the entries apart.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// Reads the word and the keys that go with it.
            pub(crate) fn from_keys(
                keys: &mut $crate::scenario::raw::keys::Keys<'_>,
                faults: &mut $crate::scenario::diagnostic::Faults<'_>,
            ) -> Option<Self> {
                let says = || $crate::said!("one of {}", Self::WORDS.join(" "));
                let word: $crate::scenario::raw::read::Given<String> = keys.take($tag, &says, faults);
                match word.text() {
                    $($word => Some(Self::$variant {
                        $($field: keys.take(stringify!($field), &|| $crate::scenario::said::Said::clause(concat!($($doc),+)), faults),)*
                    }),)+
                    _ => {
                        if word.value.is_some() {
                            $crate::scenario::raw::words::unknown_word(word.text(), word.span, $crate::said!($shown), Self::WORDS, faults);
                        }
                        keys.forgive();
                        None
                    }
                }
            }
        }
    };
}

/// A scenario's enum as a word of the files.
macro_rules! words {
    ($($ty:ty, $shown:literal { $($word:literal $value:expr;)+ })+) => {$(
        impl $crate::scenario::raw::read::Read for $ty {
            fn read(
                node: $crate::scenario::raw::read::Node<'_>,
                at: $crate::scenario::text::Span,
                faults: &mut $crate::scenario::diagnostic::Faults<'_>,
            ) -> Option<Self> {
                let word = String::read(node, at, faults)?;
                $crate::scenario::raw::words::pick(&word, at, $crate::said!($shown), &[$(($word, $value)),+], faults)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $ty {
            fn schema_name() -> std::borrow::Cow<'static, str> { $shown.into() }
            fn inline_schema() -> bool { true }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "enum": [$($word),+] })
            }
        }
    )+};
}

pub(crate) use {choice, table, words};
