package io.fairlead.institution;

import static io.fairlead.support.ProblemAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.audit.Actor;
import io.fairlead.customer.CustomerType;
import io.fairlead.support.ApiClient;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@FairleadTest
class InstitutionsRestTest {

    private static final String INSTITUTIONS = "/institution/v2/institutions";
    private static final String CERTIFIED = "/institution/v2/certifiedInstitutions";
    private static final String WITH_RSSD = "/institution/v2/certifiedInstitutions/rssd";
    private static final String ROUTING_NUMBER = "/institution/v1/institutions/routingNumber/";

    private final FairleadServer server;
    private final MovableClock clock;
    private final Institutions institutions;
    private final ApiClient api;

    InstitutionsRestTest(FairleadServer server, MovableClock clock, Institutions institutions) {
        this.server = server;
        this.clock = clock;
        this.institutions = institutions;
        this.api = server.newPartner().api();
    }

    @ParameterizedTest
    @ValueSource(strings = {INSTITUTIONS, CERTIFIED, WITH_RSSD})
    void pages(String path) {
        var first = page(path);
        String date = path.equals(INSTITUTIONS) ? "createdDate" : "requestedDate";
        assertThat(first.propertyNames())
                .containsExactly("found", "displaying", "moreAvailable", date, "institutions");
        assertThat(first.required("displaying").intValue()).isEqualTo(25);
        assertThat(first.required("moreAvailable").booleanValue()).isTrue();
        assertThat(first.required(date).longValue())
                .isBetween(clock.instant().getEpochSecond() - 60, clock.instant().getEpochSecond());

        var second = page(path + "?start=2&limit=3");
        assertThat(second.required("displaying").intValue()).isEqualTo(3);
        assertThat(second.required("moreAvailable").booleanValue()).isTrue();
        assertThat(ids(second)).containsExactlyElementsOf(ids(first).subList(3, 6));

        var all = page(path + "?limit=1000");
        assertThat(all.required("found").intValue()).isEqualTo(ids(all).size());
        assertThat(all.required("moreAvailable").booleanValue()).isFalse();
        assertThat(ids(page(path + "?start=2147483647&limit=1000"))).isEmpty();
    }

    @Test
    void showsAnInstitution() {
        var finBank = page(INSTITUTIONS + "/101732").required("institution");

        assertThat(finBank.propertyNames())
                .containsExactly(
                        "id",
                        "name",
                        "transAgg",
                        "ach",
                        "stateAgg",
                        "voi",
                        "voa",
                        "aha",
                        "availBalance",
                        "accountOwner",
                        "studentLoanData",
                        "loanPaymentDetails",
                        "paymentInitiation",
                        "liabilityData",
                        "billPayData",
                        "accountTypeDescription",
                        "phone",
                        "urlHomeApp",
                        "urlLogonApp",
                        "oauthEnabled",
                        "class",
                        "specialText",
                        "timeZone",
                        "address",
                        "currency",
                        "email",
                        "status",
                        "branding",
                        "productionStatus");
        assertThat(finBank.required("id").longValue()).isEqualTo(101732);
        assertThat(finBank.required("accountTypeDescription").stringValue()).isEqualTo("TestFI");
        assertThat(finBank.required("class").stringValue()).isEqualTo("testfi");
        assertThat(finBank.required("status").stringValue()).isEqualTo("online");
        for (var product : List.of("transAgg", "ach", "voa", "voi", "accountOwner")) {
            assertThat(finBank.required(product).booleanValue()).as(product).isTrue();
        }
        assertThat(finBank.required("aha").booleanValue()).isFalse();
        assertThat(finBank.required("stateAgg").booleanValue()).isFalse();
    }

    @Test
    void showsSuccessorsAndTroubles() {
        var decertified = page(INSTITUTIONS + "/176082").required("institution");
        assertThat(decertified.required("status").stringValue()).isEqualTo("decertified");
        assertThat(decertified.required("newInstitutionId").longValue()).isEqualTo(102105);
        var legacy = page(INSTITUTIONS + "/990011").required("institution");
        assertThat(legacy.required("oauthInstitutionId").longValue()).isEqualTo(102176);
        var offline = page(INSTITUTIONS + "/176078").required("institution");
        assertThat(offline.required("productionStatus").required("transAgg").stringValue())
                .isEqualTo("offline");
    }

    @Test
    void servesTheBrandingItNames() {
        var branding = page(INSTITUTIONS + "/101732/branding").required("branding");

        assertThat(branding.propertyNames())
                .containsExactly("logo", "alternateLogo", "icon", "primaryColor", "tile");
        for (var picture : List.of("logo", "alternateLogo", "icon", "tile")) {
            var address = branding.required(picture).stringValue();
            assertThat(address).startsWith(server.address() + "/");
            var answer =
                    server.stranger().get(address.substring(server.address().toString().length()));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("image/svg+xml");
        }
    }

    @Test
    void hasNoBrandingOfAnInstitutionWithoutIt() {
        put(institution("880001", "Unbranded Harbour"));

        assertProblem(
                api.get(INSTITUTIONS + "/880001/branding"), 404, 14001, "Resource not found.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "999999999999999999", "0101732"})
    void knowsNoOtherIds(String id) {
        assertProblem(api.get(INSTITUTIONS + "/" + id), 404, 14006, "Institution not found.");
        assertProblem(
                api.get(INSTITUTIONS + "/" + id + "/branding"),
                404,
                14006,
                "Institution not found.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "1234567890123456789"})
    void refusesIdsThatAreNone(String id) {
        assertProblem(
                api.get(INSTITUTIONS + "/" + id),
                400,
                14020,
                "Bad request. \"institutionId\" must be a number.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    start=0               | 41003 | Start index cannot be less than one.
                    limit=0               | 41004 | Limit cannot be less than one.
                    limit=1001            | 14020 | Bad request. "limit" must not exceed 1000.
                    start=one             | 14020 | Bad request. "start" must be an integer.
                    search=%00            | 14020 | Bad request. "search" contains an invalid character.
                    supportedCountries=u1 | 14020 | Bad request. "supportedCountries" must be * or two-letter country codes with commas between them.
                    type=gold             | 14020 | Bad request. "type" must be one or more of [transAgg, ach, stateAgg, voi, voa, aha, availBalance, accountOwner, studentLoanData, loanPaymentDetails, paymentInitiation, liabilityData, billPayData].
                    """)
    void refusesWrongQueries(String query, int code, String message) {
        for (var path : List.of(INSTITUTIONS, CERTIFIED, WITH_RSSD)) {
            assertProblem(api.get(path + "?" + query), 400, code, message);
        }
    }

    @Test
    void filtersByProductAndCountry() {
        assertThat(ids(page(INSTITUTIONS + "?type=studentLoanData&search=student")))
                .containsExactly(990007L);
        assertThat(ids(page(CERTIFIED + "?type=voa,voi&search=finbank+p&limit=1000")))
                .contains(170681L, 102105L);
        assertThat(ids(page(INSTITUTIONS + "?supportedCountries=ca&search=finbank")))
                .containsExactly(990008L);
        assertThat(ids(page(INSTITUTIONS + "?supportedCountries=CA,au&search=finbank")))
                .containsExactly(200003L, 2002119L, 2002120L, 990008L);
        assertThat(ids(page(INSTITUTIONS + "?supportedCountries=*&search=finbank+o")))
                .contains(102176L);
        assertThat(ids(page(INSTITUTIONS + "?search=finbank&type=billPayData"))).isEmpty();
    }

    @Test
    void listsAmongTheCertifiedOnlyThoseWithAProduct() {
        assertThat(ids(page(INSTITUTIONS + "?search=decertified"))).contains(176082L);
        assertThat(ids(page(CERTIFIED + "?search=decertified"))).isEmpty();
        assertThat(
                        page(CERTIFIED + "?search=finbank")
                                .required("institutions")
                                .get(0)
                                .propertyNames())
                .containsExactly(
                        "id",
                        "name",
                        "transAgg",
                        "ach",
                        "stateAgg",
                        "voi",
                        "voa",
                        "aha",
                        "availBalance",
                        "accountOwner",
                        "studentLoanData",
                        "loanPaymentDetails",
                        "paymentInitiation",
                        "liabilityData",
                        "billPayData",
                        "oauthEnabled",
                        "productionStatus");
    }

    @Test
    void showsTheRssdAndWhatBelongsToIt() {
        var finBank = page(WITH_RSSD + "?search=finbank").required("institutions").get(0);

        assertThat(finBank.required("rssd").longValue()).isEqualTo(9101732);
        assertThat(finBank.required("childInstitutions").toString())
                .isEqualTo(
                        """
                        [{"institutionId":990002,"name":"FinBank Business","parentRSSD":9101732,"rssd":9990002},\
                        {"institutionId":990001,"name":"FinBank Credit Union","parentRSSD":9101732,"rssd":9990001}]""");
    }

    @Test
    void findsARoutingNumber() {
        var found = page(ROUTING_NUMBER + "990101732");

        assertThat(ids(found)).containsExactly(101732L);
        assertThat(found.required("institutions").get(0).propertyNames())
                .contains("countryCodes", "overallStatusTemp", "transAgg_status")
                .doesNotContain("productionStatus");
        assertThat(ids(page(INSTITUTIONS + "?search=990101732"))).containsExactly(101732L);
        assertProblem(api.get(ROUTING_NUMBER + "123456789"), 404, 14006, "Institution not found.");
        for (var wrong : List.of("12345678", "1234567890", "12345678x")) {
            assertProblem(
                    api.get(ROUTING_NUMBER + wrong),
                    400,
                    14020,
                    "Bad request. \"routingNumber\" must have 9 digits.");
        }
    }

    @Test
    void findsWhatWasImportedAMomentAgo() {
        var query = INSTITUTIONS + "?search=brnad+new+zephyr";
        assertThat(ids(page(query))).isEmpty();

        assertThat(put(institution("880002", "Brand New Zephyr")))
                .isEqualTo(new ImportedInstitutions(1, 0, 0));
        assertThat(ids(page(query))).containsExactly(880002L);
        assertThat(put(institution("880002", "Brand New Zephyr")))
                .isEqualTo(new ImportedInstitutions(0, 0, 1));
        assertThat(put(institution("880002", "Quokka Savings")))
                .isEqualTo(new ImportedInstitutions(0, 1, 0));
        assertThat(ids(page(query))).isEmpty();
        assertThat(ids(page(INSTITUTIONS + "?search=quoka"))).containsExactly(880002L);
    }

    @Test
    void findsByEverydayNamesAndInitialsWhateverHangsOnThem() {
        put(
                new DirectoryRow(
                                Map.of(
                                        "id", "880003",
                                        "name", "Zephyr Quarry Nickel Trust",
                                        "aliases", "Old Zinc;Z & Q"))
                        .institution());

        for (var typed :
                List.of("old+zinc", "Old+Zinc+bank+login", "zqnt", "z+%26+q", "zqnt+bank")) {
            assertThat(ids(page(INSTITUTIONS + "?search=" + typed)))
                    .as(typed)
                    .containsExactly(880003L);
        }
        assertThat(ids(page(INSTITUTIONS + "?search=zephyr+quarry+credit+union")))
                .containsExactly(880003L);
    }

    /** Published collections of calls ask for it. */
    @Test
    void hasTheInstitutionOfPublishedCalls() {
        var institution = api.get(INSTITUTIONS + "/4222").json().required("institution");

        assertThat(institution.required("id").asLong()).isEqualTo(4222);
        assertThat(institution.required("name").stringValue()).isEqualTo("FinBank Savings");
        assertThat(institution.required("transAgg").booleanValue()).isTrue();
    }

    /** Who gets a list of those that match must not take others for them. */
    @Test
    void findsNothingThatMatchesInPartOnly() {
        assertThat(ids(page(INSTITUTIONS + "?search=finbank+bank"))).contains(101732L);
        assertThat(ids(page(INSTITUTIONS + "?search=finbank+xyzzy"))).isEmpty();
    }

    @Test
    void letsTestingCustomersReachOnlyTheSimulatedBanks() {
        assertThat(reachable("101732")).containsExactly(CustomerType.TESTING);
        assertThat(reachable("170776")).containsExactly(CustomerType.ACTIVE);
        assertThat(reachable("171011")).containsExactly(CustomerType.ACTIVE);
    }

    private List<CustomerType> reachable(String id) {
        var institution = institutions.find(id).orElseThrow();
        return Stream.of(CustomerType.values()).filter(institution::reachableBy).toList();
    }

    private ImportedInstitutions put(Institution institution) {
        return institutions.put(Actor.server("test"), "test", List.of(institution), _ -> {});
    }

    private static Institution institution(String id, String name) {
        return new DirectoryRow(Map.of("id", id, "name", name)).institution();
    }

    private JsonNode page(String path) {
        var answer = api.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static List<Long> ids(JsonNode page) {
        return page.required("institutions")
                .valueStream()
                .map(institution -> institution.required("id").longValue())
                .toList();
    }
}
