package io.fairlead.shared.page;

import org.jspecify.annotations.Nullable;

/**
 * The page of an address that leads nowhere or needs a sign-in, of a moment without the database,
 * or of an error nobody foresaw. Template {@code error/problem}.
 *
 * @param again whether asking for the same address again may help
 * @param reference what to quote when asking for help; the only thing an unknown error tells
 */
public record ProblemPage(
        Frame frame, String heading, String text, boolean again, @Nullable String reference) {

    private static final String BUSY = "busy";

    public static ProblemPage notFound(Texts texts) {
        return of(texts, "notFound", null);
    }

    public static ProblemPage notSignedIn(Texts texts) {
        return of(texts, "notSignedIn", null);
    }

    public static ProblemPage tooMany(Texts texts) {
        return of(texts, "tooMany", null);
    }

    public static ProblemPage busy(Texts texts) {
        return of(texts, BUSY, null);
    }

    public static ProblemPage foreignForm(Texts texts) {
        return of(texts, "foreignForm", null);
    }

    public static ProblemPage roleTooSmall(Texts texts) {
        return of(texts, "roleTooSmall", null);
    }

    public static ProblemPage wrongHost(Texts texts) {
        return of(texts, "wrongHost", null);
    }

    public static ProblemPage unexpected(Texts texts, @Nullable String reference) {
        return of(texts, "unexpected", reference);
    }

    private static ProblemPage of(Texts texts, String kind, @Nullable String reference) {
        return new ProblemPage(
                Frame.closed(texts),
                texts.get("problem." + kind + ".heading"),
                texts.get("problem." + kind + ".text"),
                kind.equals(BUSY),
                reference);
    }
}
