package io.finbank.fault;

/** Ends a call with an answer that no bank should give. */
final class BrokenAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final FaultKind kind;

    BrokenAnswerException(FaultKind kind) {
        super("A fault of kind " + kind.wireName());
        this.kind = kind;
    }

    FaultKind kind() {
        return kind;
    }
}
