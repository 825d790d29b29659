package io.fairlead.shared.api;

/** What PostgreSQL can keep as text, and what a person can have meant. */
public final class StorableText {

    private StorableText() {}

    /** False for a text with control characters or with half of a surrogate pair. */
    public static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(
                        point ->
                                Character.isISOControl(point)
                                        || (point >= Character.MIN_SURROGATE
                                                && point <= Character.MAX_SURROGATE));
    }
}
