package io.fairlead.connector.milestone;

import org.jspecify.annotations.Nullable;

/**
 * The bank has taken what the consumer gave.
 *
 * @param accounts how many it has shown since; null: none yet
 */
public record Milestone(@Nullable Integer accounts) {}
