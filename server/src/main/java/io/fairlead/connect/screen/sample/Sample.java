package io.fairlead.connect.screen.sample;

import io.fairlead.connect.screen.ScreenPage;

/**
 * A page with sample content.
 *
 * @param model the one parameter of the template
 */
public record Sample(String name, String template, Object model) {

    /** A sample of a screen. */
    public static Sample of(String name, ScreenPage page) {
        return new Sample(name, page.screen().template(), page);
    }
}
