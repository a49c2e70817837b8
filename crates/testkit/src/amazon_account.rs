use std::fs;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

/// An account at Amazon on this computer with one person in it, as `tests/aws/rig.py` makes it. It ends with its value.
#[derive(Debug)]
pub struct AmazonAccount {
    process: Child,
    told: Value,
}

impl AmazonAccount {
    /// Starts it, which takes some seconds; the first time on a computer it is installed.
    ///
    /// # Errors
    /// When python3 cannot be started, or the emulator does not start.
    pub fn start() -> io::Result<Self> {
        let mut process = script("rig.py").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        if let Some(output) = process.stdout.take() {
            BufReader::new(output).read_line(&mut line)?;
        }
        Ok(Self { process, told: serde_json::from_str(&line)? })
    }

    /// Where it listens.
    pub fn endpoint(&self) -> &str {
        self.told("endpoint")
    }

    /// The code to set it up by.
    pub fn setup_code(&self) -> &str {
        self.told("setup_code")
    }

    /// The address of the person in it.
    pub fn user(&self) -> &str {
        self.told("user")
    }

    /// The person's id in the identity pool.
    pub fn identity_id(&self) -> &str {
        self.told("identity_id")
    }

    /// A browser in which the person signs in; it prints the page it ends on.
    ///
    /// # Errors
    /// When python3 cannot be started.
    pub fn browser(&self, address: &str) -> io::Result<Child> {
        script("browser.py")
            .args([address, self.user(), self.told("password")])
            .stdout(Stdio::piped())
            .spawn()
    }

    /// Makes `folder` one that stands first in a `PATH` to give a program this person's browser.
    ///
    /// # Errors
    /// When the folder cannot be written.
    #[cfg(unix)]
    pub fn put_browser_into(&self, folder: &Path) -> io::Result<()> {
        use std::os::unix::fs::PermissionsExt;

        let browser = folder.join("xdg-open");
        let path = scripts().join("browser.py");
        let (user, password) = (self.user(), self.told("password"));
        fs::write(
            &browser,
            format!("#!/bin/sh\nexec python3 '{}' \"$1\" '{user}' '{password}'\n", path.display()),
        )?;
        fs::set_permissions(&browser, fs::Permissions::from_mode(0o755))
    }

    fn told(&self, name: &str) -> &str {
        self.told[name].as_str().unwrap_or_default()
    }
}

impl Drop for AmazonAccount {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

fn scripts() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/aws")
}

fn script(name: &str) -> Command {
    let mut command = Command::new("python3");
    command.arg(scripts().join(name));
    command
}
