//! `view!` of this crate: that of Leptos, as one type; and components that are nothing but a closure, as one type.

use std::sync::{Arc, Mutex};

use leptos::prelude::*;
use leptos::tachys::reactive_graph::SharedReactiveFunction;

/// Leptos' [`view!`](leptos::view), as an [`AnyView`](leptos::prelude::AnyView) of what is in it. Leptos wraps each view in a type of its
/// own and erases both; without the wrapper the program is some 50 kB smaller.
///
/// A closure in it is written there and gives an [`AnyView`](leptos::prelude::AnyView), `{move || lines().into_any()}`: then Leptos
/// makes all of them one type. One that has a name, `{lines}`, is a type of its own, and some three kilobytes of the program.
macro_rules! view {
    ($($tokens:tt)*) => {
        ::leptos::prelude::IntoAny::into_any(::leptos::prelude::View::into_inner(::leptos::view! { $($tokens)* }))
    };
}

pub(crate) use view;

/// A component that is a closure and nothing around it, as the type that `view!` gives a closure.
pub fn dynamic(view: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    let view: SharedReactiveFunction<AnyView> = Arc::new(Mutex::new(view));
    view.into_any()
}
