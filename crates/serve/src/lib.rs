//! Development only: the real app over HTTP on loopback.
