package io.fairlead.account.aggregation;

import io.fairlead.connector.setting.ConnectorDirectory;
import io.fairlead.institution.Institution;
import io.fairlead.institution.Institutions;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which connector speaks to an institution. */
@Component
class DirectoryConnectors implements ConnectorDirectory {

    private final Institutions institutions;

    DirectoryConnectors(Institutions institutions) {
        this.institutions = institutions;
    }

    @Override
    public Optional<String> connectorOf(String institutionId) {
        return institutions.find(institutionId).map(Institution::connector);
    }
}
