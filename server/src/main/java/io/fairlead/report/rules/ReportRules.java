package io.fairlead.report.rules;

import java.time.ZoneId;

/** By which rules reports are computed. */
public final class ReportRules {

    /**
     * The version of all rules in this module, which every report keeps. It rises with each change
     * that can give another number.
     */
    public static final String VERSION = "1";

    /** Where days and months begin, unless an operator has chosen another zone. */
    public static final ZoneId DEFAULT_ZONE = ZoneId.of("America/Denver");

    private ReportRules() {}
}
