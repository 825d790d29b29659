package io.fairlead.start;

/** The program was not called as it can be. The message says in one sentence what is wrong. */
public class WrongUsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WrongUsageException(String sentence) {
        super(sentence);
    }
}
