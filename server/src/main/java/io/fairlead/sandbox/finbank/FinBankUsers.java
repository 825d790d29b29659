package io.fairlead.sandbox.finbank;

import io.fairlead.connector.setting.ConnectorProperties;
import io.fairlead.institution.Institution;
import io.fairlead.institution.Institutions;
import io.fairlead.institution.TestUser;
import io.fairlead.institution.TestUsers;
import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.Mode;
import io.fairlead.shared.Secret;
import io.fairlead.shared.http.OutboundAnswer;
import io.fairlead.shared.http.OutboundException;
import io.fairlead.shared.http.OutboundHttp;
import io.fairlead.shared.http.OutboundRequest;
import io.fairlead.spi.SecretText;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The users of the simulated bank: who can be tried, and who has changed the password. */
@Component
public class FinBankUsers implements TestUsers {

    private static final Logger log = LoggerFactory.getLogger(FinBankUsers.class);

    private static final String CONNECTOR = "finbank";

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OutboundHttp http;
    private final Institutions institutions;
    private final @Nullable String url;

    FinBankUsers(
            OutboundHttp http,
            Institutions institutions,
            ConnectorProperties connectors,
            FairleadProperties fairlead) {
        this.http = http;
        this.institutions = institutions;
        this.url =
                fairlead.mode() == Mode.SANDBOX
                        ? connectors.settings().getOrDefault(CONNECTOR, Map.of()).get("url")
                        : null;
    }

    /** Where the bank is; none outside of a sandbox. */
    public Optional<String> url() {
        return Optional.ofNullable(url);
    }

    /** What the bank does not tell is left out: it helps, and nothing else depends on it. */
    @Override
    public List<TestUser> of(String institutionId) {
        if (url == null
                || institutions.find(institutionId).filter(FinBankUsers::isSimulated).isEmpty()) {
            return List.of();
        }
        try {
            return at(institutionId);
        } catch (OutboundException e) {
            log.info("FinBank does not tell its users", e);
            return List.of();
        }
    }

    private static boolean isSimulated(Institution institution) {
        return institution.testing() && CONNECTOR.equals(institution.connector());
    }

    /**
     * The users of an institution, in the order in which they are worth a try.
     *
     * @throws OutboundException when the bank does not answer
     */
    public List<TestUser> at(String institutionId) {
        var answer = send("GET", "/api/institutions/" + institutionId + "/users", new byte[0]);
        expect(OK, answer);
        return JSON.readTree(new String(answer.body(), StandardCharsets.UTF_8))
                .path("users")
                .valueStream()
                .map(FinBankUsers::user)
                .toList();
    }

    /**
     * Changes a password at the bank, as consumers do without telling anybody.
     *
     * @throws OutboundException when the bank does not answer
     */
    public void changePassword(String institutionId, TestUser user, Secret wanted) {
        var body =
                JSON.writeValueAsBytes(
                        Map.of("current", user.password().reveal(), "wanted", wanted.reveal()));
        var path = "/api/institutions/%s/users/%s/password".formatted(institutionId, user.userid());
        expect(NO_CONTENT, send("PUT", path, body));
    }

    /** Whose token it is; none when the bank does not know it, or does not answer. */
    public Optional<String> useridOf(SecretText bearer) {
        if (url == null) {
            return Optional.empty();
        }
        try {
            var headers =
                    Map.of(
                            "accept",
                            "application/json",
                            "authorization",
                            "Bearer " + bearer.reveal());
            var request =
                    new OutboundRequest("GET", URI.create(url + "/api/user"), headers, new byte[0]);
            var answer = http.sendWithin(PATIENCE, request, LONGEST_ANSWER);
            return answer.status() == OK
                    ? Optional.of(JSON.readTree(answer.body()).path("userid").asString(""))
                    : Optional.empty();
        } catch (OutboundException e) {
            log.info("FinBank does not tell whose token it is", e);
            return Optional.empty();
        }
    }

    private static void expect(int status, OutboundAnswer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException("FinBank answered " + answer.status());
        }
    }

    private OutboundAnswer send(String method, String path, byte[] body) {
        var headers = Map.of("accept", "application/json", "content-type", "application/json");
        var request = new OutboundRequest(method, URI.create(url + path), headers, body);
        return http.sendWithin(PATIENCE, request, LONGEST_ANSWER);
    }

    private static TestUser user(JsonNode from) {
        return new TestUser(
                from.path("userid").asString(""),
                new Secret(from.path("password").asString("")),
                from.path("about").asString(""));
    }
}
