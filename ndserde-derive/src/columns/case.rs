//! Names as serde's `rename_all` changes them.

use syn::LitStr;

use crate::errors::Errors;

/// What a rule makes of the name of a field.
pub(super) type Rename = fn(&str) -> String;

/// The rules by serde's names.
const RULES: &[(&str, Rename)] = &[
    ("lowercase", str::to_owned),
    ("UPPERCASE", str::to_ascii_uppercase),
    ("PascalCase", pascal),
    ("camelCase", camel),
    ("snake_case", str::to_owned),
    ("SCREAMING_SNAKE_CASE", str::to_ascii_uppercase),
    ("kebab-case", kebab),
    ("SCREAMING-KEBAB-CASE", |name| kebab(name).to_ascii_uppercase()),
];

/// How a rule changes the name of a field.
pub(super) fn rule(text: &LitStr, errors: &mut Errors) -> Rename {
    let name = text.value();
    let known = RULES.iter().find(|(known, _)| *known == name);
    known.map_or_else(
        || {
            let names: Vec<_> = RULES.iter().map(|(known, _)| format!("\"{known}\"")).collect();
            errors.at(text, format_args!("unknown rule: serde's are {}", names.join(", ")));
            str::to_owned as Rename
        },
        |(_, rule)| *rule,
    )
}

fn pascal(name: &str) -> String {
    let words = name.split('_').map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(|first| first.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    });
    words.collect()
}

fn camel(name: &str) -> String {
    let name = pascal(name);
    let mut letters = name.chars();
    let first = letters.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

fn kebab(name: &str) -> String {
    name.replace('_', "-")
}
