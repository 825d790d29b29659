package io.fairlead.webhook.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

    @Test
    void isTheHmacOfTheBodyWithThePartnersSecret() {
        var signature =
                WebhookSignature.finicity(
                        new Secret("key"), bytes("The quick brown fox jumps over the lazy dog"));

        assertThat(signature)
                .isEqualTo("f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8");
    }

    /** The example of the Standard Webhooks specification's own libraries. */
    @Test
    void isWhatTheStandardsLibrariesGive() {
        var signature =
                WebhookSignature.standard(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1614265330),
                        bytes("{\"test\": 2432232314}"),
                        List.of(new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")));

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void isMadeWithEachOfTheKeys() {
        var message = bytes("{}");
        var now = Instant.ofEpochSecond(1614265330, 999_999_999);
        var first = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        var second = new Secret("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX");

        assertThat(WebhookSignature.standard("id", now, message, List.of(first, second)))
                .isEqualTo(
                        WebhookSignature.standard("id", now, message, List.of(first))
                                + " "
                                + WebhookSignature.standard("id", now, message, List.of(second)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
