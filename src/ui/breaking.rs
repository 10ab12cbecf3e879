//! Words in narrow columns, of which long ones may break anywhere.

use leptos::prelude::*;

use super::view;

/// Every column has room for a word as long as this: longer ones are few but for addresses and names of files.
const LONGEST_WORD: usize = 16;

/// Words among others in columns. A long one may break anywhere: the browser makes no column wider for it. Nothing for no words.
pub fn breaking(words: &str) -> Option<AnyView> {
    if words.is_empty() {
        return None;
    }
    if words.split(' ').all(|word| word.chars().count() <= LONGEST_WORD) {
        return Some(words.to_owned().into_any());
    }
    let mut parts: Vec<AnyView> = Vec::new();
    let mut plain = String::new();
    for (at, word) in words.split(' ').enumerate() {
        if at > 0 {
            plain.push(' ');
        }
        if word.chars().count() <= LONGEST_WORD {
            plain.push_str(word);
            continue;
        }
        if !plain.is_empty() {
            parts.push(std::mem::take(&mut plain).into_any());
        }
        parts.push(view! { <span class="ct-word">{word.to_owned()}</span> });
    }
    if !plain.is_empty() {
        parts.push(plain.into_any());
    }
    Some(parts.into_any())
}
