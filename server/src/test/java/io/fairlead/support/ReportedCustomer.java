package io.fairlead.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.ApiClient.Answer;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A testing customer with a consumer record and accounts, and the calls for reports of them. */
public record ReportedCustomer(TestPartner partner, String customer, String consumer) {

    private static final String SSN = "999601111";

    /** A customer of a new partner whose accounts are those of a FinBank profile. */
    public static ReportedCustomer of(FairleadServer server, String profile) {
        server.bank();
        var partner = server.newPartner();
        return of(partner, partner.newCustomer(), profile);
    }

    /** A customer of this partner, who gets a consumer record and the accounts of a profile. */
    public static ReportedCustomer of(TestPartner partner, String customer, String profile) {
        var reported = new ReportedCustomer(partner, customer, newConsumer(partner, customer));
        assertThat(
                        partner.addAccounts(
                                        customer, FinBankInstitutions.PROFILES, "reported", profile)
                                .status())
                .isEqualTo(200);
        return reported;
    }

    /** The id of a new consumer record, of a person whom the vendor's tests know. */
    public static String newConsumer(TestPartner partner, String customer) {
        var answer =
                partner.api()
                        .post(
                                "/decisioning/v1/customers/" + customer + "/consumer",
                                Map.of(
                                        "firstName", "Homer",
                                        "lastName", "Loanseeke",
                                        "address", "434 W Ascension Way",
                                        "city", "Murray",
                                        "state", "UT",
                                        "zip", "84123",
                                        "phone", "1234567890",
                                        "ssn", SSN,
                                        "birthday",
                                                Map.of("year", 1970, "month", 7, "dayOfMonth", 4),
                                        "email", "finicity@test.com"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.text("id");
    }

    /** Asks for a report. */
    public Answer generate(String kind, Map<String, ?> body) {
        return partner.api().post(generatePath(kind), body);
    }

    public String generatePath(String kind) {
        return "/decisioning/v2/customers/" + customer + "/" + kind;
    }

    /** The finished report that comes of such a call. */
    public JsonNode report(String kind, Map<String, ?> body) {
        var ordered = generate(kind, body);
        assertThat(ordered.status()).as(ordered.body()).isEqualTo(202);
        return finished(ordered.text("id"));
    }

    /** Waits until a report is made. */
    public JsonNode finished(String id) {
        var found = new JsonNode[1];
        Await.until(
                () -> {
                    found[0] = get(id).json();
                    return !found[0].path("status").asString().equals("inProgress");
                });
        return found[0];
    }

    /** A report as it is now. */
    public Answer get(String id) {
        return partner.api().get("/decisioning/v3/customers/" + customer + "/reports/" + id);
    }

    /** The ids of the customer's accounts, in the bank's order. */
    public java.util.List<JsonNode> accounts() {
        var answer = partner.api().get("/aggregation/v1/customers/" + customer + "/accounts");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().required("accounts").valueStream().toList();
    }
}
