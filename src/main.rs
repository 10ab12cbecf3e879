//! What starts the page?

fn main() {
    #[cfg(target_arch = "wasm32")]
    coalition_timeline::web::start();
}
