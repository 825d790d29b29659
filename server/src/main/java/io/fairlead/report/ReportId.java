package io.fairlead.report;

import io.fairlead.shared.Id;
import io.fairlead.shared.RandomId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Identifies a report: 12 lower-case letters and digits, and for most kinds a hyphen and the type.
 */
public record ReportId(String value) implements Id<String> {

    private static final Pattern FORM = Pattern.compile("[0-9a-z]{12}(?:-[0-9a-z]{1,24})?");
    private static final int LENGTH = 12;

    static ReportId random(ReportKind kind) {
        return new ReportId(RandomId.lettersAndDigits(LENGTH) + kind.idEnding());
    }

    /** An id of the right form, whether or not there is such a report. */
    public static Optional<ReportId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ReportId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
