//! The rules of ARCHITECTURE.md that the compiler does not keep: no circle of files, no file that is forgotten or too
//! long, no folder that is a drawer, and the layers of `interpret` in their order.

mod modules;
mod rules;
