package io.finbank.signon.question;

/** What the bank asks a user after the password. */
public enum Script {
    /** Nothing. */
    NONE,
    /** One question; the answer {@code mfa} leads to one more. */
    TEXT,
    /** Two questions at once. */
    TWO_TEXTS,
    /** The characters of a picture. */
    IMAGE,
    /** One of some answers, of which {@code fail} is wrong. */
    CHOICE,
    /** Some of several pictures. */
    IMAGES,
    /** One of several pictures. */
    IMAGE_CHOICE,
    /** Where to send a code, then the code. */
    CODE;

    /** How many answers a round needs. */
    public int questionsAtOnce() {
        return this == TWO_TEXTS ? 2 : 1;
    }
}
