package io.fairlead.customer;

import static io.fairlead.support.ProblemAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.ApiClient;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@FairleadTest
class ConsumersRestTest {

    private static final Map<String, Object> END_USER =
            Map.of(
                    "name", "Mutual Loans",
                    "address", "1 Pier Road",
                    "city", "Murray",
                    "state", "UT",
                    "zip", "84123",
                    "phone", "555-2106",
                    "url", "mutual.example.com");

    private static final Map<String, Object> COMPLETE =
            Map.ofEntries(
                    Map.entry("firstName", "Homer"),
                    Map.entry("middleName", "Jay"),
                    Map.entry("lastName", "Loanseeke"),
                    Map.entry("suffix", "Jr."),
                    Map.entry("address", "434 W Ascension Way"),
                    Map.entry("city", "Murray"),
                    Map.entry("state", "UT"),
                    Map.entry("zip", "84123"),
                    Map.entry("phone", "6786786786"),
                    Map.entry("email", "homer@example.com"),
                    Map.entry("ssn", "999-60-1111"),
                    Map.entry("birthday", Map.of("year", 1970, "month", 7, "dayOfMonth", 4)),
                    Map.entry("endUser", END_USER));

    private final JdbcClient jdbc;
    private final ApiClient api;
    private final String customerId;
    private final String ofCustomer;

    ConsumersRestTest(FairleadServer server, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.api = server.newPartner().api();
        this.customerId = enrol("the_customer");
        this.ofCustomer = "/decisioning/v1/customers/" + customerId + "/consumer";
    }

    @Test
    void makesAConsumer() {
        var answer = api.post(ofCustomer, COMPLETE);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().propertyNames())
                .containsExactly("id", "createdDate", "customerId");
        assertThat(answer.text("id")).matches("[0-9a-f]{32}");
        assertThat(answer.json().required("createdDate").isIntegralNumber()).isTrue();
        assertThat(answer.json().required("customerId").longValue())
                .isEqualTo(Long.parseLong(customerId));
    }

    @Test
    void showsEverythingButMostOfTheSsn() {
        var id = api.post(ofCustomer, COMPLETE).text("id");
        var consumer = consumer(id);

        var expected = new LinkedHashMap<>(COMPLETE);
        expected.put("ssn", "1111");
        expected.forEach(
                (field, value) ->
                        assertThat(consumer.json().required(field))
                                .as(field)
                                .isEqualTo(ApiClient.tree(value)));
        assertThat(consumer.text("id")).isEqualTo(id);
        assertThat(consumer.json().required("customerId").longValue())
                .isEqualTo(Long.parseLong(customerId));
        assertThat(consumer.json().required("createdDate").isIntegralNumber()).isTrue();
        assertThat(consumer.body()).doesNotContain("999601111", "999-60-1111");
        assertThat(api.get(ofCustomer).json()).isEqualTo(consumer.json());
    }

    @Test
    void showsUnknownDetailsAsEmpty() {
        var id =
                api.post(ofCustomer, minimal("ssn", "999601111", "phone", "6786786786")).text("id");
        var consumer = consumer(id);
        for (var field : new String[] {"address", "city", "zip", "email"}) {
            assertThat(consumer.text(field)).isEmpty();
        }
        assertThat(consumer.json().required("birthday").isEmpty()).isTrue();
        assertThat(consumer.json().has("endUser")).isFalse();
        assertThat(consumer.json().has("suffix")).isFalse();
    }

    @Test
    void storesNoPersonalDataInClear() {
        api.post(ofCustomer, COMPLETE);
        var row =
                jdbc.sql("SELECT to_jsonb(consumer)::text FROM consumer WHERE customer_id = ?")
                        .param(customerId)
                        .query(String.class)
                        .single();
        var sealed =
                jdbc.sql("SELECT pii_sealed FROM consumer WHERE customer_id = ?")
                        .param(customerId)
                        .query(byte[].class)
                        .single();
        var sealedText = new String(sealed, StandardCharsets.ISO_8859_1);
        for (var text : new String[] {"Homer", "Loanseeke", "999601111", "6786786786"}) {
            assertThat(row).doesNotContain(text);
            assertThat(sealedText).doesNotContain(text);
        }
        // Four digits are found by chance among thousands of hexadecimal ones.
        assertThat(sealedText).doesNotContain("1970");
    }

    @Test
    void makesOneConsumerPerCustomer() {
        api.post(ofCustomer, COMPLETE);
        assertProblem(
                api.post(ofCustomer, COMPLETE),
                409,
                11000,
                "A consumer already exists for customer " + customerId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"firstName", "lastName", "state"})
    void asksForWhatIsRequired(String field) {
        assertProblem(
                api.post(ofCustomer, without(field)),
                400,
                10005,
                "Missing parameter (" + field + ")");
    }

    @ParameterizedTest
    @CsvSource({"ssn,phone", "ssn,email", "birthday,phone", "birthday,email"})
    void isContentWithOneOfEachPair(String identity, String contact) {
        var body =
                minimal(
                        identity,
                        COMPLETE.getOrDefault(identity, ""),
                        contact,
                        COMPLETE.getOrDefault(contact, ""));
        assertThat(api.post(ofCustomer, body).status()).isEqualTo(201);
    }

    @Test
    void asksForOneOfEachPair() {
        assertProblem(
                api.post(ofCustomer, minimal("phone", "6786786786", "email", "")),
                400,
                10100,
                "Either consumer.ssn or consumer.birthday is required.");
        assertProblem(
                api.post(
                        ofCustomer,
                        minimal(
                                "ssn",
                                "999601111",
                                "birthday",
                                Map.of("year", 1970, "month", 7, "dayOfMonth", 4))),
                400,
                10100,
                "Either consumer.phone or consumer.email is required.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99960111", "9996011111", "99-9601111", "abcdefghi", "999 60 1111"})
    void refusesAnSsnThatIsNone(String ssn) {
        assertProblem(
                api.post(ofCustomer, with("ssn", ssn)),
                400,
                10100,
                "Invalid format for field consumer.ssn.  Required format is 9 digits.");
    }

    @Test
    void takesAnSsnAndABirthdayInNumbersOrText() {
        var body = new LinkedHashMap<>(COMPLETE);
        body.put("ssn", 999601111);
        body.put("birthday", Map.of("year", "1970", "month", "07", "dayOfMonth", "4"));
        var consumer = consumer(api.post(ofCustomer, body).text("id"));
        assertThat(consumer.text("ssn")).isEqualTo("1111");
        assertThat(consumer.json().required("birthday"))
                .isEqualTo(ApiClient.tree(COMPLETE.getOrDefault("birthday", "")));
    }

    @ParameterizedTest
    @CsvSource({
        "phone,12345",
        "phone,1-801-984-4200-99",
        "phone,call me",
        "email,nobody",
        "email,a@b",
        "email,two@at@example.com"
    })
    void refusesContactsThatAreNone(String field, String value) {
        assertProblem(
                api.post(ofCustomer, with(field, value)),
                400,
                10100,
                "Invalid format for field consumer." + field + ".");
    }

    @ParameterizedTest
    @CsvSource({
        "2023,2,29",
        "1970,13,1",
        "1970,0,1",
        "2999,1,1",
        "1899,1,1",
        "70,1,1",
        "nineteen,1,1",
        "99999999999,1,1"
    })
    void refusesABirthdayThatIsNone(String year, String month, String day) {
        assertProblem(
                api.post(
                        ofCustomer,
                        with("birthday", Map.of("year", year, "month", month, "dayOfMonth", day))),
                400,
                10100,
                "Invalid format for field consumer.birthday.");
    }

    @Test
    void refusesPartsOfABirthdayOrOfAnEndUser() {
        assertProblem(
                api.post(ofCustomer, with("birthday", Map.of("year", 1970, "month", 7))),
                400,
                10005,
                "Missing parameter (birthday.dayOfMonth)");
        assertProblem(
                api.post(ofCustomer, with("endUser", Map.of("name", "Mutual Loans"))),
                400,
                10005,
                "Missing parameter (endUser.address)");
        assertProblem(
                api.post(ofCustomer, with("birthday", "1970-07-04")),
                400,
                14020,
                "Bad request. \"birthday\" must be an object.");
    }

    @Test
    void changesOnlyWhatIsGiven() {
        var id = api.post(ofCustomer, COMPLETE).text("id");
        var before = consumer(id);

        var answer = api.put("/decisioning/v1/consumers/" + id, Map.of("firstName", "Bart"));
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();

        assertThat(consumer(id).body()).isEqualTo(before.body().replace("Homer", "Bart"));
    }

    @Test
    void changesTheSsn() {
        var id = api.post(ofCustomer, COMPLETE).text("id");
        api.put("/decisioning/v1/consumers/" + id, Map.of("ssn", "123456789"));
        assertThat(consumer(id).text("ssn")).isEqualTo("6789");
        assertProblem(
                api.put("/decisioning/v1/consumers/" + id, Map.of("ssn", "12")),
                400,
                10100,
                "Invalid format for field consumer.ssn.  Required format is 9 digits.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234", "0bf46322c167b562e6cbed9d40e19a4c", "%27%20OR%201=1--", "%01"})
    void findsNoUnknownConsumer(String id) {
        var path = "/decisioning/v1/consumers/" + id;
        var message =
                "Cannot find consumer with id "
                        + URLDecoder.decode(id, StandardCharsets.UTF_8)
                        + ".";
        assertProblem(api.get(path), 404, 10100, message);
        assertProblem(api.put(path, Map.of("firstName", "Bart")), 404, 10100, message);
    }

    @Test
    void tellsAnUnknownCustomerFromOneWithoutConsumer() {
        assertProblem(
                api.get("/decisioning/v1/customers/1234/consumer"),
                404,
                14001,
                "Resource not found.");
        assertProblem(
                api.post("/decisioning/v1/customers/1234/consumer", COMPLETE),
                404,
                14001,
                "Resource not found.");
        assertProblem(
                api.get(ofCustomer),
                404,
                10100,
                "Cannot find consumer for customer with id " + customerId + ".");
        assertProblem(
                api.get("/decisioning/v1/customers/abc/consumer"),
                400,
                14023,
                "Invalid customer id. customerId = (abc)");
    }

    @Test
    void keepsTheConsumerOfADeletedCustomer() {
        var id = api.post(ofCustomer, COMPLETE).text("id");
        var before = consumer(id);
        api.delete("/aggregation/v1/customers/" + customerId);

        assertThat(consumer(id).json()).isEqualTo(before.json());
        assertProblem(api.get(ofCustomer), 404, 14001, "Resource not found.");
    }

    private String enrol(String username) {
        return api.post("/aggregation/v2/customers/testing", Map.of("username", username))
                .text("id");
    }

    private Answer consumer(String id) {
        var answer = api.get("/decisioning/v1/consumers/" + id);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static Map<String, Object> with(String field, Object value) {
        var body = new LinkedHashMap<>(COMPLETE);
        body.put(field, value);
        return body;
    }

    private static Map<String, Object> without(String field) {
        var body = new LinkedHashMap<>(COMPLETE);
        body.remove(field);
        return body;
    }

    private static Map<String, Object> minimal(
            String field, Object value, String otherField, Object otherValue) {
        return Map.of(
                "firstName",
                "Homer",
                "lastName",
                "Loanseeke",
                "state",
                "UT",
                field,
                value,
                otherField,
                otherValue);
    }
}
