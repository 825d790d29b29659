package io.fairlead.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.Accounts;
import io.fairlead.account.transaction.Transactions;
import io.fairlead.shared.RandomId;
import io.fairlead.shared.path.FormerPath;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.OwnerOfEverything;
import io.fairlead.support.SendCalls;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients of older versions of the API get today's answers. */
@FairleadTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormerPathTest {

    private final FairleadServer server;
    private final OwnerOfEverything owner;

    FormerPathTest(FairleadServer server, Accounts accounts, Transactions transactions) {
        this.server = server;
        this.owner = new OwnerOfEverything(server, accounts, transactions);
    }

    @Test
    void standsBesideThePresentVersionInTheDocument() {
        assertThat(OpenApiDocument.read().formerPaths())
                .containsExactlyInAnyOrderElementsOf(FormerPath.all());
    }

    @ParameterizedTest
    @MethodSource("reading")
    void readsAsThePresentVersionDoes(FormerPath path) {
        var former = owner.called("GET", path.former(), owner.partner());
        var present = owner.called("GET", path.present(), owner.partner());

        // The owner's login has no credentials, which a call says that asks the bank.
        assertThat(former.status()).as(former.body()).isIn(200, 500);
        assertThat(former.status()).isEqualTo(present.status());
        assertThat(withoutTheTime(former)).isEqualTo(withoutTheTime(present));
        assertThat(owner.called("GET", path.former(), server.newPartner()).status())
                .isEqualTo(owner.called("GET", path.present(), server.newPartner()).status());
    }

    static Stream<FormerPath> reading() {
        return FormerPath.all().stream().filter(path -> path.method().equals("GET"));
    }

    /** Answers about institutions say when they were given. */
    private static String withoutTheTime(Answer answer) {
        return answer.body().replaceAll("\"(created|requested)Date\":[0-9]+", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"testing", "active"})
    void addsCustomers(String type) {
        var partner = server.newPartner();
        var added =
                partner.api()
                        .post(
                                "/aggregation/v1/customers/" + type,
                                Map.of("username", "customer_" + RandomId.hex()));

        assertThat(added.status()).as(added.body()).isEqualTo(201);
        var stored = partner.api().get("/aggregation/v1/customers/" + added.text("id"));
        assertThat(stored.text("type")).isEqualTo(type);
    }

    @Test
    void authenticates() {
        var partner = server.newPartner();
        var path = "/aggregation/v1/partners/authentication";
        var credentials =
                Map.of(
                        "partnerId", partner.id().value(),
                        "partnerSecret", partner.secret().reveal());

        assertThat(partner.api().post(path, credentials).text("token")).hasSize(24);
        var change =
                Map.of(
                        "partnerId", partner.id().value(),
                        "partnerSecret", partner.secret().reveal(),
                        "newPartnerSecret", "another-secret-2026");
        assertThat(partner.api().put(path, change).status()).isEqualTo(204);
    }

    @Test
    void sendsMail() {
        var partner = server.newPartner();
        var mail = new SendCalls(partner, partner.newCustomer()).one("jane@example.com");
        var sent = partner.api().post("/connect/v1/send/email", mail.with("type", "voa").fields());

        assertThat(sent.status()).as(sent.body()).isEqualTo(200);
        assertThat(sent.text("link")).contains("origin=email");
    }

    /** The simple list stands where the older version has an account's id. */
    @Test
    void takesNoPathFromAPresentCall() {
        var answer =
                owner.called(
                        "GET",
                        "/aggregation/v1/customers/{customerId}/accounts/simple",
                        owner.partner());

        assertThat(answer.json().required("accounts")).hasSize(2);
    }

    @Test
    void isNoPathForOtherMethods() {
        var answer = owner.called("DELETE", "/aggregation/v2/institutions", owner.partner());

        assertThat(answer.status()).isEqualTo(404);
    }
}
