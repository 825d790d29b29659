package io.fairlead.connectors.finbank;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.fairlead.kit.ConnectorContract;
import io.fairlead.kit.Failure;
import io.fairlead.kit.Misbehaviour;
import io.fairlead.kit.Operation;
import io.fairlead.kit.TestInstitution;
import io.fairlead.spi.Cause;
import io.fairlead.spi.DateRange;
import io.fairlead.spi.SecretText;
import io.finbank.FinBank;
import io.finbank.FinBankSettings;
import io.finbank.OAuthClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** The contract with a FinBank that really runs, and that fails and misbehaves by itself. */
abstract class FinBankContract extends ConnectorContract {

    /** A household with a loan, and more than a page of transactions. */
    static final String PROFILE = "profile_02";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What the bank never says. */
    private static final Set<Cause> NOT_OF_THE_BANK =
            EnumSet.of(
                    Cause.DUPLICATE_ACCOUNT,
                    Cause.CONSENT_DENIED,
                    Cause.RATE_LIMITED,
                    Cause.TIMED_OUT,
                    Cause.UNREACHABLE,
                    Cause.BROKEN_OFF,
                    Cause.UNREADABLE_ANSWER,
                    Cause.NOT_SUPPORTED);

    private final HttpClient client = HttpClient.newHttpClient();
    private boolean upset;
    private boolean moved;

    /** The institution at FinBank. */
    abstract String institutionId();

    /** The step in FinBank's faults, if it has one for the operation. */
    abstract @Nullable String faultStep(Operation at);

    Map<String, SecretText> secrets() {
        return Map.of();
    }

    static URI address() {
        return URI.create("http://127.0.0.1:" + Shared.BANK.port());
    }

    @Override
    protected TestInstitution institution() {
        return new TestInstitution(
                institutionId(),
                Map.of("url", address().toString()),
                secrets(),
                URI.create("http://localhost:8080/oauth/callback"));
    }

    @Override
    protected DateRange busyDays() {
        var today = LocalDate.now(ZoneOffset.UTC);
        return new DateRange(today.minusMonths(24), today);
    }

    /** Each cause once, and each operation once. */
    @Override
    protected Stream<Failure> failures() {
        var causes =
                EnumSet.complementOf(EnumSet.copyOf(NOT_OF_THE_BANK)).stream()
                        .map(cause -> new Failure(Operation.RESUME, cause));
        var operations =
                Stream.of(Operation.values())
                        .filter(at -> faultStep(at) != null)
                        .map(at -> new Failure(at, Cause.CONNECTION_DOWN));
        return Stream.concat(causes, operations);
    }

    @Override
    protected void failBank(Failure failure) {
        var step = Objects.requireNonNull(faultStep(failure.at()));
        switch (failure.cause()) {
            case USER_LOCKED -> order(step, Map.of("kind", "lock"));
            case ACTION_NEEDED_AT_BANK -> order(step, Map.of("kind", "new-terms"));
            case PASSWORD_EXPIRED -> order(step, Map.of("kind", "change-password"));
            case TOKEN_EXPIRED -> order(step, Map.of("kind", "expire-token"));
            case STATE_EXPIRED -> order(step, Map.of("kind", "fail", "code", 331));
            default -> {
                order(step, Map.of("kind", "fail", "code", code(failure.cause())));
            }
        }
    }

    /** The first of the codes by which FinBank tells of a cause. */
    private static int code(Cause cause) {
        return switch (cause) {
            case WRONG_CREDENTIALS -> 103;
            case MFA_UNANSWERED -> 185;
            case WRONG_MFA_ANSWER -> 187;
            case CODE_NEEDED_EACH_TIME -> 931;
            case LANGUAGE_NOT_SUPPORTED -> 936;
            case CONSENT_MISSING -> 945;
            case SIGN_IN_AT_BANK_NEEDED -> 948;
            case ACCOUNT_NOT_FOUND -> 946;
            case ACCOUNT_CLOSED -> 913;
            case ACCOUNT_UNAVAILABLE -> 914;
            case SIGN_ON_REFUSED -> 123;
            case BANK_TROUBLE -> 102;
            case CONNECTION_BEING_BUILT -> 900;
            case CONNECTION_BEING_REPAIRED -> 901;
            case MAINTENANCE -> 905;
            case CONNECTION_DOWN -> 910;
            case SOME_USERS_FAIL -> 915;
            case INSTITUTION_NOT_SUPPORTED -> 920;
            default -> throw new IllegalArgumentException(cause.name());
        };
    }

    @Override
    protected void upsetBank(Operation at, Misbehaviour how) {
        var step = faultStep(at);
        if (step == null || how == Misbehaviour.OTHER_SHAPE) {
            super.upsetBank(at, how);
        } else {
            order(step, fault(how));
        }
    }

    private static Map<String, Object> fault(Misbehaviour how) {
        return switch (how) {
            case SLOW -> Map.of("kind", "stall", "seconds", 1);
            case DROPPED -> Map.of("kind", "drop");
            case OVERSIZED, GARBAGE, WRONG_MEDIA_TYPE, OTHER_SHAPE ->
                    Map.of("kind", how.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        };
    }

    private void order(String step, Map<String, Object> what) {
        var fault = new HashMap<>(what);
        fault.put("institutionId", institutionId());
        fault.put("step", step);
        upset = true;
        call("POST", "/faults", fault);
    }

    @Override
    protected void moveBankClock(Duration ahead) {
        moved = true;
        call("PUT", "/clock", Map.of("offset", ahead.toString()));
    }

    @Override
    protected void calmBank() {
        if (upset) {
            call("DELETE", "/faults", Map.of());
        }
        if (moved) {
            call("DELETE", "/clock", Map.of());
        }
        upset = false;
        moved = false;
    }

    void call(String method, String path, Map<String, ?> body) {
        var request =
                HttpRequest.newBuilder(address().resolve(path))
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                BodyPublishers.ofString(JSON.writeValueAsString(body), UTF_8))
                        .build();
        try {
            assertThat(client.send(request, BodyHandlers.discarding()).statusCode())
                    .isBetween(200, 299);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected AutoCloseable listen(Consumer<String> ear) {
        var appender =
                new AppenderBase<ILoggingEvent>() {
                    @Override
                    protected void append(ILoggingEvent event) {
                        ear.accept(event.getFormattedMessage());
                    }
                };
        var connectors = logger("io.fairlead");
        connectors.setLevel(Level.ALL);
        connectors.addAppender(appender);
        appender.start();
        return () -> {
            connectors.detachAppender(appender);
            connectors.setLevel(null);
        };
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    /** Started when it is first needed. */
    private static final class Shared {

        private static final FinBank BANK = start();

        private static FinBank start() {
            // FinBank logs with what this process logs with, which would let it tell everything.
            logger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
            try {
                var folder = Files.createTempDirectory("finbank");
                var bank =
                        FinBank.start(
                                new FinBankSettings(
                                        0, folder, Duration.ofSeconds(1), OAuthClient.standard()));
                Runtime.getRuntime().addShutdownHook(new Thread(bank::close));
                return bank;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
