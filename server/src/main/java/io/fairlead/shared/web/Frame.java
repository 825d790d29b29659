package io.fairlead.shared.web;

import org.jspecify.annotations.Nullable;

/**
 * What surrounds the content of a screen in the Connect app.
 *
 * @param exit what the Exit control does; null leaves the control out, where nothing is left to
 *     exit
 */
public record Frame(Texts texts, @Nullable Exit exit) {
    /** A frame without an Exit control. */
    public static Frame closed(Texts texts) {
        return new Frame(texts, null);
    }
}
