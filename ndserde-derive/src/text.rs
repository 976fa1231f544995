//! Tokens as the strings that serde's attributes ask for.

use proc_macro2::{Delimiter, Group, Ident, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::LitStr;

/// Makes the strings, and remembers what they lean on.
///
/// A `$crate` from a `macro_rules!` means something as a token and nothing as text, so each gets a
/// name that text can say.
#[derive(Default)]
pub(crate) struct Texts {
    crates: Vec<Ident>,
}

impl Texts {
    /// The tokens as a string with this span, so that errors point there.
    pub(crate) fn text(&mut self, tokens: &impl ToTokens, span: Span) -> LitStr {
        LitStr::new(&spaced(self.named(tokens.to_token_stream())), span)
    }

    fn named(&mut self, tokens: TokenStream) -> TokenStream {
        let named = tokens.into_iter().map(|token| match token {
            TokenTree::Ident(ident) if ident == "$crate" => {
                let name = format_ident!("__nd_crate{}", self.crates.len());
                self.crates.push(ident);
                name.into()
            }
            TokenTree::Group(group) => {
                Group::new(group.delimiter(), self.named(group.stream())).into()
            }
            other => other,
        });
        named.collect()
    }

    /// The names that the strings use.
    pub(crate) fn imports(&self) -> TokenStream {
        let names = (0..).map(|i| format_ident!("__nd_crate{i}"));
        let imports =
            self.crates.iter().zip(names).map(|(dollar, name)| quote!(use #dollar as #name;));
        imports.collect()
    }
}

/// Types and bounds spaced as people write them: expansions are read, and messages quote them.
pub(crate) fn spaced(tokens: TokenStream) -> String {
    let mut text = String::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let word = match &token {
            TokenTree::Group(group) => {
                let inner = spaced(group.stream());
                match group.delimiter() {
                    Delimiter::Parenthesis => format!("({inner})"),
                    Delimiter::Bracket => format!("[{inner}]"),
                    Delimiter::Brace => format!("{{ {inner} }}"),
                    Delimiter::None => inner,
                }
            }
            token => token.to_string(),
        };
        text.push_str(&word);
        if tokens.peek().is_some_and(|next| parts_from(&token, next, text.ends_with("::"))) {
            text.push(' ');
        }
    }
    text
}

/// Whether two tokens need a space between them; `path` says that the first ends in `::`.
fn parts_from(token: &TokenTree, next: &TokenTree, path: bool) -> bool {
    const KEYWORDS: &[&str] = &["as", "dyn", "mut", "const"];
    match (token, next) {
        (TokenTree::Ident(ident), TokenTree::Punct(punct)) => {
            KEYWORDS.iter().any(|keyword| ident == keyword) || "=+-*/".contains(punct.as_char())
        }
        (TokenTree::Punct(punct), next) => match punct.as_char() {
            _ if punct.spacing() == Spacing::Joint => false,
            ':' => !path,
            ',' | ';' | '=' | '+' | '-' | '*' | '/' => true,
            '>' => !matches!(next, TokenTree::Punct(next) if "<>:,;".contains(next.as_char())),
            _ => false,
        },
        (_, TokenTree::Punct(punct)) => "=+-*/".contains(punct.as_char()),
        _ => true,
    }
}
