package io.finbank.oauth.web;

/** What template {@code ended} shows. */
public record EndedPage() {}
