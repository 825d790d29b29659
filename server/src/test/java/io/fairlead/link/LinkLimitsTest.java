package io.fairlead.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.experience.Experiences;
import io.fairlead.link.rest.ConnectFields;
import io.fairlead.link.rest.GenerateRequest;
import io.fairlead.shared.api.ProblemException;
import io.fairlead.support.ApiClient;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.GenerateCalls;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What an operator may allow partners of links. */
@FairleadTest
class LinkLimitsTest {

    private final GenerateCalls calls;
    private final GenerateCalls others;
    private final LinkUrls urls;
    private final Experiences experiences;
    private final LinkStore store;
    private final Clock clock;

    LinkLimitsTest(
            FairleadServer server,
            LinkUrls urls,
            Experiences experiences,
            LinkStore store,
            Clock clock) {
        this.calls = server.newCaller();
        this.others = server.newCaller();
        this.urls = urls;
        this.experiences = experiences;
        this.store = store;
        this.clock = clock;
    }

    @Test
    void boundsLinksOfAnHourWhicheverNodeHasMadeThem() {
        calls.link(calls.full());
        calls.link(calls.full());
        var thisNode = new NewLinks(urls, experiences, store, settings(3), clock);

        assertThat(thisNode.of(command(calls))).isNotNull();
        assertThatThrownBy(() -> thisNode.of(command(calls)))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("Too many links.");
        assertThat(thisNode.of(command(others))).isNotNull();
    }

    private static IssueLink command(GenerateCalls calls) {
        var body = (ObjectNode) ApiClient.tree(calls.full().fields());
        return GenerateRequest.read(LinkType.FULL, LinkOrigin.URL, ConnectFields.of(body));
    }

    private static LinkProperties settings(long perHour) {
        return new LinkProperties(
                Duration.ofHours(2), Duration.ofHours(72), Duration.ofDays(180), 1, 1, perHour);
    }
}
