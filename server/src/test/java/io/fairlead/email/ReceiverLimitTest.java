package io.fairlead.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.RandomId;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import io.fairlead.support.SendCalls;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Mail after mail to one address. */
@FairleadTest
class ReceiverLimitTest {

    private static final int A_DAY = 50;

    private final FairleadServer server;
    private final MovableClock clock;
    private final String ada = "ada." + RandomId.hex() + "@example.com";

    ReceiverLimitTest(FairleadServer server, MovableClock clock) {
        this.server = server;
        this.clock = clock;
    }

    @Test
    void floodsNobody() {
        var calls = SendCalls.of(server.newPartner());
        for (var mail = 1; mail <= A_DAY; mail++) {
            assertThat(calls.send(calls.one(ada)).status()).isEqualTo(200);
        }

        var tooMany = calls.send(calls.one(ada.toUpperCase(Locale.ROOT)));

        assertThat(tooMany.status()).isEqualTo(429);
        assertThat(tooMany.body()).startsWith("Too many mails to this address.");
        var retryAfter = tooMany.headers().firstValue("Retry-After").orElseThrow();
        assertThat(Long.parseLong(retryAfter)).isBetween(86_000L, 86_400L);
        var stored = calls.partner().api().get(SendCalls.EMAILS + "?limit=100");
        assertThat(stored.json().required("emails")).hasSize(A_DAY);
        assertThat(calls.send(calls.one("grace." + ada)).status()).isEqualTo(200);
        var other = SendCalls.of(server.newPartner());
        assertThat(other.send(other.one(ada)).status()).isEqualTo(200);

        clock.advance(Duration.ofHours(25));
        var tomorrow = new SendCalls(calls.partner().withNewToken(), calls.customer());
        assertThat(tomorrow.send(tomorrow.one(ada)).status()).isEqualTo(200);
    }
}
