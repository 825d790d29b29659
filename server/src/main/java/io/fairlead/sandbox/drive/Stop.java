package io.fairlead.sandbox.drive;

import org.jspecify.annotations.Nullable;

/**
 * Where a consumer cannot go on.
 *
 * @param screen by its name
 * @param code what the bank's refusal is called; null when no bank has refused
 * @param reason what the consumer is told, or why nothing happens
 * @param help what would help whoever plays the consumer
 */
public record Stop(String screen, @Nullable Integer code, String reason, String help) {}
