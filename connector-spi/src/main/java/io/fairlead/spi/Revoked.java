package io.fairlead.spi;

/** The grant is worth nothing any more. */
public record Revoked() {}
