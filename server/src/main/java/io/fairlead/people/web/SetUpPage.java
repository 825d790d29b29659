package io.fairlead.people.web;

import org.jspecify.annotations.Nullable;

/**
 * Where a new person chooses a password. Template {@code people/set-up}.
 *
 * @param email what was typed before
 */
public record SetUpPage(String email, @Nullable FormNotice notice) {}
