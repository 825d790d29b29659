package io.fairlead.connector.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.spi.Challenge;
import io.fairlead.spi.Choice;
import io.fairlead.spi.LoginForm;
import io.fairlead.spi.Picture;
import io.fairlead.spi.SecretText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GivenInputTest {

    private static final String TYPED = " 12 34\u00a0";

    @ParameterizedTest
    @CsvSource(
            value = {
                "TEXT, false, |12 34|",
                "EMAIL, false, |12 34|",
                "NUMBER, false, |1234|",
                "NUMBER, true, |1234|",
                "TEXT, true, | 12 34\u00a0|",
                "PASSWORD, true, | 12 34\u00a0|"
            },
            quoteCharacter = '|')
    void leavesPasswordsAsTheyWereTyped(LoginForm.Kind kind, boolean secret, String given) {
        var form = new LoginForm(List.of(field(kind, secret, 0)));
        assertThat(GivenInput.fields(form, _ -> new SecretText(TYPED)))
                .isEqualTo(Map.of("a", new SecretText(given)));
        assertThat(GivenInput.fields(form, _ -> null)).isEmpty();
    }

    @Test
    void leavesWhatWasChosenAsItIs() {
        var picture = new Picture(new byte[] {1}, "image/png");
        var choices = List.of(new Choice(TYPED, "One", null));
        var challenges =
                List.<Challenge>of(
                        new Challenge.Text("text", "Code?"),
                        new Challenge.Captcha("captcha", "Text?", picture),
                        new Challenge.OneOf("one", "Which?", choices),
                        new Challenge.AnyOf("any", "Which?", choices),
                        new Challenge.Text("none", "Code?"));
        var given = new HashMap<Integer, SecretText>();
        for (var place = 0; place < 4; place++) {
            given.put(place, new SecretText(TYPED));
        }
        assertThat(GivenInput.answers(challenges, given::get))
                .containsOnly(
                        Map.entry("text", new SecretText("1234")),
                        Map.entry("captcha", new SecretText("12 34")),
                        Map.entry("one", new SecretText(TYPED)),
                        Map.entry("any", new SecretText(TYPED)));
    }

    @ParameterizedTest
    @CsvSource({"4, true", "5, false", "6, false", "0, false"})
    void saysWhatIsTooLong(int maxLength, boolean tooLong) {
        var form = new LoginForm(List.of(field(LoginForm.Kind.PASSWORD, true, maxLength)));
        assertThat(GivenInput.tooLong(form, Map.of("a", new SecretText("12\ud83d\ude0045"))))
                .hasSize(tooLong ? 1 : 0);
        assertThat(GivenInput.tooLong(form, Map.of())).isEmpty();
    }

    private static LoginForm.Field field(LoginForm.Kind kind, boolean secret, int maxLength) {
        return new LoginForm.Field("a", "A", "A", kind, secret, 0, maxLength, null, null);
    }
}
