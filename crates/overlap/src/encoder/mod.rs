//! A sentence in English, Russian or a near language becomes a point, so that translations lie close together.
