package io.fairlead.link.rest;

import static io.fairlead.support.GenerateCalls.CONSUMER;
import static io.fairlead.support.GenerateCalls.FIX;
import static io.fairlead.support.GenerateCalls.FULL;
import static io.fairlead.support.GenerateCalls.JOINT;
import static io.fairlead.support.GenerateCalls.LITE;
import static io.fairlead.support.GenerateCalls.borrower;
import static io.fairlead.support.ProblemAssertions.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.GenerateCalls;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.util.RawValue;

/** What the generate calls refuse, in the words of the vendor's service where they are known. */
@FairleadTest
class GenerateRefusalTest {

    private final FairleadServer server;
    private final JdbcClient jdbc;
    private final GenerateCalls calls;
    private final String customer;

    GenerateRefusalTest(FairleadServer server, JdbcClient jdbc) {
        this.server = server;
        this.jdbc = jdbc;
        this.calls = server.newCaller();
        this.customer = calls.customer();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            textBlock =
                    """
                    partnerId | true | "partnerId" must be a string
                    partnerId | 1.5 | "partnerId" must be a string
                    partnerId | {} | "partnerId" must be a string
                    partnerId | "" | "partnerId" is not allowed to be empty
                    partnerId | null | "partnerId" is required
                    customerId | [] | "customerId" must be a string
                    customerId | 1e-3 | "customerId" must be a string
                    customerId | 1e99 | "customerId" must be a string
                    customerId | null | "customerId" is required
                    customerId | "a\\u0000b" | "customerId" contains an invalid character
                    customerId | "a\\ud800" | "customerId" contains an invalid character
                    consumerId | false | "consumerId" must be a string
                    consumerId | "" | "consumerId" is not allowed to be empty
                    optionalConsumerInfo | [] | "optionalConsumerInfo" must be of type object
                    optionalConsumerInfo | {} | "optionalConsumerInfo.ssn" is required
                    optionalConsumerInfo | {"ssn":null} | "optionalConsumerInfo.ssn" is required
                    optionalConsumerInfo | {"ssn":true} | "optionalConsumerInfo.ssn" must be a string
                    optionalConsumerInfo | {"ssn":"999-60-1111"} | "optionalConsumerInfo.ssn" must be 9 digits without hyphens
                    optionalConsumerInfo | {"ssn":"99960111"} | "optionalConsumerInfo.ssn" must be 9 digits without hyphens
                    optionalConsumerInfo | {"ssn":"999601111","dob":"1970-01-01"} | "optionalConsumerInfo.dob" must be a number
                    optionalConsumerInfo | {"ssn":"999601111","dob":1.5} | "optionalConsumerInfo.dob" must be a number
                    optionalConsumerInfo | {"ssn":"999601111","dob":{}} | "optionalConsumerInfo.dob" must be a number
                    language | 1 | "language" must be a string
                    language | "" | "language" is not allowed to be empty
                    language | "english please" | "language" must be a valid language tag
                    language | "../../etc" | "language" must be a valid language tag
                    redirectUri | 1 | "redirectUri" must be a string
                    redirectUri | "" | "redirectUri" is not allowed to be empty
                    redirectUri | "app.example/back" | "redirectUri" must be a valid uri
                    redirectUri | "/back" | "redirectUri" must be a valid uri
                    redirectUri | "//app.example/back" | "redirectUri" must be a valid uri
                    redirectUri | "https:app.example" | "redirectUri" must be a valid uri
                    redirectUri | "https:/app.example" | "redirectUri" must be a valid uri
                    redirectUri | "https://" | "redirectUri" must be a valid uri
                    redirectUri | "://" | "redirectUri" must be a valid uri
                    redirectUri | "javascript://" | "redirectUri" must be a valid uri
                    redirectUri | "https:///back" | "redirectUri" must be a valid uri
                    redirectUri | " https://app.example" | "redirectUri" must be a valid uri
                    redirectUri | "https://app.example/a b" | "redirectUri" must be a valid uri
                    redirectUri | "https://app.example/%zz" | "redirectUri" must be a valid uri
                    redirectUri | "https://app.example/\\"><script>" | "redirectUri" must be a valid uri
                    redirectUri | "javascript:alert(1)" | "redirectUri" must be a valid uri
                    redirectUri | "JaVaScRiPt://app.example/%0aalert(1)" | "redirectUri" must be a valid uri
                    redirectUri | "data:text/html,hello" | "redirectUri" must be a valid uri
                    redirectUri | "vbscript:x" | "redirectUri" must be a valid uri
                    redirectUri | "file:///etc/passwd" | "redirectUri" must be a valid uri
                    redirectUri | "blob:https://app.example/x" | "redirectUri" must be a valid uri
                    redirectUri | "about:blank" | "redirectUri" must be a valid uri
                    redirectUri | "view-source:https://app.example" | "redirectUri" must be a valid uri
                    redirectUri | "https://app.example/\\r\\nSet-Cookie: a=b" | "redirectUri" contains an invalid character
                    redirectUri | "java\\nscript:alert(1)" | "redirectUri" contains an invalid character
                    redirectUri | "https://user:word@app.example/" | "redirectUri" must not contain a user name or password
                    redirectUri | "https://bank.example%3B%20script-src-elem%20*:@evil.example/" | "redirectUri" must not contain a user name or password
                    redirectUri | "https://user@my_host/" | "redirectUri" must not contain a user name or password
                    isWebView | "yes" | "isWebView" must be a boolean
                    isWebView | 1 | "isWebView" must be a boolean
                    isWebView | true | "redirectUri" is required
                    isHostedInMobileApp | "no" | "isHostedInMobileApp" must be a boolean
                    experience | 1 | "experience" must be a string
                    experience | "voa" | "experience" must be a valid GUID
                    experience | "Default" | "experience" must be a valid GUID
                    experience | "a0b1c2d3-0000-4000-8000-00000000000g" | "experience" must be a valid GUID
                    singleUseUrl | "sometimes" | "singleUseUrl" must be a boolean
                    webhook | {} | "webhook" must be a string
                    webhook | "hook.example" | "webhook" must be a valid uri with a scheme matching the http|https pattern
                    webhook | "ftp://hook.example" | "webhook" must be a valid uri with a scheme matching the http|https pattern
                    webhook | "https://" | "webhook" must be a valid uri with a scheme matching the http|https pattern
                    webhook | "javascript:alert(1)" | "webhook" must be a valid uri with a scheme matching the http|https pattern
                    webhook | "file:///etc/passwd" | "webhook" must be a valid uri with a scheme matching the http|https pattern
                    webhook | "https://user:word@hook.example/" | "webhook" must not contain a user name or password
                    webhook | "https://hook.example/\\r\\nHost: evil" | "webhook" contains an invalid character
                    webhookContentType | 1 | "webhookContentType" must be a string
                    webhookContentType | "text/plain" | "webhookContentType" must be one of [application/json, application/xml]
                    webhookData | "x" | "webhookData" must be of type object
                    webhookData | [] | "webhookData" must be of type object
                    webhookHeaders | "x" | "webhookHeaders" must be of type object
                    webhookHeaders | {"X-A":1} | "webhookHeaders.X-A" must be a string
                    webhookHeaders | {"X-A":null} | "webhookHeaders.X-A" must be a string
                    webhookHeaders | {"":"x"} | "webhookHeaders" contains an invalid header name
                    webhookHeaders | {"X A":"x"} | "webhookHeaders" contains an invalid header name
                    webhookHeaders | {"X-A:":"x"} | "webhookHeaders" contains an invalid header name
                    webhookHeaders | {"X-A\\r\\nX-B":"x"} | "webhookHeaders" contains an invalid header name
                    webhookHeaders | {"X-A":"x\\r\\nX-B: y"} | "webhookHeaders.X-A" must be printable ASCII of at most 4096 characters
                    webhookHeaders | {"X-A":"\u00fc"} | "webhookHeaders.X-A" must be printable ASCII of at most 4096 characters
                    institutionSettings | [] | "institutionSettings" must be of type object
                    institutionSettings | 1 | "institutionSettings" must be of type object
                    institutionSettings | "hidden" | "institutionSettings" must be one of [replace, autoreplace]
                    institutionSettings | {"102105":"shown"} | "institutionSettings.102105" must be one of [hidden, visible, replace, autoreplace]
                    institutionSettings | {"102105":true} | "institutionSettings.102105" must be a string
                    institutionSettings | {"FinBank":"hidden"} | "institutionSettings" must have institution ids as keys
                    fromDate | "2026-01-01" | "fromDate" must be a number
                    fromDate | true | "fromDate" must be a number
                    fromDate | 1.5 | "fromDate" must be an integer
                    fromDate | -1 | "fromDate" must be greater than or equal to 0
                    fromDate | -99999999999999999999 | "fromDate" must be greater than or equal to 0
                    reportCustomFields | {} | "reportCustomFields" must be an array
                    reportCustomFields | [{},{},{},{},{},{}] | "reportCustomFields" must contain less than or equal to 5 items
                    reportCustomFields | [{},"x"] | "reportCustomFields[1]" must be of type object
                    reportCustomFields | [{"label":1}] | "reportCustomFields[0].label" must be a string
                    reportCustomFields | [{"value":false}] | "reportCustomFields[0].value" must be a string
                    reportCustomFields | [{"shown":"yes"}] | "reportCustomFields[0].shown" must be a boolean
                    """)
    void refusesAWrongField(String field, String value, String message) {
        assertInvalid(calls.send(calls.full().with(field, json(value))), message);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            textBlock =
                    """
                    /lite | institutionId | null | "institutionId" is required
                    /lite | institutionId | true | "institutionId" must be a number
                    /lite | institutionId | 1.5 | "institutionId" must be a number
                    /lite | institutionId | "abc" | "institutionId" must be a number
                    /lite | institutionId | "" | "institutionId" must be a number
                    /lite | institutionId | -1 | "institutionId" must be a number
                    /lite | customerId | null | "customerId" is required
                    /lite | isWebView | true | "redirectUri" is required
                    /fix | institutionLoginId | null | "institutionLoginId" is required
                    /fix | institutionLoginId | true | "institutionLoginId" must be a string
                    /fix | institutionLoginId | "" | "institutionLoginId" is not allowed to be empty
                    /fix | customerId | null | "customerId" is required
                    /fix | isWebView | true | "redirectUri" is required
                    /jointBorrower | borrowers | null | "borrowers" is required
                    /jointBorrower | borrowers | {} | "borrowers" must be an array
                    /jointBorrower | borrowers | [] | "borrowers" must contain a borrower of type primary
                    /jointBorrower | borrowers | [{},{},{}] | "borrowers" must contain less than or equal to 2 items
                    /jointBorrower | borrowers | ["x"] | "borrowers[0]" must be of type object
                    /jointBorrower | borrowers | [{}] | "borrowers[0].customerId" is required
                    /jointBorrower | borrowers | [{"customerId":"1"}] | "borrowers[0].consumerId" is required
                    /jointBorrower | borrowers | [{"customerId":"1","consumerId":true}] | "borrowers[0].consumerId" must be a string
                    /jointBorrower | borrowers | [{"customerId":"1","consumerId":"2"}] | "borrowers[0].type" is required
                    /jointBorrower | borrowers | [{"customerId":"1","consumerId":"2","type":"third"}] | "borrowers[0].type" must be one of [primary, jointBorrower]
                    /jointBorrower | borrowers | [{"customerId":"1","consumerId":"2","type":"jointBorrower"}] | "borrowers" must contain a borrower of type primary
                    /jointBorrower | borrowers | [{"customerId":"1","consumerId":"2","type":"primary"},{"customerId":"1","consumerId":"2","type":"primary"}] | "borrowers" must contain one borrower of each type
                    /jointBorrower | borrowers | [{"customerId":"1","consumerId":"2","type":"primary"},{"customerId":"1"}] | "borrowers[1].consumerId" is required
                    /jointBorrower | borrowers | [{"customerId":"1","consumerId":"2","type":"primary","optionalConsumerInfo":{"ssn":"1"}}] | "borrowers[0].optionalConsumerInfo.ssn" must be 9 digits without hyphens
                    """)
    void refusesAWrongFieldOfItsType(String type, String field, String value, String message) {
        assertInvalid(calls.send(calls.body(FULL + type).with(field, json(value))), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection",
                "content-length",
                "Content-Type",
                "Expect",
                "HOST",
                "TE",
                "transfer-encoding",
                "upgrade",
                "webhook-id",
                "Webhook-Signature",
                "webhook-timestamp",
                "X-Finicity-Signature"
            })
    void refusesWebhookHeadersThatAreItsOwn(String header) {
        assertInvalid(
                calls.send(calls.full().with("webhookHeaders", Map.of(header, "x"))),
                "\"webhookHeaders." + header + "\" is not allowed");
    }

    @ParameterizedTest
    @CsvSource({
        "customerId, 255",
        "consumerId, 255",
        "redirectUri, 2048",
        "webhook, 2048",
        "language, 255"
    })
    void refusesTextsThatAreTooLong(String field, int longest) {
        var start =
                field.equals("redirectUri") || field.equals("webhook") ? "https://a.example/" : "";
        var text = start + "x".repeat(longest + 1 - start.length());
        assertInvalid(
                calls.send(calls.full().with(field, text)),
                "\"%s\" length must be less than or equal to %d characters long"
                        .formatted(field, longest));
    }

    @Test
    void countsTheCharactersThatAnAddressHasInALink() {
        var address = "https://a.example/" + "\u4e00".repeat(300);
        assertInvalid(
                calls.send(calls.full().with("redirectUri", address)),
                "\"redirectUri\" length must be less than or equal to 2048 characters long");
    }

    /** All fields are wrong at first; the one that is named is put right, and so on to the last. */
    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            textBlock =
                    """
                    /connect/v2/generate | partnerId customerId consumerId optionalConsumerInfo language redirectUri isWebView isHostedInMobileApp experience singleUseUrl webhook webhookContentType webhookData webhookHeaders institutionSettings fromDate reportCustomFields
                    /connect/v2/generate/jointBorrower | partnerId borrowers language redirectUri experience singleUseUrl webhook webhookContentType webhookData webhookHeaders institutionSettings fromDate reportCustomFields
                    /connect/v2/generate/lite | partnerId customerId institutionId language redirectUri isWebView isHostedInMobileApp experience singleUseUrl webhook webhookContentType webhookData webhookHeaders
                    /connect/v2/generate/fix | partnerId customerId institutionLoginId language redirectUri isWebView isHostedInMobileApp experience singleUseUrl webhook webhookContentType webhookData webhookHeaders
                    """)
    void namesTheFirstWrongFieldOnly(String path, String fields) {
        var right = calls.body(path).fields();
        var body = calls.body(path);
        var inOrder = List.of(fields.split(" "));
        inOrder.forEach(field -> body.with(field, 1.5));
        for (var field : inOrder) {
            assertThat(calls.send(body).text("message")).startsWith("\"" + field + "\" must be ");
            body.with(field, right.get(field));
        }
        calls.link(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {FULL, JOINT, LITE, FIX})
    void refusesThePartnerIdOfAnotherPartner(String path) {
        var other = server.newPartner().id().value();
        assertInvalid(
                calls.send(calls.body(path).with("partnerId", other)),
                "Invalid \"partnerId\" in request body");
    }

    @Test
    void looksAtTheShapeBeforeThePartnerAndAtThePartnerBeforeTheCustomer() {
        var body =
                calls.full().with("partnerId", "1").with("customerId", "1").with("fromDate", "x");
        assertInvalid(calls.send(body), "\"fromDate\" must be a number");
        assertInvalid(
                calls.send(body.with("fromDate", null)), "Invalid \"partnerId\" in request body");
        assertInvalid(
                calls.send(body.with("partnerId", calls.partner().id().value())),
                unknownCustomer("1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {FULL, LITE, FIX})
    void refusesAnUnknownCustomer(String path) {
        assertInvalid(
                calls.send(calls.body(path).with("customerId", "4711")), unknownCustomer("4711"));
    }

    @ParameterizedTest
    @ValueSource(strings = {FULL, LITE, FIX})
    void refusesACustomerOfAnotherPartner(String path) {
        var foreign = server.newPartner().newCustomer();
        assertInvalid(
                calls.send(calls.body(path).with("customerId", foreign)), unknownCustomer(foreign));
    }

    @Test
    void refusesAnUnknownCustomerAmongBorrowers() {
        var known = borrower(customer, CONSUMER, "primary");
        assertInvalid(
                calls.send(calls.joint(known, borrower("4711", CONSUMER, "jointBorrower"))),
                unknownCustomer("4711"));
        assertInvalid(
                calls.send(calls.joint(borrower("4712", CONSUMER, "primary"))),
                unknownCustomer("4712"));
    }

    @Test
    void refusesACustomerThatWasDeleted() {
        calls.partner().api().delete("/aggregation/v1/customers/" + customer);
        assertInvalid(calls.send(calls.full()), unknownCustomer(customer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1' OR '1'='1", "1;DROP TABLE link", "\"", "<b>", "../1", "%31", "\u4e00"})
    void takesAnIdWithQuotesForAnUnknownOne(String id) {
        assertInvalid(calls.send(calls.full().with("customerId", id)), unknownCustomer(id));
    }

    @Test
    void refusesAnUnknownInstitution() {
        assertInvalid(
                calls.send(calls.lite().with("institutionId", 4711)),
                "Request failed with status code 404 GET /institution/v2/institutions/4711");
    }

    @Test
    void tellsAnUnknownLoginInTheWordsOfTheRealService() {
        var unknown =
                "{\"code\":\"38007\",\"status\":\"404\",\"title\":\"Connecting accounts error\","
                        + "\"user_message\":\"Customer does not have any accounts associated with"
                        + " institutionLoginId.\",\"tags\":\"\",\"level\":\"error\",\"message\":"
                        + "\"Customer does not have any accounts associated with"
                        + " institutionLoginId.\"}";
        var answer = calls.send(calls.fix().with("institutionLoginId", "4711"));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(unknown);

        var ofAnotherCustomer =
                calls.send(calls.fix().with("customerId", calls.partner().newCustomer()));
        assertThat(ofAnotherCustomer.status()).isEqualTo(404);
        assertThat(ofAnotherCustomer.body()).isEqualTo(unknown);
    }

    @Test
    void storesNothingOfACallItRefuses() {
        calls.send(calls.full().with("customerId", "4711"));
        calls.send(calls.lite().with("institutionId", 4711));
        calls.send(calls.fix().with("institutionLoginId", "4711"));
        calls.send(calls.full().with("fromDate", "x"));
        assertThat(storedLinks()).isZero();
        calls.send(calls.full());
        assertThat(storedLinks()).isOne();
    }

    private int storedLinks() {
        return jdbc.sql("SELECT count(*) FROM link WHERE partner_id = ?")
                .param(calls.partner().id().value())
                .query(Integer.class)
                .single();
    }

    /** A value to be sent exactly as it is written. */
    private static RawValue json(String text) {
        return new RawValue(text);
    }

    private static String unknownCustomer(String id) {
        return "Request failed with status code 404 GET /aggregation/v1/customers/" + id;
    }
}
