//! Development only: fakes, the engine contract suite and the sample maker.
