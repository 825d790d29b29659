package io.fairlead.people.web;

/**
 * Goes on to the page that was asked for. Template {@code people/signed-in}.
 *
 * @param back that page
 */
public record SignedInPage(String back) {}
