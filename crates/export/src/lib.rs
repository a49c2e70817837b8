//! Records to CSV, by profiles that are data.
