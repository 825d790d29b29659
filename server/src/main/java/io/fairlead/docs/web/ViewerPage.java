package io.fairlead.docs.web;

/**
 * The page that shows the API's document. Template {@code docs/viewer}.
 *
 * @param sandbox whether the demo partner's keys work here
 */
public record ViewerPage(boolean sandbox) {}
