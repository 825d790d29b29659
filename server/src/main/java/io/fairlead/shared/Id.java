package io.fairlead.shared;

/** A typed id. Its value is what a column holds. */
public interface Id<T> {

    T value();
}
