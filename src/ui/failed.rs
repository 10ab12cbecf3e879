//! Failures: why there is nothing to show, or nothing yet, and what a reader can do about it.

use leptos::html;
use leptos::prelude::*;

use super::data_action::DataAction;
use super::local_file::{OpenFileButton, TemplateLink};
use super::view;
use crate::dataset::Failure;
use crate::platform::{self, Address};
use crate::words::page as text;

/// Why there is nothing to show, with what a reader can do about it.
#[component]
pub fn Failed(
    /// Why.
    failure: Failure,
    /// The address or the name of data that are not the bundled ones; empty where they have none.
    other: Option<String>,
    /// Where a file can be opened instead: the address that opening one is a step of.
    open_file: Option<Address>,
    /// Whether what was delivered is shown, and is not the part that was asked for.
    is_unfiltered: bool,
    /// Whether the reader has pressed something that is gone: the first button takes the focus, unless they have gone elsewhere.
    takes_focus: bool,
    /// Hears what the reader does.
    on_action: UnsyncCallback<DataAction>,
) -> impl IntoView {
    let mut sentences = text::failure(&failure).into_iter();
    let first = sentences.next().unwrap_or_default();
    // An address that is none is in the sentence already, and may hold a password that is not.
    let is_named = matches!(failure, Failure::BadAddress(_));
    let hint = other.clone().filter(|name| !name.is_empty() && !is_named);
    // What stands in the page has changed nothing since, nor has an address.
    let is_inline = other.as_deref() == Some("");
    let is_retried = !(is_named || is_inline && matches!(failure, Failure::Faulty { .. } | Failure::TooLarge));
    let good = match failure {
        Failure::Faulty { good: good @ 1.., .. } => Some(good),
        _ => None,
    };
    let first_button = NodeRef::<html::Button>::new();
    // Each takes its place if none has before it.
    let mut place = Some(first_button);
    let mut place = move || place.take().unwrap_or_default();
    let retry = is_retried.then(|| view! { <Way words=text::RETRY action=DataAction::Retry node=place() on_action /> });
    let good = good.map(|good| {
        view! { <Way words=text::show_good(good) action=DataAction::ShowGood node=place() on_action /> }
    });
    let opener = open_file.map(|address| {
        view! {
            <OpenFileButton words=text::own::OPEN_ANOTHER address node=place() on_action />
            <TemplateLink />
        }
    });
    let bundled = other.is_some().then(|| {
        view! { <Way words=text::SHOW_BUNDLED action=DataAction::ShowBundled node=place() on_action /> }
    });
    if takes_focus {
        first_button.on_load(move |button| platform::take_focus(&button));
    }
    view! {
        <div class="ct-failed" role="alert" part="error">
            <p>{first}</p>
            {hint.map(|name| view! { <p class="ct-hint">{name}</p> })}
            <ul>{sentences.map(|sentence| view! { <li>{sentence}</li> }).collect_view()}</ul>
            <p class="ct-ways">{retry}{good}{opener}{bundled}</p>
            {is_unfiltered.then(|| view! { <Unfiltered /> })}
        </div>
    }
}

/// Data are slow to come: that it is not the end, and the way to ask again.
#[component]
pub fn SlowData(
    /// Whether what was delivered is shown, and is not the part that was asked for.
    is_unfiltered: bool,
    /// Hears that the reader asks again.
    on_action: UnsyncCallback<DataAction>,
) -> impl IntoView {
    view! {
        <div class="ct-failed" role="alert" part="error">
            <p>{text::SLOW_DATA}</p>
            <p class="ct-ways"><Way words=text::RETRY action=DataAction::Retry on_action /></p>
            {is_unfiltered.then(|| view! { <Unfiltered /> })}
        </div>
    }
}

/// That what is shown is not the part that was asked for.
#[component]
fn Unfiltered() -> impl IntoView {
    view! { <p>{text::UNFILTERED}</p> }
}

/// A button that asks for something else.
#[component]
pub(super) fn Way(
    #[prop(into)] words: String,
    action: DataAction,
    #[prop(optional)] node: NodeRef<html::Button>,
    on_action: UnsyncCallback<DataAction>,
) -> impl IntoView {
    let action = StoredValue::new_local(action);
    let press = move |_| {
        on_action.try_run(action.get_value());
    };
    view! { <button type="button" node_ref=node on:click=press>{words}</button> }
}
