package io.fairlead.report.content;

/**
 * A report cannot be made, for a reason that another attempt does not change. Its message is told
 * to partners.
 */
public final class UnmadeReportException extends RuntimeException {

    private final int code;

    public UnmadeReportException(int code, String message) {
        super(message);
        this.code = code;
    }

    /** The public code. */
    public int code() {
        return code;
    }

    /** The public text. */
    public String publicMessage() {
        return String.valueOf(getMessage());
    }
}
