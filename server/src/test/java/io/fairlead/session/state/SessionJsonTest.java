package io.fairlead.session.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.session.state.SessionEvent.Attempted;
import io.fairlead.spi.Challenge;
import io.fairlead.spi.LoginForm;
import io.fairlead.spi.Picture;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SessionJsonTest {

    private static final Connection BANK =
            Connection.to("101732", false).having(Map.of("user", "a"));
    private static final Stage.AttemptRound WAITING = new Stage.AttemptRound("attempt", 1);

    static List<Stage> stages() {
        return List.of(
                new Stage.Landing(),
                new Stage.Borrowers(),
                new Stage.Search(),
                new Stage.SignIn(BANK, Stage.Interruption.WINDOW_CLOSED, WAITING, null),
                new Stage.Loading(BANK, new Stage.Task.Begin()),
                new Stage.Loading(BANK, new Stage.Task.Answer(Attempted.MFA)),
                new Stage.Loading(
                        BANK, new Stage.Task.Approve(WAITING, Duration.ofSeconds(2), "Look")),
                new Stage.Loading(BANK, new Stage.Task.ListAccounts()),
                new Stage.Login(
                        BANK, WAITING, new LoginForm(fields()), Stage.Repetition.ANSWER_LOST),
                new Stage.Oauth(BANK, WAITING, URI.create("https://bank.example/"), null),
                new Stage.Error(BANK, Refusal.TOO_MANY_TRIES),
                new Stage.SelectAccounts(BANK, true),
                new Stage.ReviewAccounts(),
                new Stage.NothingToFix(BANK));
    }

    @ParameterizedTest
    @MethodSource("stages")
    void readsWhatItHasWritten(Stage stage) {
        var state = SessionState.at(stage);

        assertThat(SessionJson.readState(SessionJson.write(state))).isEqualTo(state);
    }

    /** Pictures are compared by what they are, so this stage has no equal. */
    @Test
    void namesTheChallengesOfConnectors() {
        var picture = new Picture(new byte[] {1}, "image/png");
        var written =
                json(
                        new Stage.Mfa(
                                BANK,
                                WAITING,
                                List.of(
                                        new Challenge.Text("1", "a"),
                                        new Challenge.Text("5", "e", Challenge.Answer.CODE),
                                        new Challenge.Text("6", "f", Challenge.Answer.DIGITS),
                                        new Challenge.Captcha("2", "b", picture),
                                        new Challenge.OneOf("3", "c", List.of()),
                                        new Challenge.AnyOf("4", "d", List.of())),
                                Stage.Repetition.REFUSED,
                                true));

        assertThat(written)
                .contains("\"kind\":\"text\"")
                .contains("\"kind\":\"captcha\"")
                .contains("\"kind\":\"one-of\"")
                .contains("\"kind\":\"any-of\"")
                .contains("\"answer\":\"text\"")
                .contains("\"answer\":\"code\"")
                .contains("\"answer\":\"digits\"");
        assertThat(json(SessionJson.readState(written.getBytes(StandardCharsets.UTF_8)).stage()))
                .isEqualTo(written);
    }

    @Test
    void namesTheKindsOfFieldsOfConnectors() {
        assertThat(json(new Stage.Login(BANK, WAITING, new LoginForm(fields()), null)))
                .contains("\"kind\":\"text\"")
                .contains("\"kind\":\"password\"")
                .contains("\"kind\":\"email\"")
                .contains("\"kind\":\"number\"")
                .doesNotContain("TEXT", "PASSWORD", "EMAIL", "NUMBER");
    }

    @Test
    void namesStagesAndTasks() {
        assertThat(json(new Stage.Loading(BANK, new Stage.Task.Begin())))
                .contains("\"stage\":\"loading\"")
                .contains("\"task\":{\"task\":\"begin\"");
    }

    @Test
    void namesEvents() {
        assertThat(SessionJson.write(new SessionEvent.Ended(Ending.EXIT)))
                .isEqualTo("{\"type\":\"ended\",\"ending\":\"EXIT\"}");
        assertThat(SessionJson.name(SessionEvent.Ended.class)).isEqualTo("ended");
    }

    private static List<LoginForm.Field> fields() {
        return Arrays.stream(LoginForm.Kind.values())
                .map(
                        kind ->
                                new LoginForm.Field(
                                        "id-" + kind.ordinal(),
                                        "name",
                                        "label",
                                        kind,
                                        false,
                                        0,
                                        0,
                                        null,
                                        null))
                .toList();
    }

    private static String json(Stage stage) {
        return new String(SessionJson.write(SessionState.at(stage)), StandardCharsets.UTF_8);
    }
}
