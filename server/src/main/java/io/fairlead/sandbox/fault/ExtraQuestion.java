package io.fairlead.sandbox.fault;

import io.fairlead.spi.BankContext;
import io.fairlead.spi.Challenge;
import io.fairlead.spi.ConsumerInput;
import io.fairlead.spi.Grant;
import io.fairlead.spi.SavedState;
import io.fairlead.spi.SecretText;
import io.fairlead.spi.Step;
import io.fairlead.spi.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A question that a bank asks because a test wants it. What comes after the answer waits in the
 * attempt's state, which is sealed.
 */
final class ExtraQuestion {

    /** Of no connector's own states. */
    private static final int STATE_VERSION = 901_850;

    private static final String ID = "sandbox-question";
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What goes on once the consumer has answered. */
    sealed interface Waiting {

        /** An input that was held back. */
        record Input(SavedState state, ConsumerInput input) implements Waiting {}

        /** The access that the login had. */
        record Access(Grant grant) implements Waiting {}
    }

    private ExtraQuestion() {}

    static <T> Step<T> ask(BankContext bank, Waiting waiting) {
        return ask(
                bank, new SavedState(STATE_VERSION, JSON.writeValueAsBytes(json(waiting))), false);
    }

    /** Asks once more, because the answer was empty. */
    static <T> Step<T> askAgain(BankContext bank, SavedState state) {
        return ask(bank, state, true);
    }

    private static <T> Step<T> ask(BankContext bank, SavedState state, boolean refused) {
        return new Step.MfaNeeded<>(
                List.of(new Challenge.Text(ID, prompt(bank))),
                state,
                bank.clock().instant().plus(LIFE),
                refused,
                false);
    }

    private static String prompt(BankContext bank) {
        var language =
                bank.visitor().map(Visitor::languages).orElse(List.of()).stream()
                        .findFirst()
                        .orElse("en");
        if (language.startsWith("es")) {
            return "¿Cuál es el nombre de su primera escuela?";
        }
        return language.startsWith("fr")
                ? "Quel est le nom de votre première école ?"
                : "What is the name of your first school?";
    }

    static boolean isAskedWith(SavedState state) {
        return state.version() == STATE_VERSION;
    }

    static boolean isAnsweredBy(ConsumerInput input) {
        return input instanceof ConsumerInput.Answers(var values)
                && values.containsKey(ID)
                && !values.get(ID).reveal().isBlank();
    }

    static Waiting waitingIn(SavedState state) {
        var from = JSON.readTree(state.content());
        if (from.has("grant")) {
            return new Waiting.Access(grant(from));
        }
        return new Waiting.Input(
                new SavedState(from.path("version").asInt(), bytes(from, "state")), input(from));
    }

    private static ObjectNode json(Waiting waiting) {
        var to = JSON.createObjectNode();
        switch (waiting) {
            case Waiting.Input(var state, var input) -> {
                to.put("version", state.version());
                to.put("state", base64(state.content()));
                put(to, input);
            }
            case Waiting.Access(var grant) -> {
                to.put("grant", base64(grant.content()));
                to.put("renewAfter", text(grant.renewAfter()));
                to.put("spentByRenewal", grant.spentByRenewal());
                to.put("from", text(grant.authorizedFrom()));
                to.put("until", text(grant.authorizedUntil()));
            }
        }
        return to;
    }

    private static void put(ObjectNode to, ConsumerInput input) {
        switch (input) {
            case ConsumerInput.Fields(var values) -> putAll(to, "fields", values);
            case ConsumerInput.Answers(var values) -> putAll(to, "answers", values);
            case ConsumerInput.Callback(var query) -> putAll(to, "callback", query);
            case ConsumerInput.NewCode _ -> to.putObject("newCode");
            case ConsumerInput.Poll _ -> to.putObject("poll");
        }
    }

    private static void putAll(ObjectNode to, String name, Map<String, SecretText> values) {
        var members = to.putObject(name);
        values.forEach((key, value) -> members.put(key, value.reveal()));
    }

    private static ConsumerInput input(JsonNode from) {
        if (from.has("fields")) {
            return new ConsumerInput.Fields(values(from.path("fields")));
        }
        if (from.has("answers")) {
            return new ConsumerInput.Answers(values(from.path("answers")));
        }
        if (from.has("callback")) {
            return new ConsumerInput.Callback(values(from.path("callback")));
        }
        return from.has("newCode") ? new ConsumerInput.NewCode() : new ConsumerInput.Poll();
    }

    private static Map<String, SecretText> values(JsonNode from) {
        var values = new TreeMap<String, SecretText>();
        from.properties()
                .forEach(
                        member ->
                                values.put(
                                        member.getKey(),
                                        new SecretText(member.getValue().asString())));
        return values;
    }

    private static Grant grant(JsonNode from) {
        return new Grant(
                bytes(from, "grant"),
                instant(from, "renewAfter"),
                from.path("spentByRenewal").booleanValue(),
                instant(from, "from"),
                instant(from, "until"));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static @Nullable Instant instant(JsonNode from, String name) {
        return from.path(name).isString() ? Instant.parse(from.path(name).asString()) : null;
    }

    private static String base64(byte[] content) {
        return Base64.getEncoder().encodeToString(content);
    }

    private static byte[] bytes(JsonNode from, String name) {
        return Base64.getDecoder().decode(from.path(name).asString(""));
    }
}
