package io.fairlead.customer;

import static io.fairlead.support.ProblemAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.ApiClient;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@FairleadTest
class CustomersRestTest {

    private static final String TESTING = "/aggregation/v2/customers/testing";
    private static final String ACTIVE = "/aggregation/v2/customers/active";
    private static final String CUSTOMERS = "/aggregation/v1/customers";

    private final FairleadServer server;
    private final MovableClock clock;
    private final ApiClient api;

    CustomersRestTest(FairleadServer server, MovableClock clock) {
        this.server = server;
        this.clock = clock;
        this.api = server.newPartner().api();
    }

    @Test
    void enrolsATestingCustomer() {
        var answer = api.post(TESTING, Map.of("username", "customer_one"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().propertyNames()).containsExactly("id", "username", "createdDate");
        assertThat(answer.text("id")).matches("[1-9][0-9]{9}");
        assertThat(answer.text("username")).isEqualTo("customer_one");
        assertThat(Long.parseLong(answer.text("createdDate")))
                .isBetween(clock.instant().getEpochSecond() - 60, clock.instant().getEpochSecond());
        assertThat(customer(answer.text("id")).required("type").stringValue()).isEqualTo("testing");
    }

    @Test
    void enrolsAnActiveCustomerWithEverythingKnown() {
        var profile =
                Map.of(
                        "username", "customer_two",
                        "firstName", "Anne-Marie",
                        "lastName", "O'Neill",
                        "phone", "1-801-984-4200",
                        "email", "anne@example.com",
                        "applicationId", "00278431-b712-4f30-a044-b611f25e533d",
                        "unknownField", "ignored");
        var id = api.post(ACTIVE, profile).text("id");

        var customer = customer(id);
        assertThat(customer.propertyNames())
                .containsExactly(
                        "id",
                        "username",
                        "firstName",
                        "lastName",
                        "phone",
                        "email",
                        "type",
                        "createdDate",
                        "lastModifiedDate",
                        "applicationId");
        assertThat(customer.required("id").stringValue()).isEqualTo(id);
        assertThat(customer.required("type").stringValue()).isEqualTo("active");
        assertThat(customer.required("createdDate").stringValue()).matches("[0-9]{10}");
        assertThat(customer.required("lastModifiedDate").stringValue()).matches("[0-9]{10}");
        for (var field : List.of("firstName", "lastName", "phone", "email", "applicationId")) {
            assertThat(customer.required(field).stringValue()).isEqualTo(profile.get(field));
        }
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        assertThat(customer(enrol("customer_bare")).propertyNames())
                .containsExactly("id", "username", "type", "createdDate", "lastModifiedDate");
    }

    @Test
    void asksForAUsername() {
        assertProblem(
                api.post(TESTING, Map.of("firstName", "John")),
                400,
                10005,
                "Missing parameter (username)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"five5", "with blank", "ümlaut", "semi;colon", "quote'quote"})
    void refusesAUsernameAgainstThePolicy(String username) {
        assertAgainstPolicy(username);
    }

    @Test
    void takesUsernamesOfUpTo255Characters() {
        assertThat(api.post(TESTING, Map.of("username", "a".repeat(255))).status()).isEqualTo(201);
        assertAgainstPolicy("a".repeat(256));
    }

    @Test
    void keepsUsernamesUniqueWithinAPartner() {
        enrol("Only.One");
        assertProblem(
                api.post(ACTIVE, Map.of("username", "only.one")),
                409,
                110002,
                "Username is not available.");
        var elsewhere = server.newPartner().api().post(TESTING, Map.of("username", "Only.One"));
        assertThat(elsewhere.status()).isEqualTo(201);
    }

    @Test
    void enrolsOneOfManyWhoWantAUsernameAtOnce() throws Exception {
        Callable<Answer> attempt = () -> api.post(TESTING, Map.of("username", "wanted_by_all"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses =
                    threads.invokeAll(Stream.generate(() -> attempt).limit(8).toList()).stream()
                            .map(Future::resultNow)
                            .collect(Collectors.groupingBy(Answer::status, Collectors.counting()));
            assertThat(statuses).isEqualTo(Map.of(201, 1L, 409, 7L));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ann\u0000", "An\u0007n", "Ann\n", "An\tn", "Ann\u0085"})
    void refusesNamesWithInvalidCharacters(String name) {
        assertProblem(
                api.post(TESTING, Map.of("username", "some_customer", "lastName", name)),
                400,
                45003,
                "Invalid character in name fields.");
        assertProblem(
                api.put(CUSTOMERS + "/" + enrol("other_customer"), Map.of("firstName", name)),
                400,
                45003,
                "Invalid character in name fields.");
    }

    /** One rule for customers and consumers: whatever can be written is a name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Jane (Doe)",
                "Smith/Jones",
                "Robert \"Bob\"",
                "Apt #4",
                "O`Neill",
                "J@hn",
                "Ann; Bob",
                "<b>Ann</b>",
                "Ann + Bob = 2*%",
                "\u738B\u5C0F\u660E",
                "\uD83D\uDE00"
            })
    void takesNamesAsConsumersHaveThem(String name) {
        var id = enrol("named_customer");
        assertThat(api.put(CUSTOMERS + "/" + id, Map.of("firstName", name)).status())
                .isEqualTo(204);
        assertThat(api.get(CUSTOMERS + "/" + id).text("firstName")).isEqualTo(name);
        var consumer =
                Map.of(
                        "firstName", name,
                        "lastName", name,
                        "state", "UT",
                        "ssn", "999601111",
                        "email", "ann@example.com");
        var path = "/decisioning/v1/customers/" + id + "/consumer";
        assertThat(api.post(path, consumer).status()).isEqualTo(201);
        assertThat(api.get(path).text("lastName")).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"phone,12-34", "phone,call me now", "phone,1234567890123456", "email,nobody"})
    void refusesContactsThatAreNone(String field, String value) {
        var answer = api.post(TESTING, Map.of("username", "some_customer", field, value));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().required("code").intValue()).isEqualTo(14020);
        assertThat(answer.text("message")).contains(field);
    }

    @Test
    void refusesFieldsOfAnotherType() {
        assertProblem(
                api.post(TESTING, Map.of("username", List.of("a_customer"))),
                400,
                14020,
                "Bad request. \"username\" must be a string.");
        assertProblem(
                api.postRaw(TESTING, "{\"username\": \"zero\\u0000byte\"}"),
                400,
                14020,
                "Bad request. \"username\" contains an invalid character.");
        assertProblem(
                api.postRaw(TESTING, "{\"username\": "),
                400,
                14020,
                "Bad request. The body is not valid JSON.");
    }

    @Test
    void findsNoUnknownCustomer() {
        assertProblem(api.get(CUSTOMERS + "/1234"), 404, 14001, "Customer not found.");
        assertProblem(api.delete(CUSTOMERS + "/1234"), 404, 14001, "Customer not found.");
        assertProblem(
                api.put(CUSTOMERS + "/1234", Map.of("firstName", "John")),
                404,
                14001,
                "Customer not found.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "12a", "-1", "1'--", "1234567890123456789", "12 ", "١٢٣"})
    void refusesIdsThatAreNone(String id) {
        var path = CUSTOMERS + "/" + encoded(id);
        var message = "Invalid customer id. customerId = (" + id + ")";
        assertProblem(api.get(path), 400, 14023, message);
        assertProblem(api.delete(path), 400, 14023, message);
        assertProblem(api.put(path, Map.of("firstName", "John")), 400, 14023, message);
    }

    @Test
    void quotesOnlyTheBeginningOfALongId() {
        assertProblem(
                api.get(CUSTOMERS + "/" + "9".repeat(5_000)),
                400,
                14023,
                "Invalid customer id. customerId = (" + "9".repeat(40) + "…)");
    }

    @Test
    void changesTheNamesThatAreGiven() {
        var id = enrol("named_customer", "John", "Smith");
        clock.advance(Duration.ofHours(1));

        var answer = api.put(CUSTOMERS + "/" + id, Map.of("lastName", "Smith_new"));
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();

        var customer = customer(id);
        assertThat(customer.required("firstName").stringValue()).isEqualTo("John");
        assertThat(customer.required("lastName").stringValue()).isEqualTo("Smith_new");
        assertThat(seconds(customer, "lastModifiedDate") - seconds(customer, "createdDate"))
                .isBetween(3600L, 3660L);
    }

    @Test
    void asksForSomethingToChange() {
        var path = CUSTOMERS + "/" + enrol("unchanged_customer");
        assertProblem(api.put(path, Map.of()), 400, 10025, "No data to update.");
        assertProblem(api.put(path, Map.of("firstName", "")), 400, 10025, "No data to update.");
    }

    @Test
    void deletesACustomerAndFreesTheUsername() {
        var id = enrol("short_lived");
        assertThat(api.delete(CUSTOMERS + "/" + id).status()).isEqualTo(204);
        assertProblem(api.get(CUSTOMERS + "/" + id), 404, 14001, "Customer not found.");
        assertProblem(api.delete(CUSTOMERS + "/" + id), 404, 14001, "Customer not found.");
        assertThat(enrol("short_lived")).isNotEqualTo(id);
    }

    @Test
    void listsCustomersOldestFirstInPages() {
        var ids = IntStream.rangeClosed(1, 28).mapToObj(i -> enrol("customer" + i)).toList();

        var first = list("");
        assertThat(first.propertyNames())
                .containsExactly("found", "displaying", "moreAvailable", "customers");
        assertPage(first, 28, true, ids.subList(0, 25));
        assertPage(list("?start=26"), 28, false, ids.subList(25, 28));
        assertPage(list("?start=2&limit=3"), 28, true, ids.subList(1, 4));
        assertPage(list("?start=27&limit=2"), 28, false, ids.subList(26, 28));
        assertPage(list("?start=29"), 28, false, List.of());
        assertPage(list("?start=2147483647&limit=1000"), 28, false, List.of());
    }

    @Test
    void searchesUsernamesAndNames() {
        var john = enrol("captain.haddock", "John", "Silver");
        var anne = enrol("anne_b", "Anne", "Bonny");
        enrol("hundred_percent");

        assertPage(list("?search=HADDOCK"), 1, false, List.of(john));
        assertPage(list("?search=john+silver"), 1, false, List.of(john));
        assertPage(list("?search=Silver%20John"), 1, false, List.of(john));
        assertPage(list("?search=nn"), 1, false, List.of(anne));
        assertPage(list("?search=%25"), 0, false, List.of());
        assertPage(list("?search=_b"), 1, false, List.of(anne));
        assertPage(list("?search=" + encoded("' OR 1=1")), 0, false, List.of());
    }

    @Test
    void filtersByUsernameAndType() {
        var testing = enrol("one_customer");
        var active = api.post(ACTIVE, Map.of("username", "one_customer_more")).text("id");

        assertPage(list("?username=one_customer"), 1, false, List.of(testing));
        assertPage(list("?username=1234"), 0, false, List.of());
        assertPage(list("?type=testing"), 1, false, List.of(testing));
        assertPage(list("?type=active"), 1, false, List.of(active));
        assertPage(list("?type="), 2, false, List.of(testing, active));
        assertPage(list("?search=more&type=testing"), 0, false, List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    start=0          | 41003 | Start index cannot be less than one.
                    start=-5         | 41003 | Start index cannot be less than one.
                    limit=0          | 41004 | Limit cannot be less than one.
                    type=other       | 14016 | Invalid customer type.
                    limit=1001       | 14020 | Bad request. "limit" must not exceed 1000.
                    start=one        | 14020 | Bad request. "start" must be an integer.
                    limit=2147483648 | 14020 | Bad request. "limit" must be an integer.
                    search=%00       | 14020 | Bad request. "search" contains an invalid character.
                    """)
    void refusesWrongQueries(String query, int code, String message) {
        assertProblem(api.get(CUSTOMERS + "?" + query), 400, code, message);
    }

    private String enrol(String username) {
        return api.post(TESTING, Map.of("username", username)).text("id");
    }

    private String enrol(String username, String firstName, String lastName) {
        var profile = Map.of("username", username, "firstName", firstName, "lastName", lastName);
        return api.post(TESTING, profile).text("id");
    }

    private JsonNode customer(String id) {
        var answer = api.get(CUSTOMERS + "/" + id);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode list(String query) {
        var answer = api.get(CUSTOMERS + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private void assertAgainstPolicy(String username) {
        assertProblem(
                api.post(TESTING, Map.of("username", username)),
                400,
                110039,
                "Username is not as per the policy.");
    }

    private static void assertPage(JsonNode page, int found, boolean more, List<String> ids) {
        assertThat(page.required("found").intValue()).isEqualTo(found);
        assertThat(page.required("displaying").intValue()).isEqualTo(ids.size());
        assertThat(page.required("moreAvailable").booleanValue()).isEqualTo(more);
        assertThat(
                        page.required("customers")
                                .valueStream()
                                .map(c -> c.required("id").stringValue()))
                .containsExactlyElementsOf(ids);
    }

    private static long seconds(JsonNode customer, String field) {
        return Long.parseLong(customer.required(field).stringValue());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
