package io.fairlead.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.people.Role;
import io.fairlead.people.TestPeople;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.CallableBy.Caller;
import io.fairlead.support.ApiClient;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.EndpointsForPeople;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.FilledPath;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Tries every page and every action for people with every role, and with forms of other sites. What
 * is added later is tried as soon as it exists.
 */
@FairleadTest
class EveryRoleTest {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** What whoever has not signed in yet uses of the console. */
    private static final Pattern SIGN_IN =
            Pattern.compile("/console/(sign-in|set-up|sign-out)(/.*)?");

    private final FairleadServer server;
    private final RequestMappingHandlerMapping mapping;
    private final TestPeople people;

    EveryRoleTest(
            FairleadServer server,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
            TestPeople people) {
        this.server = server;
        this.mapping = mapping;
        this.people = people;
    }

    /**
     * @param caller who it is for
     */
    record Place(String method, String pattern, Caller caller) {

        boolean reads() {
            return READING.contains(method);
        }

        boolean isOfConsole() {
            return pattern.startsWith("/console");
        }

        String path(PartnerId partner) {
            return FilledPath.of(
                    pattern, name -> name.equals("partnerId") ? partner.value() : null);
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    enum Who {
        NOBODY,
        VIEWER,
        DEVELOPER,
        VIEWER_OF_ALL,
        DEVELOPER_OF_ALL,
        VIEWER_ELSEWHERE,
        DEVELOPER_ELSEWHERE,
        OPERATOR
    }

    private record Visitors(Map<Who, ApiClient> all) {

        ApiClient of(Who who) {
            return Objects.requireNonNull(all.get(who));
        }
    }

    @Test
    void opensEachPlaceToItsRolesOnly() {
        var partner = server.newPartner().id();
        var visitors = visitors(partner, server.newPartner().id());
        try (var _ = EndpointsForPeople.addedTo(mapping)) {
            var places = placesForPeople();
            assertThat(places).hasSizeGreaterThanOrEqualTo(16);
            assertThat(places)
                    .allSatisfy(
                            place ->
                                    assertThat(Who.values())
                                            .allSatisfy(
                                                    who ->
                                                            assertThat(
                                                                            status(
                                                                                    place,
                                                                                    place.path(
                                                                                            partner),
                                                                                    visitors.of(
                                                                                            who)))
                                                                    .isEqualTo(
                                                                            expected(place, who))));
        }
    }

    /** Roles are looked at before partners, so that nobody learns which there are. */
    @Test
    void opensNoPageOfAPartnerThatIsNotThere() {
        var nobody = new PartnerId("404");
        var everywhere = visitor(Role.DEVELOPER, null);
        try (var _ = EndpointsForPeople.addedTo(mapping)) {
            assertThat(placesForPeople())
                    .filteredOn(place -> place.caller() == Caller.PARTNER_USER)
                    .isNotEmpty()
                    .allSatisfy(
                            place ->
                                    assertThat(status(place, place.path(nobody), everywhere))
                                            .isEqualTo(404));
        }
    }

    @Test
    void takesNoFormOfAnotherSite() {
        var partner = server.newPartner().id();
        var visitors = visitors(partner, partner);
        var own = server.address().toString();
        var foreign =
                List.of(
                        Map.of("Sec-Fetch-Site", "cross-site", "Origin", own),
                        Map.of("Sec-Fetch-Site", "same-site", "Origin", own),
                        Map.of("Sec-Fetch-Site", "none"),
                        Map.of("Origin", "https://evil.example"),
                        Map.of("Origin", own + ".evil.example"),
                        Map.of("Origin", "null"),
                        Map.of("Origin", "%"),
                        Map.<String, String>of());
        try (var _ = EndpointsForPeople.addedTo(mapping)) {
            assertThat(Stream.concat(placesForPeople().stream(), signIn()))
                    .filteredOn(place -> !place.reads())
                    .hasSizeGreaterThanOrEqualTo(8)
                    .allSatisfy(
                            place -> {
                                var visitor = visitors.of(roleFor(place));
                                var path = place.path(partner);
                                assertThat(foreign)
                                        .allSatisfy(
                                                headers ->
                                                        assertThat(
                                                                        status(
                                                                                place,
                                                                                path,
                                                                                sending(
                                                                                        headers,
                                                                                        visitor)))
                                                                .isEqualTo(403));
                                assertThat(status(place, path, visitor)).isEqualTo(LetIn.STATUS);
                                var oldBrowser = sending(Map.of("Origin", own), visitor);
                                assertThat(status(place, path, oldBrowser)).isEqualTo(LetIn.STATUS);
                            });
        }
    }

    /** Nobody lays a page of their own over the console's, and nobody else reads it. */
    @Test
    void keepsTheConsoleOutOfFramesAndAwayFromOtherSites() {
        var partner = server.newPartner().id();
        var visitors = visitors(partner, partner);
        try (var _ = EndpointsForPeople.addedTo(mapping)) {
            assertThat(Stream.concat(placesForPeople().stream(), signIn()))
                    .filteredOn(Place::isOfConsole)
                    .isNotEmpty()
                    .allSatisfy(
                            place -> {
                                var answer =
                                        answer(
                                                place,
                                                place.path(partner),
                                                visitors.of(roleFor(place)));
                                assertThat(header(answer, "Content-Security-Policy"))
                                        .contains("frame-ancestors 'none'")
                                        .doesNotContain("unsafe");
                                assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
                                assertThat(header(answer, "Referrer-Policy"))
                                        .isEqualTo("no-referrer");
                                assertThat(answer.headers().map())
                                        .doesNotContainKey("access-control-allow-origin");
                            });
        }
    }

    /** So that nobody forgets to say it of a new page. */
    @Test
    void leavesNothingOfTheConsoleToAnybodyButTheSignIn() {
        assertThat(places())
                .filteredOn(Place::isOfConsole)
                .filteredOn(place -> !place.caller().isPerson())
                .allSatisfy(place -> assertThat(place.pattern()).matches(SIGN_IN));
    }

    @Test
    void letsEverybodyInWhoReachesASandbox() {
        var partner = server.newPartner().id();
        var anybody =
                server.stranger().with(LetIn.HEADER, "yes").with("Sec-Fetch-Site", "same-origin");
        try (var _ = EndpointsForPeople.addedTo(mapping)) {
            assertThat(placesForPeople())
                    .allSatisfy(
                            place ->
                                    assertThat(status(place, place.path(partner), anybody))
                                            .isEqualTo(LetIn.STATUS));
        }
    }

    @Test
    void leadsToTheSignInAndBackToThePage() {
        var nobody = TestPeople.inProduction(server.stranger());
        try (var _ = EndpointsForPeople.addedTo(mapping)) {
            var answer = nobody.get("/console/greetings/partner-users/17?a=b%20c&d=e");
            assertThat(answer.status()).isEqualTo(303);
            assertThat(header(answer, "Location"))
                    .isEqualTo(
                            "/console/sign-in?back=%2Fconsole%2Fgreetings%2Fpartner-users%2F17%3Fa%3Db%2520c%26d%3De");
        }
    }

    private static int expected(Place place, Who who) {
        if (who == Who.NOBODY) {
            return place.isOfConsole() && place.reads() ? 303 : 401;
        }
        if (place.caller() == Caller.PERSON) {
            return LetIn.STATUS;
        }
        if (place.caller() == Caller.OPERATOR) {
            return who == Who.OPERATOR ? LetIn.STATUS : 404;
        }
        return switch (who) {
            case DEVELOPER, DEVELOPER_OF_ALL -> LetIn.STATUS;
            case VIEWER, VIEWER_OF_ALL -> place.reads() ? LetIn.STATUS : 403;
            default -> 404;
        };
    }

    private static Who roleFor(Place place) {
        return place.caller() == Caller.OPERATOR ? Who.OPERATOR : Who.DEVELOPER;
    }

    private Visitors visitors(PartnerId partner, PartnerId elsewhere) {
        return new Visitors(
                Map.of(
                        Who.NOBODY, visitor(TestPeople.inProduction(server.stranger())),
                        Who.VIEWER, visitor(Role.VIEWER, partner),
                        Who.DEVELOPER, visitor(Role.DEVELOPER, partner),
                        Who.VIEWER_OF_ALL, visitor(Role.VIEWER, null),
                        Who.DEVELOPER_OF_ALL, visitor(Role.DEVELOPER, null),
                        Who.VIEWER_ELSEWHERE, visitor(Role.VIEWER, elsewhere),
                        Who.DEVELOPER_ELSEWHERE, visitor(Role.DEVELOPER, elsewhere),
                        Who.OPERATOR, visitor(Role.OPERATOR, null)));
    }

    private ApiClient visitor(Role role, @Nullable PartnerId partner) {
        return visitor(people.signedIn(server.stranger(), role, partner));
    }

    /** A browser with a page of the console, which a form is sent from. */
    private static ApiClient visitor(ApiClient person) {
        return person.with(LetIn.HEADER, "yes").with("Sec-Fetch-Site", "same-origin");
    }

    private static ApiClient sending(Map<String, String> headers, ApiClient visitor) {
        var sender = visitor.without("Sec-Fetch-Site");
        for (var header : headers.entrySet()) {
            sender = sender.with(header.getKey(), header.getValue());
        }
        return sender;
    }

    private static int status(Place place, String path, ApiClient visitor) {
        return answer(place, path, visitor).status();
    }

    private static Answer answer(Place place, String path, ApiClient visitor) {
        return visitor.callRaw(place.method(), path, "");
    }

    private static String header(Answer answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private List<Place> placesForPeople() {
        return places().stream().filter(place -> place.caller().isPerson()).toList();
    }

    private Stream<Place> signIn() {
        return places().stream().filter(place -> SIGN_IN.matcher(place.pattern()).matches());
    }

    private List<Place> places() {
        return mapping.getHandlerMethods().entrySet().stream()
                .flatMap(entry -> places(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Stream<Place> places(RequestMappingInfo mapped, HandlerMethod method) {
        var callable = method.getBeanType().getAnnotation(CallableBy.class);
        if (callable == null) {
            return Stream.empty();
        }
        var methods = mapped.getMethodsCondition().getMethods();
        var tried =
                methods.isEmpty()
                        ? Stream.of("GET", "POST")
                        : methods.stream().map(one -> one.name());
        return tried.flatMap(
                one ->
                        mapped.getPatternValues().stream()
                                .map(pattern -> new Place(one, pattern, callable.value())));
    }
}
