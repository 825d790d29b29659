package io.fairlead.connect;

import static io.fairlead.support.FinBankInstitutions.FINBANK;
import static io.fairlead.support.FinBankInstitutions.OAUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.api.Service;
import io.fairlead.support.ConsumerWithoutScripts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.OddTexts;
import io.fairlead.support.RawHttp;
import io.fairlead.support.RawHttp.Reply;
import io.fairlead.support.TestJourney;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Hostile requests to every page, whatever a consumer's session stands at: no error of ours, and
 * nothing of what was sent comes back as markup, as a header or as a place to go to. A failure
 * names the seed, with which {@code -Dfairlead.test.seed=…} repeats it.
 */
@FairleadTest
@ExtendWith(OutputCaptureExtension.class)
class HostilePagesTest {

    private static final int REQUESTS = Integer.getInteger("fairlead.test.hostile", 40);
    private static final int MOST_SHOWN = 40;
    private static final long SEED =
            Long.getLong("fairlead.test.seed", ThreadLocalRandom.current().nextLong());

    private static final Pattern VARIABLE =
            Pattern.compile("\\{([^}:]+)(?::[^}]+(?:\\{[^}]*})?[^}]*)?}");
    private static final Set<Integer> CALM = Set.of(200, 204, 303, 400, 403, 404, 405, 410, 413);

    private static final List<String> PARAMETERS =
            List.of(
                    "institution=101732",
                    "part=0",
                    "blocked=true",
                    "account=1",
                    "login=1",
                    "query=finbank",
                    "Banking Userid=demo",
                    "Banking Password=wrong",
                    "answer.0=Rex",
                    "platform=iframe",
                    "sdkVersion=1",
                    "redirectUrl=https://app.example/",
                    "handlers=done",
                    "state=x",
                    "code=y",
                    "error=access_denied",
                    "type=full",
                    "signature=x");

    private static final Map<String, Function<TestJourney, ConsumerWithoutScripts>> CONSUMERS =
            new TreeMap<>(
                    Map.of(
                            "landing", journey -> journey.open(journey.full()),
                            "search", journey -> journey.open(journey.full()).acceptTerms(),
                            "login", journey -> journey.atLogin(FINBANK),
                            "mfa", journey -> journey.atLogin(FINBANK).signIn("tfa_text", "go"),
                            "accounts", journey -> journey.atLogin(FINBANK).signIn("demo", "go"),
                            "review", HostilePagesTest::atReview,
                            "oauth", journey -> journey.open(journey.lite(OAUTH)).acceptTerms(),
                            "borrowers", HostilePagesTest::atBorrowers,
                            "end", journey -> journey.open(journey.full()).exit()));

    private final FairleadServer server;
    private final RawHttp http;
    private final List<Page> pages;
    private final Random random = new Random(SEED);
    private final OddTexts odd = new OddTexts(random);

    HostilePagesTest(
            FairleadServer server,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.server = server;
        this.http = new RawHttp(server.address());
        this.pages =
                mapping.getHandlerMethods().keySet().stream()
                        .flatMap(HostilePagesTest::pages)
                        .sorted()
                        .toList();
        server.bank();
    }

    private static ConsumerWithoutScripts atReview(TestJourney journey) {
        var consumer = journey.atLogin(FINBANK).signIn("demo", "go");
        return consumer.share(consumer.accounts().subList(0, 1));
    }

    private static ConsumerWithoutScripts atBorrowers(TestJourney journey) {
        return journey.open(journey.joint(journey.partner().newCustomer())).acceptTerms();
    }

    private record Page(String method, String pattern) implements Comparable<Page> {

        @Override
        public int compareTo(Page other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    private record Request(String method, String target, List<String> headers, String form) {

        Reply send(RawHttp http) {
            return http.send(method, target, headers, RawHttp.bytes(form));
        }
    }

    private static Stream<Page> pages(RequestMappingInfo mapped) {
        var methods = mapped.getMethodsCondition().getMethods();
        return mapped.getPatternValues().stream()
                .filter(path -> Service.of(new MockHttpServletRequest("GET", path)) == Service.PAGE)
                .flatMap(
                        path ->
                                (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
                                        .stream().map(method -> new Page(method.name(), path)));
    }

    @Test
    void areAnsweredCalmly(CapturedOutput log) {
        assertThat(pages).hasSizeGreaterThan(40);
        var failures = new TreeMap<String, Request>();
        CONSUMERS.forEach(
                (stage, begin) -> {
                    var consumer = begin.apply(server.newJourney());
                    for (var i = 0; i < REQUESTS; i++) {
                        var page = pages.get(random.nextInt(pages.size()));
                        var request = request(page, consumer);
                        var failure = failure(request.send(http));
                        if (!failure.isEmpty() && failures.size() < MOST_SHOWN) {
                            failures.putIfAbsent(stage + ": " + page + ": " + failure, request);
                        }
                    }
                });
        assertThat(failures).as("-Dfairlead.test.seed=%d", SEED).isEmpty();
        assertThat(log.getAll()).doesNotContain("Unexpected error", "met a fault");
    }

    private Request request(Page page, ConsumerWithoutScripts consumer) {
        var target =
                VARIABLE.matcher(page.pattern())
                        .replaceAll(
                                variable ->
                                        Matcher.quoteReplacement(
                                                value(variable.group(1), consumer)));
        var parameters = parameters(consumer);
        if (page.method().equals("GET")) {
            return new Request("GET", target + "?" + parameters, headers(), "");
        }
        var headers = headers();
        headers.add("Content-Length: " + parameters.length());
        headers.add(
                "Content-Type: "
                        + (random.nextInt(8) == 0
                                ? "multipart/form-data"
                                : "application/x-www-form-urlencoded"));
        return new Request(page.method(), target, headers, parameters);
    }

    private String value(String variable, ConsumerWithoutScripts consumer) {
        if (variable.equals("key") && random.nextInt(10) > 0) {
            return consumer.session().substring("/s/".length());
        }
        return odd.encoded();
    }

    /** The version of the session as it is shown, so that what is asked for may happen. */
    private String parameters(ConsumerWithoutScripts consumer) {
        var good = new ArrayList<String>();
        consumer.values("version").stream()
                .findFirst()
                .ifPresent(version -> good.add("version=" + version));
        PARAMETERS.stream()
                .filter(_ -> random.nextInt(3) == 0)
                .map(parameter -> parameter.replace(" ", "+"))
                .forEach(good::add);
        return odd.parameters(good);
    }

    private List<String> headers() {
        var headers = new ArrayList<String>();
        if (random.nextInt(4) == 0) {
            headers.add("Accept-Language: \u00ff-\u00ff, *;q=x");
            headers.add("Accept: image/nonsense;q=2, text/html;q=x");
            headers.add("Origin: https://other.example");
        } else {
            headers.add("Accept: text/html,*/*;q=0.8");
        }
        return headers;
    }

    private String failure(Reply reply) {
        try {
            assertThat(CALM).contains(reply.status());
            assertThat(reply.headers()).doesNotContainKey(OddTexts.INJECTED);
            assertThat(reply.header("Location"))
                    .doesNotStartWith("//")
                    .doesNotContain("other.example", "javascript:");
            if (reply.header("Content-Type").startsWith("text/html")) {
                assertThat(reply.body()).doesNotContain(OddTexts.MARKUP);
            }
            if (reply.status() >= 400) {
                assertThat(reply.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
                assertThat(reply.body()).contains("<h1");
            }
            return "";
        } catch (AssertionError e) {
            return reply.status() + " " + e.getMessage();
        }
    }
}
