//! Exports to JavaScript of the program that a browser loads. Nothing runs by itself.

#[cfg(target_arch = "wasm32")]
mod exports {
    use coalition_timeline::app::{self, ElementOptions};
    use js_sys::{Function, Object, Promise};
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Starts our own page: the whole one, or what a frame shows. `check` takes the length of somebody else's file, and
    /// promises a checker for it.
    #[wasm_bindgen(js_name = startPage)]
    pub fn start_page(check: Function) {
        app::start_page(check);
    }

    /// A timeline in an element of another page.
    #[wasm_bindgen]
    pub struct MountedElement(app::MountedElement);

    /// Mounts a timeline in an element inside a shadow root. [`ElementOptions::new`] says which fields the options have.
    #[wasm_bindgen(js_name = mountElement)]
    pub fn mount_element(options: Object) -> MountedElement {
        MountedElement(app::MountedElement::new(ElementOptions::new(options)))
    }

    #[wasm_bindgen]
    impl MountedElement {
        /// The query of the present view; of the view it will begin with while there are no data.
        pub fn query(&self) -> String {
            self.0.query()
        }

        /// Shows the present view with another value of one parameter, or without it.
        #[wasm_bindgen(js_name = setParameter)]
        pub fn set_parameter(&self, name: &str, value: Option<String>) {
            self.0.set_parameter(name, value);
        }

        /// Shows the view of a query.
        #[wasm_bindgen(js_name = setQuery)]
        pub fn set_query(&self, query: String) {
            self.0.set_query(query);
        }

        /// What is shown as a file: "png", a `Blob`, or the text of "svg", "csv" or "json".
        #[wasm_bindgen(js_name = exportView)]
        pub fn export(&self, format: String) -> Promise {
            self.0.export(format)
        }
    }
}

fn main() {}
