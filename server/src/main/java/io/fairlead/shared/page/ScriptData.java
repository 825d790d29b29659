package io.fairlead.shared.page;

import org.jspecify.annotations.Nullable;

/**
 * What the scripts of a screen know of its session.
 *
 * @param base the path of the session
 * @param messages all messages for the host until now, as JSON: {@code [{"n": 1, "message": …}]}
 * @param version counts the moves of the session
 * @param idleSeconds how long the consumer may do nothing until asked whether they are still there;
 *     0: for ever
 * @param graceSeconds from that question to the session's end
 * @param remainingSeconds to the session's end in any case
 * @param progress where to ask for the next screen; null unless the screen waits
 * @param bankPage the bank's page that must be open in a window; null for none
 * @param leave where the consumer goes unless an SDK shows the app; null for nowhere
 * @param alone whether the app around the page has one window only
 * @param unshown whether no browser has shown a page of the session yet
 */
public record ScriptData(
        String base,
        String messages,
        int version,
        long idleSeconds,
        long graceSeconds,
        long remainingSeconds,
        @Nullable String progress,
        @Nullable String bankPage,
        @Nullable String leave,
        boolean alone,
        boolean unshown) {

    /** Of a page without a session. */
    public static ScriptData without(String messages) {
        return new ScriptData("", messages, 0, 0, 0, 0, null, null, null, false, false);
    }

    /** Whether the session goes on, so that its time can run out. */
    public boolean isRunning() {
        return idleSeconds > 0;
    }

    public ScriptData waiting(String path) {
        return new ScriptData(
                base,
                messages,
                version,
                idleSeconds,
                graceSeconds,
                remainingSeconds,
                path,
                bankPage,
                leave,
                alone,
                unshown);
    }

    public ScriptData atBank(@Nullable String page) {
        return new ScriptData(
                base,
                messages,
                version,
                idleSeconds,
                graceSeconds,
                remainingSeconds,
                progress,
                page,
                leave,
                alone,
                unshown);
    }
}
