package io.fairlead.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.spi.BankHttp;
import io.fairlead.spi.BankHttpException;
import io.fairlead.spi.Cause;
import io.fairlead.spi.Connector;
import io.fairlead.spi.ConsumerInput;
import io.fairlead.spi.Grant;
import io.fairlead.spi.Hosts;
import io.fairlead.spi.Inventory;
import io.fairlead.spi.Linked;
import io.fairlead.spi.LoginForm;
import io.fairlead.spi.SavedState;
import io.fairlead.spi.SecretText;
import io.fairlead.spi.Step;
import io.fairlead.spi.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One test's dealings with a connector, in which it keeps an eye on all secrets. */
final class Trial implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_QUESTIONS = 10;
    private static final int LOOKBACK_DAYS = 730;

    /** Shorter texts are everywhere, and are no secrets. */
    private static final int SHORTEST_SECRET = 8;

    private final Supplier<Connector> connectors;
    private final KitHttp http;
    private final KitClock clock = new KitClock();
    private final KitContext bank;
    private final Overheard heard;
    private final Set<String> secrets = new CopyOnWriteArraySet<>();
    private Connector connector;

    Trial(Supplier<Connector> connectors, TestInstitution institution) {
        this.connectors = connectors;
        this.connector = connectors.get();
        var declared = connector.settings();
        this.http = new KitHttp(Hosts.of(declared, institution.settings()), PATIENCE);
        this.bank = new KitContext(institution, declared, new KitKeys(), http, clock);
        this.heard = new Overheard(connector.getClass().getPackageName());
        institution.secrets().values().forEach(this::keep);
    }

    Connector connector() {
        return connector;
    }

    KitContext bank() {
        return bank;
    }

    KitHttp http() {
        return http;
    }

    KitClock clock() {
        return clock;
    }

    Overheard heard() {
        return heard;
    }

    /** Nothing but what was saved or granted survives this. */
    void restart() {
        connector = connectors.get();
    }

    /** Calls the connector as Fairlead does, which makes failures of exceptions of the bank. */
    <T> Step<T> call(Function<Connector, Step<T>> call) {
        try {
            var step = call.apply(connector);
            heard.add(step.toString());
            return step;
        } catch (BankHttpException e) {
            heard.add(e);
            return Step.failed(e.why());
        } catch (RuntimeException e) {
            heard.add(e);
            throw new AssertionError("The connector threw", e);
        }
    }

    Step<Linked> begin(@Nullable Grant broken) {
        var wish = new Wish(broken, EnumSet.allOf(Wish.Data.class), LOOKBACK_DAYS, null);
        return call(asked -> asked.begin(bank, wish));
    }

    Step<Linked> resume(Step<Linked> asked, ConsumerInput input) {
        keepSecrets(asked, input);
        var state = stateOf(asked);
        return call(found -> found.resume(bank, state, input));
    }

    /** Goes on from a step, for as long as the consumer is asked and nothing says stop. */
    Step<Linked> follow(Step<Linked> first, BankConsumer consumer, Predicate<Step<Linked>> stop) {
        var step = first;
        for (var asked = 0; asks(step) && !stop.test(step); asked++) {
            assertThat(asked).as("questions").isLessThan(MOST_QUESTIONS);
            step = resume(step, consumer.answer(step));
        }
        return step;
    }

    /** The link that comes of a first step, with its grant as Fairlead stored it. */
    Linked linked(Step<Linked> first, BankConsumer consumer) {
        var linked = done(follow(first, consumer, _ -> false));
        return new Linked(kept(linked.grant()), linked.inventory(), linked.old());
    }

    /** The accounts of a link, read with its grant where linking has not read them. */
    Inventory inventory(Linked linked) {
        return linked.inventory() == null
                ? done(call(found -> found.accounts(bank, linked.grant(), Set.of())))
                : linked.inventory();
    }

    static <T> T done(Step<T> step) {
        assertThat(step).isInstanceOf(Step.Done.class);
        return ((Step.Done<T>) step).result();
    }

    static Cause causeOf(Step<?> step) {
        assertThat(step).isInstanceOf(Step.Failed.class);
        return ((Step.Failed<?>) step).cause();
    }

    static boolean asks(Step<?> step) {
        return switch (step) {
            case Step.Done<?> _, Step.Failed<?> _ -> false;
            case Step.InputNeeded<?> _,
                    Step.MfaNeeded<?> _,
                    Step.RedirectNeeded<?> _,
                    Step.Wait<?> _ ->
                    true;
        };
    }

    /** The state of a step that asks, as it comes back from where Fairlead stored it. */
    static SavedState stateOf(Step<?> asked) {
        var state =
                switch (asked) {
                    case Step.InputNeeded<?>(_, var saved, _) -> saved;
                    case Step.MfaNeeded<?> asking -> asking.state();
                    case Step.RedirectNeeded<?>(_, _, var saved, _) -> saved;
                    case Step.Wait<?>(_, _, var saved, _) -> saved;
                    case Step.Done<?> _, Step.Failed<?> _ ->
                            throw new AssertionError("Nothing was asked: " + asked);
                };
        return new SavedState(state.version(), state.content());
    }

    static Instant expiryOf(Step<?> asked) {
        return switch (asked) {
            case Step.InputNeeded<?>(_, _, var expiry) -> expiry;
            case Step.MfaNeeded<?> asking -> asking.expiresAt();
            case Step.RedirectNeeded<?>(_, _, _, var expiry) -> expiry;
            case Step.Wait<?>(_, _, _, var expiry) -> expiry;
            case Step.Done<?> _, Step.Failed<?> _ ->
                    throw new AssertionError("Nothing was asked: " + asked);
        };
    }

    private static Grant kept(Grant grant) {
        return new Grant(
                grant.content(),
                grant.renewAfter(),
                grant.spentByRenewal(),
                grant.authorizedFrom(),
                grant.authorizedUntil());
    }

    /** All requests as they were sent. */
    List<String> written() {
        return http.sent().stream()
                .map(
                        request ->
                                "%s %s %s %s"
                                        .formatted(
                                                request,
                                                request.uri(),
                                                request.headers(),
                                                new String(request.body(), UTF_8)))
                .toList();
    }

    /** The secrets among what a consumer gives: hidden fields, and the code of a callback. */
    static List<String> secretsOf(Step<Linked> asked, ConsumerInput input) {
        return switch (input) {
            case ConsumerInput.Fields(var values)
                    when asked instanceof Step.InputNeeded<Linked> form ->
                    form.form().fields().stream()
                            .filter(LoginForm.Field::secret)
                            .map(field -> values.get(field.id()))
                            .filter(Objects::nonNull)
                            .map(SecretText::reveal)
                            .toList();
            case ConsumerInput.Callback(var query)
                    when query.get("code") instanceof SecretText code ->
                    List.of(code.reveal());
            case ConsumerInput.Fields _,
                    ConsumerInput.Callback _,
                    ConsumerInput.Answers _,
                    ConsumerInput.NewCode _,
                    ConsumerInput.Poll _ ->
                    List.of();
        };
    }

    private void keepSecrets(Step<Linked> asked, ConsumerInput input) {
        secretsOf(asked, input).forEach(secret -> keep(new SecretText(secret)));
    }

    private void keep(SecretText secret) {
        if (secret.reveal().length() >= SHORTEST_SECRET) {
            secrets.add(secret.reveal());
        }
    }

    /** What the connector authorized its requests by is a secret as well. */
    private void keepTokens() {
        http.sent().stream()
                .map(BankHttp.Request::headers)
                .flatMap(headers -> headers.entrySet().stream())
                .filter(header -> header.getKey().equalsIgnoreCase("authorization"))
                .map(header -> header.getValue().replaceFirst("^\\S+ ", ""))
                .forEach(token -> keep(new SecretText(token)));
    }

    /** Looks at what was said, and at who was called. */
    void judge() {
        keepTokens();
        assertThat(http.strangers()).as("hosts of others").isEmpty();
        for (var secret : secrets) {
            assertThat(heard.texts()).as("what was said").noneMatch(text -> text.contains(secret));
        }
    }

    @Override
    public void close() {
        heard.close();
        http.close();
    }
}
