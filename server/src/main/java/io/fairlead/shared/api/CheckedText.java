package io.fairlead.shared.api;

/** The checks that every text from outside goes through, wherever it stands in a request. */
final class CheckedText {

    private CheckedText() {}

    static String of(String name, String text, int maxLength) {
        if (text.length() > maxLength) {
            throw Problem.BAD_REQUEST.exception(
                    "\"" + name + "\" must not be longer than " + maxLength + " characters.");
        }
        if (!StorableText.isStorable(text)) {
            throw Problem.BAD_REQUEST.exception("\"" + name + "\" contains an invalid character.");
        }
        return text;
    }
}
