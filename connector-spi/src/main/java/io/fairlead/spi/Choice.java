package io.fairlead.spi;

import org.jspecify.annotations.Nullable;

/** A choice of a {@link Challenge}, shown by its label, its picture or both. */
public record Choice(String value, String label, @Nullable Picture picture) {}
