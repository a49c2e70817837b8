//! What a person does with documents: piles, next stop, changes and undo. Pure.
