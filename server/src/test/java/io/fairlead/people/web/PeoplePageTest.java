package io.fairlead.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.people.Role;
import io.fairlead.people.TestPeople;
import io.fairlead.shared.PartnerId;
import io.fairlead.support.ApiClient;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Developers let people see their partner's data, and take that away. */
@FairleadTest
class PeoplePageTest {

    private final FairleadServer server;
    private final TestPeople people;
    private final PartnerId partner;
    private final String page;
    private final String email = TestPeople.newAddress().value();

    PeoplePageTest(FairleadServer server, TestPeople people) {
        this.server = server;
        this.people = people;
        this.partner = server.newPartner().id();
        this.page = "/console/" + partner + "/people";
    }

    @Test
    void addsAPersonWithARoleAndShowsTheOneTimePasswordOnce() {
        var developer = visitor(Role.DEVELOPER, partner);
        var added = post(developer, page, Map.of("email", email, "role", "viewer"));
        assertThat(added.status()).isEqualTo(200);
        assertThat(added.body())
                .contains(email + " is added", server.address() + "/console/set-up")
                .containsPattern("<code>\\w{5}-\\w{5}-\\w{5}-\\w{5}</code>");
        assertThat(developer.get(page).body())
                .contains(email, "Has not set up the sign-in")
                .doesNotContain("One-time password");

        assertThat(post(developer, page, Map.of("email", email, "role", "developer")).body())
                .contains("Role changed")
                .doesNotContain("One-time password");
    }

    @Test
    void removesAPersonFromThePartnerAlone() {
        var developer = visitor(Role.DEVELOPER, partner);
        var elsewhere = server.newPartner().id();
        post(developer, page, Map.of("email", email, "role", "viewer"));
        var other = visitor(Role.DEVELOPER, elsewhere);
        var otherPage = "/console/" + elsewhere + "/people";
        post(other, otherPage, Map.of("email", email, "role", "viewer"));

        assertThat(post(developer, page + "/remove", Map.of("email", email)).body())
                .contains("sees nothing here any more");
        assertThat(developer.get(page).body()).doesNotContain(email);
        assertThat(other.get(otherPage).body()).contains(email);
        var again = post(developer, page + "/remove", Map.of("email", email));
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body()).contains("Nobody was removed");
    }

    @Test
    void givesNoRoleThatIsNotThePartners() {
        var developer = visitor(Role.DEVELOPER, partner);
        for (var fields :
                List.of(
                        Map.of("email", email, "role", "operator"),
                        Map.of("email", email, "role", "owner"),
                        Map.of("email", "no address", "role", "viewer"),
                        Map.of("email", "<b>@example.com", "role", "viewer"))) {
            var refused = post(developer, page, fields);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body()).contains("Nobody was added");
        }
        assertThat(post(developer, page, Map.of("email", email)).status()).isEqualTo(400);
        assertThat(developer.get(page).body()).doesNotContain(email);
    }

    @Test
    void letsViewersLook() {
        var viewer = visitor(Role.VIEWER, partner);
        assertThat(viewer.get(page).body())
                .contains("viewer", "Signs in at the OpenID provider")
                .doesNotContain("<form");
    }

    @Test
    void saysInASandboxThatNobodySignsIn() {
        var anybody = server.stranger().get(page);
        assertThat(anybody.status()).isEqualTo(200);
        assertThat(anybody.body()).contains("Nobody signs in to a sandbox", "Add a person");
    }

    private ApiClient visitor(Role role, PartnerId of) {
        return people.signedIn(server.stranger(), role, of).with("Sec-Fetch-Site", "same-origin");
    }

    private static Answer post(ApiClient visitor, String path, Map<String, String> fields) {
        var form =
                fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        return visitor.with("Content-Type", "application/x-www-form-urlencoded")
                .callRaw("POST", path, form);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
