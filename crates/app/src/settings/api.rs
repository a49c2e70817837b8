//! What the app is, and how the person likes it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dto::Nothing;
use crate::{App, AppError};

/// What this app is and where its library lies.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Status {
    /// Version of the app.
    pub version: String,
    /// Folder of the library.
    pub library: String,
    /// Names of the engines at hand, the default first.
    pub engines: Vec<String>,
}

/// Which colours to draw in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
    /// High contrast on white.
    Hc,
    /// High contrast on black.
    HcDark,
}

/// Which language to speak.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// The system's, where it is one of those below; English otherwise.
    #[default]
    System,
    /// English.
    En,
    /// Malay.
    Ms,
    /// German.
    De,
    /// Spanish.
    Es,
}

/// How the person likes it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Preferences {
    /// Which colours to draw in.
    pub theme: Theme,
    /// Which language to speak.
    pub language: Language,
    /// Keys the person chose, by the name of the action; what is left out keeps its own.
    pub keys: BTreeMap<String, Vec<String>>,
}

const PREFERENCES: &str = "preferences";

pub(crate) fn status(app: &App, _: Nothing) -> Result<Status, AppError> {
    Ok(Status {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        library: app.library().display().to_string(),
        engines: app.engine_names(),
    })
}

pub(crate) fn preferences(app: &App, _: Nothing) -> Result<Preferences, AppError> {
    Ok(app.store().setting(PREFERENCES)?.unwrap_or_default())
}

pub(crate) fn set_preferences(app: &App, preferences: Preferences) -> Result<Nothing, AppError> {
    app.store().set_setting(PREFERENCES, &preferences)?;
    Ok(Nothing {})
}
