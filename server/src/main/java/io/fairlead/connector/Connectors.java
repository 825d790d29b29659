package io.fairlead.connector;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.fairlead.spi.Connector;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The connectors there are, by name. */
@Component
class Connectors {

    private final Map<String, Connector> byName;

    Connectors(List<Connector> connectors) {
        this.byName =
                connectors.stream().collect(toUnmodifiableMap(Connector::name, found -> found));
    }

    Connector named(String name) {
        var found = byName.get(name);
        if (found == null) {
            throw new IllegalStateException("There is no connector " + name);
        }
        return found;
    }
}
