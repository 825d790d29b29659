package io.fairlead.people.web;

import org.jspecify.annotations.Nullable;

/** The second page of the sign-in, which asks for a code. Template {@code people/code}. */
public record CodePage(@Nullable FormNotice notice) {}
