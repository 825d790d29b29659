package io.fairlead.institution;

import java.util.List;

/** Who can sign in at simulated institutions. */
public interface TestUsers {

    /** The users of an institution; of a real one nobody, and outside of a sandbox of none. */
    List<TestUser> of(String institutionId);
}
