package io.fairlead.connect.preview;

/**
 * A screen with sample content.
 *
 * @param model the one parameter of the template
 */
public record Sample(String name, String template, Object model) {}
