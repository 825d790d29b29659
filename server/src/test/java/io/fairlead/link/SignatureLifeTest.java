package io.fairlead.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

@FairleadTest
class SignatureLifeTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final FairleadServer server;
    private final MovableClock clock;
    private final Links links;

    SignatureLifeTest(FairleadServer server, MovableClock clock, Links links) {
        this.server = server;
        this.clock = clock;
        this.links = links;
    }

    @Test
    void lastsAsLongAsAnOpenLink() {
        clock.advance(Duration.ofDays(400)); // what other tests have left has ended by then
        var calls = server.newCaller();
        var experience = calls.partner().newExperience("own", Map.of("linkLifeMinutes", 43_200));
        var link = calls.link(calls.full().with("experience", experience));
        var issued = Instant.ofEpochMilli(Long.parseLong(link.value("timestamp")));
        var end = Instant.ofEpochMilli(Long.parseLong(link.value("ttl")));

        assertThat(links.signaturesLiveUntil(issued)).isEqualTo(issued.plus(DAY));
        var later = issued.plusSeconds(1);
        assertThat(links.signaturesLiveUntil(later)).isEqualTo(end);

        calls.partner().api().post("/fairlead/v1/links/revoke", Map.of("link", link.toString()));
        assertThat(links.signaturesLiveUntil(later)).isEqualTo(later.plus(DAY));
    }
}
