package io.fairlead.shared.api;

import static io.fairlead.support.ProblemAssertions.assertInvalid;
import static io.fairlead.support.ProblemAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.GenerateCalls;
import io.fairlead.support.TestLink;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls as the encoders of several languages write them. */
@FairleadTest
class EncodersTest {

    private static final String DAYS = "fromDate=1577986990&toDate=1788090878";

    private final GenerateCalls calls;

    EncodersTest(FairleadServer server) {
        this.calls = server.newCaller();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/transactions?includePending=True&" + DAYS,
                "/transactions?includePending=TRUE&" + DAYS,
                "/transactions?includePending=1&" + DAYS,
                "/transactions?includePending=0&" + DAYS,
                "/transactions?sort=DESC&" + DAYS,
                "/transactions?sort=Asc&" + DAYS,
                "/transactions?start=1.0&limit=25.0&" + DAYS,
                "/transactions?fromDate=1577986990.0&toDate=1788090878.0",
                "/transactions?fromDate=1.57798699E9&toDate=1.788090878e9"
            })
    void takesQueriesAboutTransactions(String query) {
        var answer = calls.partner().api().get("/aggregation/v3/customers/" + customer() + query);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.text("fromDate")).isEqualTo("1577986990");
        assertThat(answer.text("toDate")).isEqualTo("1788090878");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/aggregation/v1/customers?type=TESTING",
                "/aggregation/v1/customers?type=Active&start=1.0",
                "/institution/v2/institutions?type=VOA,TransAgg&supportedCountries=us",
                "/institution/v2/certifiedInstitutions?type=transagg",
                "/fairlead/v1/emails?state=SENT",
                "/fairlead/v1/webhook-events?status=Delivered&eventType=STARTED"
            })
    void takesWordsOfListsInAnyCase(String path) {
        var answer = calls.partner().api().get(path);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=Active", "status=PENDING", "account_type=AVA"})
    void takesWordsAboutAccountsInAnyCase(String query) {
        var path = "/aggregation/v1/customers/" + customer() + "/accounts?" + query;

        assertThat(calls.partner().api().get(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    includePending=maybe | "includePending" must be a boolean.
                    includePending=2     | "includePending" must be a boolean.
                    start=1.5            | "start" must be an integer.
                    sort=up              | "sort" must be asc or desc.
                    """)
    void saysWhatIsWrongWithAQuery(String query, String text) {
        var path = "/aggregation/v3/customers/" + customer() + "/transactions?";

        assertProblem(
                calls.partner().api().get(path + DAYS + "&" + query),
                400,
                14020,
                "Bad request. " + text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    singleUseUrl        | "true"
                    singleUseUrl        | "False"
                    isWebView           | "false"
                    isHostedInMobileApp | "TRUE"
                    fromDate            | "1577986990"
                    fromDate            | 1577986990.0
                    fromDate            | "1577986990.0"
                    fromDate            | 1.57798699E9
                    reportCustomFields  | [{"label":"a","value":"b","shown":"false"}]
                    optionalConsumerInfo | {"ssn":999601111.0,"dob":31536000.0}
                    """)
    void takesFieldsOfALink(String field, String value) {
        assertThat(calls.link(calls.full().with(field, json(value))).toString()).contains("?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"102105", "102105.0", "\"102105\"", "\"102105.0\"", "1.02105E5"})
    void takesAnInstitutionsId(String value) {
        var link = calls.link(calls.lite().with("institutionId", json(value)));

        assertThat(link.value("institutionId")).isEqualTo("102105");
    }

    @Test
    void takesIdsAsNumbers() {
        var partner = json(calls.partner().id().value() + ".0");
        var fix =
                calls.fix()
                        .with("partnerId", partner)
                        .with("customerId", json(customer() + ".0"))
                        .with("institutionLoginId", json(GenerateCalls.LOGIN + ".0"));

        assertThat(TestLink.in(calls.send(fix)).value("institutionLoginId"))
                .isEqualTo(GenerateCalls.LOGIN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    fromDate  | "soon" | "fromDate" must be a number
                    fromDate  | "1.5"  | "fromDate" must be an integer
                    isWebView | "1"    | "isWebView" must be a boolean
                    partnerId | 1.5    | "partnerId" must be a string
                    """)
    void saysWhatIsWrongWithAFieldOfALink(String field, String value, String text) {
        assertInvalid(calls.send(calls.full().with(field, json(value))), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970", "1970.0", "\"1970\"", "\"1970.0\"", "1.97E3"})
    void takesAYearOfBirth(String year) {
        var added = addConsumer(year);

        assertThat(added.status()).as(added.body()).isEqualTo(201);
        var stored = calls.partner().api().get(consumer()).json().required("birthday");
        assertThat(stored.required("year").asInt()).isEqualTo(1970);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970.5", "\"x\"", "true", "1e999999999"})
    void saysThatABirthdayIsNone(String year) {
        assertProblem(addConsumer(year), 400, 10100, "Invalid format for field consumer.birthday.");
    }

    private Answer addConsumer(String year) {
        return calls.partner()
                .api()
                .postRaw(
                        consumer(),
                        """
                        {"firstName": "Jane", "lastName": "Silver", "state": "UT", "zip": 84101.0,
                         "phone": 8019844200.0,
                         "birthday": {"year": %s, "month": 7.0, "dayOfMonth": "4"}}
                        """
                                .formatted(year));
    }

    @Test
    void takesFlagsAndNumbersOfOurOwnCalls() {
        var partner = calls.partner();
        var made =
                partner.api()
                        .post(
                                "/fairlead/v1/experiences",
                                Map.of("name", "encoded", "hideExit", "True"));

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.json().required("hideExit").booleanValue()).isTrue();
    }

    private String customer() {
        return calls.customer();
    }

    private String consumer() {
        return "/decisioning/v1/customers/" + customer() + "/consumer";
    }

    private static Object json(String text) {
        return WrittenValueTest.node(text);
    }
}
