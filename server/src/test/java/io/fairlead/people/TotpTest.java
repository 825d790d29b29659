package io.fairlead.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.Secret;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    /** The key of RFC 6238's examples in Base32. */
    private static final Secret KEY = new Secret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

    /** The last six digits of the eight in appendix B. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void makesTheCodesOfTheStandard(long second, String code) {
        assertThat(Totp.code(KEY, second / 30)).isEqualTo(code);
        assertThat(Totp.step(KEY, code, Instant.ofEpochSecond(second)))
                .isEqualTo(OptionalLong.of(second / 30));
    }

    @Test
    void takesTheCodesOfTheStepsBesideThisOne() {
        var now = Instant.ofEpochSecond(1_234_567_890);
        var step = now.getEpochSecond() / 30;
        assertThat(Totp.step(KEY, Totp.code(KEY, step - 1), now)).hasValue(step - 1);
        assertThat(Totp.step(KEY, Totp.code(KEY, step + 1), now)).hasValue(step + 1);
        assertThat(Totp.step(KEY, Totp.code(KEY, step - 2), now)).isEmpty();
        assertThat(Totp.step(KEY, Totp.code(KEY, step + 2), now)).isEmpty();
        assertThat(Totp.step(KEY, "", now)).isEmpty();
    }

    @Test
    void makesKeysThatAppsTakeOn() {
        var key = Totp.random();
        assertThat(key.reveal()).matches("[A-Z2-7]{32}");
        assertThat(Totp.random()).isNotEqualTo(key);
        assertThat(Totp.uri(new EmailAddress("ada+x@example.com"), key))
                .isEqualTo(
                        "otpauth://totp/Fairlead:ada%2Bx%40example.com?secret="
                                + key.reveal()
                                + "&issuer=Fairlead");
    }
}
