//! Hands tauri.conf.json, the capabilities and the built UI to Tauri.

fn main() {
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    println!("cargo:rerun-if-changed=ui/dist");
    // Without a built UI the shell still compiles, for checks and tests of everything else.
    if !std::path::Path::new("ui/dist").exists() {
        std::fs::create_dir_all("ui/dist").expect("the checkout can be written to");
        std::fs::write("ui/dist/index.html", "<!doctype html><p>Run ./dev run to build the screens.</p>")
            .expect("the checkout can be written to");
    }
    let attributes =
        tauri_build::Attributes::new().capabilities_path_pattern("./src-tauri/capabilities/**/*");
    tauri_build::try_build(attributes).expect("tauri.conf.json and the capabilities are valid");
}
