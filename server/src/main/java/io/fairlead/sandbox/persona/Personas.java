package io.fairlead.sandbox.persona;

import io.fairlead.sandbox.finbank.FinBankCalls;
import io.fairlead.shared.Secret;
import io.fairlead.shared.http.OutboundAnswer;
import io.fairlead.shared.http.OutboundException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The personas of the simulated bank, which keeps and checks them. Who stores one can sign in as it
 * at once, at every bank of the FinBank family.
 */
@Service
public class Personas {

    /** What a name must look like, so that it can stand in a path. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{1,39}");

    private static final String PATH = "/personas";
    private static final int LONGEST_ANSWER = 1024 * 1024;
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private final FinBankCalls bank;

    Personas(FinBankCalls bank) {
        this.bank = bank;
    }

    /**
     * All personas by their names.
     *
     * @throws OutboundException when the bank does not answer
     */
    public List<PersonaSummary> all() {
        return tree(expected(OK, bank.send("GET", PATH, null, LONGEST_ANSWER)))
                .path("personas")
                .valueStream()
                .map(
                        one ->
                                new PersonaSummary(
                                        one.path("name").asString(""),
                                        one.path("about").asString(""),
                                        new Secret(one.path("password").asString("")),
                                        one.path("version").asInt(),
                                        one.path("ready").asBoolean()))
                .toList();
    }

    /**
     * A version of a persona, the latest one when none is said.
     *
     * @throws OutboundException when the bank does not answer
     */
    public Optional<Persona> find(String name, @Nullable Integer version) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        var query = version == null ? "" : "?version=" + version;
        var answer = bank.send("GET", PATH + "/" + name + query, null, LONGEST_ANSWER);
        return answer.status() == NOT_FOUND || answer.status() == BAD_REQUEST
                ? Optional.empty()
                : Optional.of(persona(tree(expected(OK, answer))));
    }

    /**
     * Stores the latest version of a persona. Storing the same again changes nothing.
     *
     * @throws PersonaRefusedException for the first field that is wrong
     * @throws OutboundException when the bank does not answer
     */
    public Persona put(String name, ObjectNode document) {
        checkName(name);
        var body = JSON.writeValueAsBytes(document);
        return persona(
                tree(accepted(OK, bank.send("PUT", PATH + "/" + name, body, LONGEST_ANSWER))));
    }

    /**
     * Deletes all that was stored of a persona; a ready one is as it was. False when there is none.
     *
     * @throws PersonaRefusedException when it came with the bank, as it is
     * @throws OutboundException when the bank does not answer
     */
    public boolean delete(String name) {
        if (!NAME.matcher(name).matches()) {
            return false;
        }
        var answer = bank.send("DELETE", PATH + "/" + name, null, LONGEST_ANSWER);
        if (answer.status() == NOT_FOUND) {
            return false;
        }
        accepted(NO_CONTENT, answer);
        return true;
    }

    private static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new PersonaRefusedException(
                    "\"name\" must have 2 to 40 of a-z, 0-9, - and _, and begin with a letter.");
        }
    }

    private static Persona persona(JsonNode from) {
        var document = (ObjectNode) from.path("persona");
        var createdAt = from.path("createdAt");
        return new Persona(
                from.path("name").asString(""),
                new Secret(document.path("password").asString("go")),
                from.path("version").asInt(),
                from.path("ready").asBoolean(),
                createdAt.isString() ? Instant.parse(createdAt.asString()) : null,
                from.path("versions").valueStream().map(JsonNode::asInt).toList(),
                document);
    }

    private static OutboundAnswer accepted(int status, OutboundAnswer answer) {
        if (answer.status() == BAD_REQUEST) {
            throw new PersonaRefusedException(
                    tree(answer).path("error").path("message").asString(""));
        }
        return expected(status, answer);
    }

    private static OutboundAnswer expected(int status, OutboundAnswer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException("FinBank answered " + answer.status());
        }
        return answer;
    }

    private static JsonNode tree(OutboundAnswer answer) {
        return JSON.readTree(new String(answer.body(), StandardCharsets.UTF_8));
    }
}
