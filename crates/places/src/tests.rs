//! Tests: what places invented stories name.
