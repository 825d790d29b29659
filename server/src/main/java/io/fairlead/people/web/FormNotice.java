package io.fairlead.people.web;

/**
 * What a page has to say about the form that was sent.
 *
 * @param isGood whether all is well
 */
public record FormNotice(String heading, String text, boolean isGood) {

    static FormNotice wrong(String heading, String text) {
        return new FormNotice(heading, text, false);
    }

    static FormNotice good(String heading, String text) {
        return new FormNotice(heading, text, true);
    }
}
