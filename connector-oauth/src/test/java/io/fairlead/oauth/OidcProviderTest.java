package io.fairlead.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairlead.spi.BankHttp;
import io.fairlead.spi.Cause;
import io.fairlead.spi.SecretText;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * The client against an authorization server that others have written: consumers who turn back
 * there are told from a bank that does not work.
 */
@EnabledIf("isInstalled")
class OidcProviderTest {

    private static final Path NPM = Path.of("../server/src/test/npm");
    private static Process program;
    private static URI issuer;

    @AutoClose
    private final HttpClient consumer =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    /** Whether {@code ./test} has fetched it, and there is a node to run it. */
    static boolean isInstalled() {
        var here = Files.isDirectory(NPM.resolve("node_modules/oidc-provider")) && hasNode();
        if (!here) {
            System.err.println(
                    "TESTS WITH OIDC-PROVIDER ARE SKIPPED: npm ci --prefix server/src/test/npm");
        }
        return here;
    }

    private static boolean hasNode() {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
    }

    @BeforeAll
    static void start() throws IOException {
        program =
                new ProcessBuilder(
                                "node", "authorization-server.mjs", TestContext.CALLBACK.toString())
                        .directory(NPM.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        issuer = URI.create("http://127.0.0.1:" + port(program.inputReader(UTF_8)));
    }

    private static String port(BufferedReader output) throws IOException {
        var line = output.readLine();
        while (line != null && !line.matches("\\d+")) {
            line = output.readLine();
        }
        assertThat(line).as("the port of the server").isNotNull();
        return line;
    }

    @AfterAll
    static void stop() {
        program.destroy();
    }

    @Test
    void knowsThatTheConsumerCancelledAtTheSignIn() throws Exception {
        var begun = client().begin("accounts", Map.of());
        var signIn = follow(get(begun.page()));

        assertThat(signIn.body()).contains("Sign-in");
        assertThat(refusal(begun, cancel(signIn))).isEqualTo(Cause.CONSENT_DENIED);
    }

    @Test
    void knowsThatTheConsumerCancelledAtTheConsent() throws Exception {
        var begun = client().begin("accounts", Map.of());
        var signIn = follow(get(begun.page()));
        var consent = follow(post(signIn.uri(), "prompt=login&login=ordinary&password=any"));

        assertThat(consent.body()).contains("Authorize");
        assertThat(refusal(begun, cancel(consent))).isEqualTo(Cause.CONSENT_DENIED);
    }

    /** The address that the server leads to when its page is left. */
    private URI cancel(HttpResponse<String> page) throws Exception {
        var aborted = follow(get(URI.create(page.uri() + "/abort")));
        var back = location(aborted);
        assertThat(back.toString()).startsWith(TestContext.CALLBACK + "?");
        return back;
    }

    private static Cause refusal(OAuthClient.Begun begun, URI back) {
        var query =
                Arrays.stream(back.getRawQuery().split("&"))
                        .map(parameter -> parameter.split("=", 2))
                        .collect(
                                toMap(
                                        parameter -> parameter[0],
                                        parameter ->
                                                new SecretText(
                                                        URLDecoder.decode(parameter[1], UTF_8))));
        assertThat(query.keySet()).contains("error", "state", "iss");
        return catchThrowableOfType(
                        OAuthException.class, () -> client().exchange(begun.open(), query))
                .cause(Cause.STATE_EXPIRED);
    }

    private static OAuthClient client() {
        var server =
                new OAuthServer(
                        issuer,
                        issuer.resolve("/request"),
                        issuer.resolve("/auth"),
                        issuer.resolve("/token"),
                        issuer.resolve("/token/revocation"));
        return new OAuthClient(
                new TestContext(List.of(), OidcProviderTest::send, Instant.now()),
                server,
                new ClientIdentity.SecretInHeader(
                        "fairlead", new SecretText("the-secret-of-a-test")));
    }

    /** What the server's own pages lead to, as far as they do. */
    private HttpResponse<String> follow(HttpResponse<String> first) throws Exception {
        var answer = first;
        while (answer.statusCode() / 100 == 3
                && issuer.getAuthority().equals(location(answer).getAuthority())) {
            answer = get(location(answer));
        }
        return answer;
    }

    private static URI location(HttpResponse<String> answer) {
        return answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return consumer.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(URI uri, String form) throws Exception {
        return consumer.send(
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    /** What Fairlead itself sends. */
    private static BankHttp.Response send(BankHttp.Request request) {
        var sent =
                HttpRequest.newBuilder(request.uri())
                        .method(request.method(), BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(sent::header);
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(sent.build(), BodyHandlers.ofByteArray());
            return new BankHttp.Response(
                    answer.statusCode(), answer.headers().map(), answer.body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
