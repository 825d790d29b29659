package io.fairlead.people.web;

import org.jspecify.annotations.Nullable;

/**
 * Asks whether to sign out, or says that it is done. Template {@code people/sign-out}.
 *
 * @param name who has signed in; null: nobody
 */
public record SignOutPage(@Nullable String name) {}
