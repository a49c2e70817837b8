//! The pipeline, the jobs, and the one table of commands, events and DTOs.
