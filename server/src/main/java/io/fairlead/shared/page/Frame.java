package io.fairlead.shared.page;

import org.jspecify.annotations.Nullable;

/**
 * What surrounds the content of a screen in the Connect app.
 *
 * @param exit what the Exit control does; null leaves the control out, where nothing is left to
 *     exit
 * @param back the path of the screen before; null leaves the control out
 * @param scriptData what the scripts know of the session; null outside of one
 */
public record Frame(
        Texts texts,
        @Nullable Exit exit,
        @Nullable String back,
        @Nullable ScriptData scriptData,
        Branding branding) {

    /** A frame outside of a session. */
    public Frame(
            Texts texts, @Nullable Exit exit, @Nullable String back, @Nullable ScriptData live) {
        this(texts, exit, back, live, Branding.PLAIN);
    }

    /** A frame outside of a session, or without scripts. */
    public Frame(Texts texts, @Nullable Exit exit) {
        this(texts, exit, null, null);
    }

    /** A frame without an Exit control. */
    public static Frame closed(Texts texts) {
        return new Frame(texts, null);
    }

    /** A frame without an Exit control, of a session that has ended. */
    public static Frame closed(Texts texts, ScriptData live) {
        return new Frame(texts, null, null, live);
    }

    public Frame in(Branding other) {
        return new Frame(texts, exit, back, scriptData, other);
    }

    public Frame with(@Nullable ScriptData changed) {
        return new Frame(texts, exit, back, changed, branding);
    }

    /** The same frame without controls. */
    public Frame withoutControls() {
        return new Frame(texts, null, null, scriptData, branding);
    }

    /** A frame that leads to the screen before, unless a brand hides that. */
    public Frame backTo(@Nullable String path) {
        return branding.hidesBack() ? this : closedBy(path);
    }

    /** A frame of something that is read beside the way, and closed by its Back control. */
    public Frame closedBy(@Nullable String path) {
        return new Frame(texts, exit, path, scriptData, branding);
    }
}
