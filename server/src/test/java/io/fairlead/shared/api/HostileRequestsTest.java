package io.fairlead.shared.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.DocumentedAnswers;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.RawHttp;
import io.fairlead.support.RawHttp.Reply;
import io.fairlead.support.TestPartner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods, headers, paths and queries that no client of good will sends. */
@FairleadTest
class HostileRequestsTest {

    private final FairleadServer server;
    private final RawHttp http;

    HostileRequestsTest(FairleadServer server) {
        this.server = server;
        this.http = new RawHttp(server.address());
    }

    @ParameterizedTest
    @CsvSource({
        "/connect/v2/generate, POST",
        "/connect/v2/generate/lite, POST",
        "/connect/v2/generate/fix, POST",
        "/connect/v2/generate/jointBorrower, POST",
        "/fairlead/v1/links/revoke, POST",
        "/aggregation/v2/partners/authentication, POST PUT",
        "/aggregation/v2/customers/testing, POST",
        "/aggregation/v2/customers/active, POST",
        "/aggregation/v1/customers, GET",
        "/aggregation/v1/customers/1, GET PUT DELETE",
        "/decisioning/v1/customers/1/consumer, POST GET",
        "/decisioning/v1/consumers/1, GET PUT"
    })
    void tellsWhichMethodsThereAre(String path, String methods) {
        var headers = credentials(server.newPartner());
        var known = List.of(methods.split(" "));
        for (var method :
                List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "PROPFIND", "post")) {
            if (known.contains(method) || (method.equals("HEAD") && known.contains("GET"))) {
                continue;
            }
            var reply = http.send(method, path, headers, new byte[0]);
            assertThat(reply.status()).as(method).isEqualTo(405);
            assertThat(reply.header("Allow").split(", ?")).contains(known.toArray(new String[0]));
            if (!method.equals("HEAD")) {
                assertThat(reply.json().path("message").asString())
                        .isEqualTo("This endpoint does not answer " + method + ". See /docs.");
                assertDocumented(path, reply);
            }
        }
        var options = http.send("OPTIONS", path, List.of(), new byte[0]);
        assertThat(options.status()).isEqualTo(200);
        assertThat(options.header("Allow").split(", ?")).contains(known.toArray(new String[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT"})
    void refusesMethodsThatAreNoneOfItsBusiness(String method) {
        for (var path : List.of("/connect/v2/generate", "/aggregation/v1/customers")) {
            var reply = http.send(method, path, List.of("X-Echo: canary"), new byte[0]);
            assertThat(reply.status()).isEqualTo(405);
            assertThat(reply.body()).doesNotContain("canary");
            assertDocumented(path, reply);
        }
    }

    @Test
    void refusesHeadersThatAreTooLarge() {
        var partner = server.newPartner();
        for (var path : List.of("/connect/v2/generate", "/aggregation/v1/customers")) {
            for (var size : List.of(40_000, 200_000)) {
                var headers =
                        List.of(
                                "Finicity-App-Key: " + partner.appKey().reveal(),
                                "Finicity-App-Token: " + "x".repeat(size));
                var reply = http.send("GET", path, headers, new byte[0]);
                assertThat(reply.status()).isEqualTo(400);
                assertDocumented(path, reply);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bad Header: x",
                "X: a\u0000b",
                "X: a\u0001b",
                ": x",
                "X",
                "Host: other.example"
            })
    void refusesHeadersThatAreNone(String header) {
        var headers = new ArrayList<>(credentials(server.newPartner()));
        headers.add(header);
        var reply = http.send("GET", "/aggregation/v1/customers", headers, new byte[0]);
        assertThat(reply.status()).isEqualTo(400);
        assertDocumented("/aggregation/v1/customers", reply);
    }

    @Test
    void believesTheFirstOfTwoCredentials() {
        var partner = server.newPartner();
        var wrong = List.of("Finicity-App-Key: wrong", "Finicity-App-Token: wrong");
        var right = credentials(partner);
        assertThat(listed(right, wrong).status()).isEqualTo(200);
        var refused = listed(wrong, right);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body()).isEqualTo("Invalid (Finicity-App-Key)");
    }

    private Reply listed(List<String> first, List<String> second) {
        var headers = new ArrayList<>(first);
        headers.addAll(second);
        return http.send("GET", "/aggregation/v1/customers", headers, new byte[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"' OR '1'='1", "\u00e4\u00ff", "\t", "null", "%00"})
    void refusesOddCredentials(String odd) {
        var key = List.of("Finicity-App-Key: " + odd);
        assertThat(http.send("GET", "/aggregation/v1/customers", key, new byte[0]).status())
                .isEqualTo(401);
        var partner = server.newPartner();
        var token =
                List.of(
                        "Finicity-App-Key: " + partner.appKey().reveal(),
                        "Finicity-App-Token: " + odd);
        assertThat(http.send("GET", "/aggregation/v1/customers", token, new byte[0]).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    /aggregation/v1/customers/a%2Fb | 400
                    /aggregation/v1/customers/%5C | 400
                    /aggregation/v1/customers/%00 | 400
                    /aggregation/v1/customers/%ff | 400
                    /aggregation/v1/customers/%zz | 400
                    /aggregation/v1/customers/% | 400
                    /aggregation/v1/customers/1%0d%0aX-Y:%20z | 400
                    /aggregation/v1/customers/%22%27%3B-- | 400
                    /aggregation/v1/customers/-1 | 400
                    /aggregation/v1/customers/9999999999999999999999999 | 400
                    /aggregation/v1/customers/1%201 | 400
                    /aggregation/v1/customers/%D9%A1 | 400
                    /aggregation/v1/customers/1;a=b | 400
                    /aggregation/v1/customers/..;/customers | 400
                    /aggregation/v1/customers/..%2f..%2f | 400
                    /aggregation/v1/customers/ | 400
                    /aggregation/v1/customers// | 400
                    /aggregation/v1//customers | 200
                    /aggregation/v1/Customers | 404
                    //aggregation/v1/customers/1 | 404
                    //aggregation//v1//customers?start=x | 400
                    /aggregation/v1/customers/1.json | 400
                    /aggregation/../aggregation/v1/customers/1 | 404
                    /%61ggregation/v1/customers/1 | 400
                    /decisioning/v1/consumers/%22%27 | 404
                    /decisioning/v1/consumers/0BF46322C167B562E6CBED9D40E19A4C | 404
                    /decisioning/v1/customers/1%27/consumer | 400
                    /connect/v2/generate/%2e%2e/x | 400
                    /connect/v2/nothing | 404
                    /connect/v2/generate%00 | 400
                    /%63onnect/v2/nothing | 400
                    /actuator;/prometheus | 400
                    /actuator;a=b/prometheus | 400
                    /%61ctuator/prometheus | 400
                    /actuator/%70rometheus | 400
                    /actuator/env | 404
                    """)
    void answersOddPathsAsDocumented(String path, int status) {
        var reply = http.send("GET", path, credentials(server.newPartner()), new byte[0]);
        assertThat(reply.status()).isEqualTo(status);
        var decoded = path.replace("%63", "c");
        if (status != 200) {
            assertDocumented(decoded, reply);
        }
        assertThat(reply.headers()).doesNotContainKey("X-Y");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/error",
                "/nowhere",
                "/..%2f",
                "/%00",
                "/assets/..%2fapplication.properties",
                "/WEB-INF/web.xml",
                "/actuator%3b/prometheus",
                "/assets/%2e%2e/application.properties",
                "/connect/${x}",
                "/aggregation/v1/customers?a[]=1",
                "*"
            })
    void answersOddPagesWithAPage(String path) {
        var reply = http.send("GET", path, List.of("Accept: text/html,*/*;q=0.8"), new byte[0]);
        assertThat(reply.status()).isIn(400, 404);
        assertThat(reply.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(reply.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(reply.body())
                .contains("This page does not exist")
                .doesNotContainIgnoringCase("tomcat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//", "///", "//docs", "/docs/", "/docs//openapi.yaml", "/mailbox/"})
    void showsPagesWhateverSlashesTheirAddressHas(String path) {
        assertThat(http.get(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/business-services/customers/1/businesses, application/json",
        "/microentry/v1/customers/1, application/json",
        "/microentry/v1/customers/1, */*",
        "/nowhere, image/png",
        "/nowhere,"
    })
    void answersProgramsAtUnknownAddressesWithJson(String path, @Nullable String accepted) {
        var headers = accepted == null ? List.<String>of() : List.of("Accept: " + accepted);
        for (var method : List.of("GET", "POST", "DELETE")) {
            var reply = http.send(method, path, headers, new byte[0]);
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.body())
                    .isEqualTo(
                            "{\"code\":404,\"message\":\"There is no such endpoint. See /docs.\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Finicity-App-Key", "App-Key", "Finicity-App-Token", "App-Token"})
    void answersBackendsWithJsonWhateverTheyAccept(String credential) {
        var headers = List.of(credential + ": x", "Accept: text/html");
        var reply = http.send("GET", "/microentry/v1/customers/1", headers, new byte[0]);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        var page = http.send("DELETE", "/mailbox", headers, new byte[0]);
        assertThat(page.status()).isEqualTo(405);
        assertThat(page.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void answersWhatIsNoRequestAtAll() {
        for (var nonsense :
                List.of(
                        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n",
                        "GET\r\n\r\n",
                        "GET / HTTP/9.9\r\n\r\n",
                        "GET / HTTP/1.1\r\n\r\n",
                        "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
                        "GET " + "/a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n",
                        "GET http://other.example/ HTTP/1.1\r\nHost: x\r\n\r\n")) {
            var reply = http.send(RawHttp.bytes(nonsense));
            assertThat(reply.status()).as(nonsense.substring(0, 5)).isEqualTo(400);
            assertThat(reply.body()).doesNotContainIgnoringCase("tomcat");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    start=0 | 400
                    start=-1 | 400
                    start=1.5 | 400
                    start=x | 400
                    start=99999999999 | 400
                    start=2147483647&limit=1000 | 200
                    start=%D9%A1 | 200
                    limit=0 | 400
                    limit=-2147483648 | 400
                    limit=1001 | 400
                    limit=2147483648 | 400
                    limit=&start= | 200
                    limit=1&limit=x | 200
                    type=bogus | 400
                    type=TESTING | 200
                    type=testing%27 | 400
                    search=%00 | 400
                    search=a%0ab | 400
                    search=%ff | 400
                    search=%zz | 400
                    search=% | 400
                    search=%25%5F%5C%27%22 | 200
                    search=%F0%9F%9A%80 | 200
                    search=%ED%A0%80 | 400
                    search= | 200
                    username=%27%20OR%201=1-- | 200
                    username=%00 | 400
                    unknown=x&a.b=1 | 200
                    &&&a&a= | 200
                    =x | 400
                    """)
    void answersOddQueriesAsDocumented(String query, int status) {
        var path = "/aggregation/v1/customers?" + query;
        var reply = http.send("GET", path, credentials(server.newPartner()), new byte[0]);
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        if (status != 200) {
            assertDocumented(path, reply);
        }
    }

    @Test
    void refusesABodyThatNoEndpointOfOursReads() {
        var headers = List.of("Content-Type: application/json", "Content-Length: 7");
        var reply = http.send("GET", "/actuator/health", headers, RawHttp.bytes("{\"a\":[}"));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("Check the path, the query and the headers.");
    }

    @Test
    void refusesASearchThatIsTooLong() {
        var query = "/aggregation/v1/customers?search=" + "x".repeat(256);
        var reply = http.send("GET", query, credentials(server.newPartner()), new byte[0]);
        assertThat(reply.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"type=%zz", "type=nothing", "", "type", "=&=", "type=full&type=%ff"})
    void refusesOddForms(String form) {
        var headers =
                List.of(
                        "Content-Type: application/x-www-form-urlencoded",
                        "Content-Length: " + form.length());
        var reply = http.send("POST", "/start/links", headers, RawHttp.bytes(form));
        assertThat(reply.status()).isIn(400, 404);
        assertThat(reply.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
    }

    private static List<String> credentials(TestPartner partner) {
        return partner.api().headerLines();
    }

    private static void assertDocumented(String path, Reply reply) {
        DocumentedAnswers.assertRefusal(
                path, reply.status(), reply.header("Content-Type"), reply.body());
    }
}
