package io.finbank.signon;

/** What the bank asks a user after the password. */
public enum Script {
    NONE,
    TEXT,
    TWO_TEXTS,
    IMAGE,
    CHOICE,
    IMAGES,
    IMAGE_CHOICE,
    CODE
}
