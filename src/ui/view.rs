//! `view!` of this crate: that of Leptos, as one type.

/// Leptos' [`view!`](leptos::view), as an [`AnyView`](leptos::prelude::AnyView) of what is in it. Leptos wraps each view in a type of its
/// own and erases both; without the wrapper the program is some 50 kB smaller.
macro_rules! view {
    ($($tokens:tt)*) => {
        ::leptos::prelude::IntoAny::into_any(::leptos::prelude::View::into_inner(::leptos::view! { $($tokens)* }))
    };
}

pub(crate) use view;
