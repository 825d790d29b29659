package io.fairlead.webhook.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.TestPartner;
import io.fairlead.webhook.signing.SignatureCheck.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@FairleadTest
class SignatureCheckTest {

    private static final byte[] BODY = "{}".getBytes(UTF_8);
    private static final byte[] ALTERED = "[]".getBytes(UTF_8);
    private static final Instant TIME = Instant.ofEpochSecond(1795341605);
    private static final String TIMESTAMP = "1795341605";

    private final SignatureCheck check;
    private final WebhookKeys keys;
    private final TestPartner partner;
    private final TestPartner other;

    SignatureCheckTest(FairleadServer server, SignatureCheck check, WebhookKeys keys) {
        this.check = check;
        this.keys = keys;
        this.partner = server.newPartner();
        this.other = server.newPartner();
    }

    @Test
    void judgesTheVendorsSignature() {
        var signature = WebhookSignature.finicity(partner.secret(), BODY);

        assertThat(finicity(signature, BODY)).isEqualTo(Verdict.RIGHT);
        assertThat(finicity(signature, ALTERED)).isEqualTo(Verdict.WRONG);
        assertThat(finicity(WebhookSignature.finicity(other.secret(), BODY), BODY))
                .isEqualTo(Verdict.WRONG);
        assertThat(finicity("", BODY)).isEqualTo(Verdict.WRONG);
        assertThat(finicity(null, BODY)).isEqualTo(Verdict.ABSENT);
    }

    @Test
    void judgesTheStandardSignature() {
        var signature = signature(partner);

        assertThat(standard("id", TIMESTAMP, signature, BODY)).isEqualTo(Verdict.RIGHT);
        assertThat(standard("id", TIMESTAMP, signature(other) + " " + signature, BODY))
                .isEqualTo(Verdict.RIGHT);
        assertThat(standard("id", TIMESTAMP, signature(other), BODY)).isEqualTo(Verdict.WRONG);
        assertThat(standard("id", TIMESTAMP, signature, ALTERED)).isEqualTo(Verdict.WRONG);
        assertThat(standard("other", TIMESTAMP, signature, BODY)).isEqualTo(Verdict.WRONG);
        assertThat(standard("id", "1795341606", signature, BODY)).isEqualTo(Verdict.WRONG);
        assertThat(standard("id", "now", signature, BODY)).isEqualTo(Verdict.WRONG);
        assertThat(standard("id", null, signature, BODY)).isEqualTo(Verdict.WRONG);
        assertThat(standard(null, TIMESTAMP, signature, BODY)).isEqualTo(Verdict.WRONG);
        assertThat(standard("id", TIMESTAMP, null, BODY)).isEqualTo(Verdict.ABSENT);
    }

    @Test
    void knowsTheKeyBeforeTheNewestToo() {
        var signature = signature(partner);
        keys.rotate(partner.id());

        assertThat(standard("id", TIMESTAMP, signature, BODY)).isEqualTo(Verdict.RIGHT);
    }

    private String signature(TestPartner signer) {
        return WebhookSignature.standard("id", TIME, BODY, keys.current(signer.id()));
    }

    private Verdict finicity(@Nullable String signature, byte[] body) {
        return check.finicity(partner.id(), signature, body);
    }

    private Verdict standard(
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signatures,
            byte[] body) {
        return check.standard(partner.id(), id, timestamp, signatures, body);
    }
}
