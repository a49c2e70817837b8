//! The modules of a crate as its files declare them, and which of them name which.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};

/// Path of a module inside its crate; empty for the crate's root.
pub type ModulePath = Vec<String>;

/// The files of one crate.
#[derive(Default)]
pub struct Modules {
    /// Every module that has a file, by its path.
    pub files: BTreeMap<ModulePath, PathBuf>,
    /// Paths that each module names outside of tests, resolved to modules.
    pub uses: BTreeMap<ModulePath, BTreeSet<ModulePath>>,
    syntax: BTreeMap<ModulePath, syn::File>,
    /// Where a module hands on an item of another one.
    reexports: BTreeMap<(ModulePath, String), Vec<String>>,
}

impl Modules {
    /// Reads a crate from its root file on, along its `mod` declarations.
    pub fn of(root: &Path) -> Self {
        let mut modules = Self::default();
        modules.read(Vec::new(), root.to_owned(), root.parent().expect("a root lies in a folder").to_owned());
        modules.resolve();
        modules
    }

    fn read(&mut self, module: ModulePath, file: PathBuf, children: PathBuf) {
        let text = fs::read_to_string(&file).expect("a declared module has a file");
        let syntax = syn::parse_file(&text).expect("the file compiles");
        for item in &syntax.items {
            let syn::Item::Mod(declared) = item else { continue };
            if declared.content.is_some() {
                continue;
            }
            let name = declared.ident.to_string();
            if let Some(path) = named_path(declared) {
                let file = file.parent().expect("a file lies in a folder").join(path);
                let child = [module.clone(), vec![name.clone()]].concat();
                self.read(child, file.canonicalize().expect("a file that is named"), children.join(&name));
                continue;
            }
            let (beside, inside) = (children.join(format!("{name}.rs")), children.join(&name).join("mod.rs"));
            let child = [module.clone(), vec![name.clone()]].concat();
            self.read(child, if beside.exists() { beside } else { inside }, children.join(&name));
        }
        self.files.insert(module.clone(), file);
        self.syntax.insert(module, syntax);
    }

    fn resolve(&mut self) {
        let mut named = BTreeMap::new();
        for (module, syntax) in &self.syntax {
            let mut paths = Paths::default();
            paths.visit_file(syntax);
            for (path, name) in &paths.handed_on {
                self.reexports.insert((module.clone(), name.clone()), path.clone());
            }
            named.insert(module.clone(), paths.named);
        }
        for (module, paths) in named {
            let used = paths.iter().filter_map(|path| self.target(&module, path, 0)).collect();
            self.uses.insert(module, used);
        }
    }

    /// The module in which what a path names stands, through whatever hands it on.
    fn target(&self, from: &ModulePath, path: &[String], steps: usize) -> Option<ModulePath> {
        let (first, rest) = path.split_first()?;
        let (mut module, mut rest) = match first.as_str() {
            "crate" => (Vec::new(), rest),
            "self" => (from.clone(), rest),
            "super" => (from[..from.len().checked_sub(1)?].to_vec(), rest),
            name => ([from.clone(), vec![name.to_owned()]].concat(), rest),
        };
        if !self.files.contains_key(&module) {
            return None;
        }
        while let Some((name, after)) = rest.split_first() {
            if name == "super" {
                module.pop();
                rest = after;
                continue;
            }
            let child = [module.clone(), vec![name.clone()]].concat();
            if !self.files.contains_key(&child) {
                break;
            }
            (module, rest) = (child, after);
        }
        let handed_on = rest.first().and_then(|name| self.reexports.get(&(module.clone(), name.clone())));
        match handed_on {
            Some(path) if steps < 8 => self.target(&module, path, steps + 1).or(Some(module)),
            _ => Some(module),
        }
    }

    /// Sets of modules that name each other in a loop. A module may name its own submodules: they are its inside.
    pub fn circles(&self) -> Vec<BTreeSet<ModulePath>> {
        let reach: BTreeMap<&ModulePath, BTreeSet<ModulePath>> =
            self.files.keys().map(|module| (module, self.reach(module))).collect();
        let mut circles: Vec<BTreeSet<ModulePath>> = Vec::new();
        for (module, reached) in &reach {
            let back = reached.iter().filter(|other| reach[other].contains(*module));
            let circle: BTreeSet<ModulePath> = back.cloned().chain([(*module).clone()]).collect();
            if circle.len() > 1 && !circles.contains(&circle) {
                circles.push(circle);
            }
        }
        circles
    }

    /// The modules that one names, directly or through others; itself only where a loop leads back.
    fn reach(&self, module: &ModulePath) -> BTreeSet<ModulePath> {
        let outside = |from: &ModulePath| -> Vec<ModulePath> {
            let uses = self.uses.get(from).into_iter().flatten();
            uses.filter(|used| !used.starts_with(from)).cloned().collect()
        };
        let mut reached = BTreeSet::new();
        let mut open = outside(module);
        while let Some(next) = open.pop() {
            if reached.insert(next.clone()) {
                open.extend(outside(&next));
            }
        }
        reached
    }
}

/// The file that a `#[path]` names.
fn named_path(declared: &syn::ItemMod) -> Option<String> {
    declared.attrs.iter().filter(|attribute| attribute.path().is_ident("path")).find_map(|attribute| {
        let syn::Meta::NameValue(named) = &attribute.meta else { return None };
        let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(path), .. }) = &named.value else { return None };
        Some(path.value())
    })
}

/// The paths that a file names outside of its tests.
#[derive(Default)]
struct Paths {
    named: BTreeSet<Vec<String>>,
    handed_on: Vec<(Vec<String>, String)>,
}

impl Paths {
    fn follow(&mut self, tree: &syn::UseTree, mut path: Vec<String>, is_handed_on: bool) {
        match tree {
            syn::UseTree::Path(step) => {
                path.push(step.ident.to_string());
                self.follow(&step.tree, path, is_handed_on);
            }
            syn::UseTree::Group(group) => {
                group.items.iter().for_each(|tree| self.follow(tree, path.clone(), is_handed_on));
            }
            syn::UseTree::Name(last) => {
                let name = last.ident.to_string();
                if name != "self" {
                    path.push(name.clone());
                }
                if is_handed_on {
                    self.handed_on.push((path.clone(), name));
                }
                self.named.insert(path);
            }
            syn::UseTree::Rename(last) => {
                path.push(last.ident.to_string());
                if is_handed_on {
                    self.handed_on.push((path.clone(), last.rename.to_string()));
                }
                self.named.insert(path);
            }
            syn::UseTree::Glob(_) => {
                self.named.insert(path);
            }
        }
    }
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        let attributes = match item {
            syn::Item::Mod(item) => &item.attrs,
            syn::Item::Fn(item) => &item.attrs,
            syn::Item::Use(item) => &item.attrs,
            syn::Item::Impl(item) => &item.attrs,
            _ => return visit::visit_item(self, item),
        };
        let is_test = attributes.iter().any(|attribute| {
            attribute.path().is_ident("cfg")
                && matches!(attribute.parse_args::<syn::Path>(), Ok(path) if path.is_ident("test"))
        });
        if !is_test {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.follow(&item.tree, Vec::new(), !matches!(item.vis, syn::Visibility::Inherited));
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if segments.len() > 1 && matches!(segments[0].as_str(), "crate" | "super" | "self") {
            self.named.insert(segments);
        }
        visit::visit_path(self, path);
    }
}
