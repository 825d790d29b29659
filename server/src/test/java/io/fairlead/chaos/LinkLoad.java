package io.fairlead.chaos;

import io.fairlead.sandbox.Demo;
import io.fairlead.support.GenerateCalls;
import io.fairlead.support.TestLink;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Links that nobody opens before the end. */
final class LinkLoad implements Load {

    private final Callers callers;
    private final GenerateCalls calls;
    private final Queue<TestLink> links = new ConcurrentLinkedQueue<>();

    LinkLoad(Callers callers) {
        this.callers = callers;
        this.calls = new GenerateCalls(callers.partner(), Demo.CUSTOMER.value());
    }

    @Override
    public String name() {
        return "links";
    }

    @Override
    public void step() {
        links.add(calls.link(calls.full().with("webhookHeaders", Map.of("X-Partner", "sealed"))));
    }

    @Override
    public int acknowledged() {
        return links.size();
    }

    @Override
    public List<String> lost() {
        return links.parallelStream()
                .filter(link -> callers.stranger().get(link.path()).status() != 303)
                .map(link -> "link " + link)
                .toList();
    }

    @Override
    public void claimFalsely() {
        var link = calls.link(calls.full());
        callers.partner().api().post("/fairlead/v1/links/revoke", Map.of("link", link.toString()));
        links.add(link);
    }
}
