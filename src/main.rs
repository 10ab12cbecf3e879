//! What can JavaScript call in the program that a browser loads? Nothing runs by itself.

#[cfg(target_arch = "wasm32")]
mod exports {
    use coalition_timeline::web;
    use js_sys::{Function, Promise};
    use wasm_bindgen::prelude::wasm_bindgen;
    use web_sys::{Blob, HtmlElement};

    /// Starts our own page: the whole one, or what a frame shows. `check` takes the bytes of somebody else's file to the
    /// program that checks it.
    #[wasm_bindgen(js_name = startPage)]
    pub fn start_page(check: Function) {
        web::start_page(check);
    }

    /// A timeline in an element of another page.
    #[wasm_bindgen]
    pub struct MountedElement(web::MountedElement);

    /// Mounts a timeline in an element inside a shadow root.
    ///
    /// `site` is the folder of our own page, `data` the address of other data than the bundled ones, `inline` those that
    /// stand in the page around it, which count where there is no address, `query` the view to begin with. `bundled` and `texts` are the addresses of the bundled data. `tell` is called with the kind of each piece
    /// of news, what it says, and whether the host asked for it.
    #[wasm_bindgen(js_name = mountElement)]
    #[allow(clippy::too_many_arguments, reason = "JavaScript has no other way to pass them as cheaply")]
    pub fn mount_element(
        host: HtmlElement,
        site: String,
        bundled: String,
        texts: String,
        data: Option<String>,
        inline: Option<Blob>,
        query: String,
        check: Function,
        tell: Function,
    ) -> MountedElement {
        let files = web::Files { bundled, texts, check };
        MountedElement(web::MountedElement::new(host, site, files, data, inline, query, tell))
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
