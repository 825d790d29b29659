package io.fairlead.experience;

/** What a partner has written is no experience; the message names the field and says why. */
public final class InvalidExperienceException extends RuntimeException {

    public InvalidExperienceException(String field, String advice) {
        super("\"" + field + "\" " + advice, null, false, false);
    }

    /** For whoever wrote it. */
    public String advice() {
        return String.valueOf(getMessage());
    }
}
