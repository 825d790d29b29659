package io.fairlead.connector.setting;

import java.util.Optional;

/** Which connector speaks to an institution, as the directory has it. */
public interface ConnectorDirectory {

    /** The connector's name; none when the institution is not in the directory, or has none. */
    Optional<String> connectorOf(String institutionId);
}
