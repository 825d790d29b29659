package io.fairlead.account;

import org.jspecify.annotations.Nullable;

/**
 * What a partner calls an account in place of the bank's words.
 *
 * @param name null means the bank's name
 * @param number null means the bank's number
 */
public record GivenNames(@Nullable String name, @Nullable String number) {}
