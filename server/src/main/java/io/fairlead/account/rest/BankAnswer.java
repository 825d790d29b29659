package io.fairlead.account.rest;

import io.fairlead.connector.AggregationStatus;
import io.fairlead.connector.Reading;
import io.fairlead.connector.input.Question;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.ProblemException;
import io.fairlead.spi.Cause;
import io.fairlead.spi.Challenge;
import io.fairlead.spi.StatementFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The answer of a call that has asked a bank. */
public final class BankAnswer {

    /** A bank that does not answer is tried again about as soon, one that asks for it later. */
    private static final Duration ASK_AGAIN = Duration.ofSeconds(30);

    private BankAnswer() {}

    /**
     * What the bank said; 203 with its questions; 500 with the aggregation status; or 503 when it
     * was not asked.
     */
    public static <T> ResponseEntity<Object> of(Reading<T> reading, Function<T, Object> body) {
        return answer(reading, value -> ResponseEntity.ok(body.apply(value)));
    }

    /** The bank's file as it is. */
    public static ResponseEntity<Object> ofFile(
            Reading<Optional<StatementFile>> reading, Supplier<ProblemException> ifMissing) {
        return answer(reading, file -> download(file.orElseThrow(ifMissing)));
    }

    /** An account that the call is not for. */
    static ProblemException unsupported() {
        return Problem.BAD_REQUEST.exception("(Account type not supported).");
    }

    private static ResponseEntity<Object> download(StatementFile file) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(file.content());
    }

    private static <T> ResponseEntity<Object> answer(
            Reading<T> reading, Function<T, ResponseEntity<Object>> answer) {
        return switch (reading) {
            case Reading.Got<T>(var value) -> answer.apply(value);
            case Reading.ConsumerNeeded<T>(_, Question.Mfa(var challenges, _, _)) ->
                    mfa(challenges);
            case Reading.ConsumerNeeded<T>(var status, _) -> throw consumerNeeded(status);
            case Reading.Refused<T>(var cause, _, _) when cause == Cause.NOT_SUPPORTED ->
                    throw unsupported();
            case Reading.Refused<T>(_, var status, var text) -> throw refused(status, text);
            case Reading.NotAsked<T>(_, var text) -> throw notAsked(text);
        };
    }

    static ResponseEntity<Object> mfa(List<Challenge> challenges) {
        return ResponseEntity.status(HttpStatus.NON_AUTHORITATIVE_INFORMATION)
                .body(MfaChallengesResponse.of(challenges));
    }

    static ProblemException consumerNeeded(AggregationStatus status) {
        return Problem.institutionFailed(
                status.code(),
                "The institution needs the consumer: repair the login with Connect Fix.");
    }

    static ProblemException notAsked(String text) {
        return Problem.INSTITUTION_NOT_ASKED.exceptionUntil(ASK_AGAIN, text);
    }

    static ProblemException refused(AggregationStatus status, String text) {
        return Problem.institutionFailed(status.code(), text);
    }
}
