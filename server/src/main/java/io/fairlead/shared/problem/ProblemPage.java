package io.fairlead.shared.problem;

import java.util.Locale;

/** Shows a problem to somebody at a browser. */
public interface ProblemPage {

    /** The whole HTML page. */
    String render(ProblemException problem, Locale language);
}
