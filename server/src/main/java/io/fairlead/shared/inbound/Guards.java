package io.fairlead.shared.inbound;

import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.Pipeline;
import org.apache.catalina.Valve;

/** What every request passes, in this order, before it reaches Spring. */
public final class Guards {

    private final List<Valve> valves = new ArrayList<>();

    void add(Valve valve) {
        valves.add(valve);
    }

    /** Puts the guards behind the valves that a pipeline has. */
    public void addTo(Pipeline pipeline) {
        valves.forEach(pipeline::addValve);
    }
}
