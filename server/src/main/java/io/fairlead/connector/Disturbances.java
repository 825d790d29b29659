package io.fairlead.connector;

import io.fairlead.spi.Connector;
import io.fairlead.spi.Occasion;
import io.fairlead.spi.Step;
import java.util.Optional;

/** What a sandbox does to calls to banks, so that tests see them fail. Production has none. */
public interface Disturbances {

    /** What a call meets, and its repetition with it. */
    interface Disturbance {

        /** The connector as the call sees it. */
        Connector around(Connector connector);

        /** Whether the call has met anything, so that it tells nothing of the institution. */
        boolean hasStruck();
    }

    /** What a call for this login meets. */
    Disturbance of(LoginKey login, String institutionId, Occasion occasion);

    /** What sharing accounts of this login meets, during which no bank is called. */
    Optional<Step.Failed<?>> atSharing(LoginKey login, String institutionId);
}
