//! Tregua.
