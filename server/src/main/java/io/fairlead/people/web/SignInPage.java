package io.fairlead.people.web;

import org.jspecify.annotations.Nullable;

/**
 * The first page of the sign-in. Template {@code people/sign-in}.
 *
 * @param email what was typed before
 * @param back the page that was asked for
 * @param provider where people sign in at the OpenID provider; null: nowhere
 */
public record SignInPage(
        String email, String back, @Nullable String provider, @Nullable FormNotice notice) {}
