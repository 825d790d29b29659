package io.fairlead.sandbox.fault;

/** A fault cannot be ordered as it is described. */
public final class InvalidFaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    InvalidFaultException(String field, String what) {
        super(what, null, false, false);
        this.field = field;
    }

    /** The field that is wrong. */
    public String field() {
        return field;
    }
}
