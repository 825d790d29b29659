package io.fairlead.sandbox.persona;

/** The bank takes no such persona; the message names the field and says why. */
public final class PersonaRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PersonaRefusedException(String advice) {
        super(advice, null, false, false);
    }

    /** For whoever wrote it. */
    public String advice() {
        return String.valueOf(getMessage());
    }
}
