package io.fairlead.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.ApiClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private static final String JSON = "application/json";
    private static final String BUSY =
            "{\"message\":\"The server is busy. Try again in a second.\"}";

    private final Answers answers = new Answers();

    @Test
    void asksAgainUntilThereIsAnAnswer() {
        var coming = new ArrayDeque<>(List.of(again(JSON, BUSY), answer(201, JSON, "{}")));
        var failed = new boolean[1];
        var answered =
                answers.answer(
                        "POST /x",
                        () -> {
                            if (!failed[0]) {
                                failed[0] = true;
                                throw new UncheckedIOException(new IOException("refused"));
                            }
                            return coming.remove();
                        });

        assertThat(answered.status()).isEqualTo(201);
        assertThat(answers.counts()).containsOnlyKeys("none", "503", "201");
        assertThat(answers.faults()).isEmpty();
    }

    @Test
    void findsFaultWithWhatIsNoneOfTheCallersBusiness() {
        answers.hear("a", answer(500, JSON, "{}"));
        answers.hear("b", answer(502, "text/html", "<h1>Something went wrong on our side</h1>"));
        answers.hear("c", answer(200, "text/html", "<h1>Something went wrong on our side</h1>"));
        answers.hear("d", answer(503, JSON, BUSY));
        answers.hear("e", again("text/html", "<h1>Something else</h1>"));
        assertThat(answers.faults()).hasSize(5);
    }

    @Test
    void findsNoFaultWithWhatMayBe() {
        answers.hear("a", answer(404, JSON, "{}"));
        answers.hear("b", answer(303, "", ""));
        answers.hear("c", again(JSON, BUSY));
        answers.hear("d", again("text/html;charset=UTF-8", "<h1>One moment, please</h1>"));
        assertThat(answers.faults()).isEmpty();
    }

    private static Answer again(String type, String body) {
        return new Answer(503, headers(Map.of("Content-Type", type, "Retry-After", "1")), body);
    }

    private static Answer answer(int status, String type, String body) {
        return new Answer(status, headers(Map.of("Content-Type", type)), body);
    }

    private static HttpHeaders headers(Map<String, String> headers) {
        return HttpHeaders.of(
                headers.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, header -> List.of(header.getValue()))),
                (_, _) -> true);
    }
}
