package io.fairlead.support;

import static io.fairlead.support.GenerateCalls.borrower;

import io.fairlead.shared.RandomId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls that take a body. */
public enum Endpoint {
    GENERATE,
    GENERATE_JOINT_BORROWER,
    GENERATE_LITE,
    GENERATE_FIX,
    SEND,
    SEND_TO_BORROWERS,
    REVOKE,
    ADD_TESTING_CUSTOMER,
    ADD_ACTIVE_CUSTOMER,
    MODIFY_CUSTOMER,
    CREATE_CONSUMER,
    MODIFY_CONSUMER,
    AUTHENTICATE,
    CHANGE_SECRET,
    REVOKE_TOKENS,
    REPLACE_APP_KEY,
    END_OLDER_APP_KEY;

    /** Values in the bodies that no answer and no log may hold. */
    public static final List<String> SECRETS =
            List.of("987654320", "canary-of-a-header", "canary-of-a-secret-1");

    private static final String AUTHENTICATION = "/aggregation/v2/partners/authentication";
    private static final String JANE = "jane@example.com";
    private static final String SSN = "987654320";

    /** A call that works, with every field it can have. */
    public record Call(
            TestPartner partner, String method, String path, Map<String, @Nullable Object> body) {

        public ApiClient.Answer sendRaw(byte[] bytes) {
            return partner.api().callRaw(method, path, bytes);
        }
    }

    /** Such a call of a new partner. */
    public Call newCall(FairleadServer server) {
        var calls = server.newCaller();
        var partner = calls.partner();
        partner.newExperience("default", Map.of());
        return switch (this) {
            case GENERATE -> generate(calls, calls.full().with(ofFull()));
            case GENERATE_LITE -> generate(calls, calls.lite());
            case GENERATE_FIX -> generate(calls, calls.fix());
            case GENERATE_JOINT_BORROWER -> jointBorrower(calls);
            case SEND -> sending(partner, new SendCalls(partner, calls.customer()).one(JANE));
            case SEND_TO_BORROWERS ->
                    sending(partner, new SendCalls(partner, calls.customer()).joint(JANE));
            case REVOKE ->
                    new Call(
                            partner,
                            "POST",
                            "/fairlead/v1/links/revoke",
                            body(Map.of("link", calls.link(calls.full()).toString())));
            case ADD_TESTING_CUSTOMER -> enrolment(partner, "testing");
            case ADD_ACTIVE_CUSTOMER -> enrolment(partner, "active");
            case MODIFY_CUSTOMER ->
                    new Call(
                            partner,
                            "PUT",
                            "/aggregation/v1/customers/" + calls.customer(),
                            body(Map.of("firstName", "Jane", "lastName", "O'Neill")));
            case CREATE_CONSUMER -> new Call(partner, "POST", consumerOf(calls), body(consumer()));
            case MODIFY_CONSUMER -> modifiedConsumer(calls);
            case AUTHENTICATE -> new Call(partner, "POST", AUTHENTICATION, credentials(partner));
            case CHANGE_SECRET -> {
                var body = credentials(partner);
                body.put("newPartnerSecret", "canary-of-a-secret-1");
                body.put("immediate", true);
                body.put("endTokens", true);
                yield new Call(partner, "PUT", AUTHENTICATION, body);
            }
            case REVOKE_TOKENS ->
                    new Call(partner, "POST", "/fairlead/v1/tokens/revoke", credentials(partner));
            case REPLACE_APP_KEY -> {
                var body = credentials(partner);
                body.put("olderForHours", 24);
                yield new Call(partner, "POST", "/fairlead/v1/app-keys", body);
            }
            case END_OLDER_APP_KEY ->
                    new Call(
                            partner,
                            "POST",
                            "/fairlead/v1/app-keys/end-older",
                            credentials(partner));
        };
    }

    private static Call generate(GenerateCalls calls, GenerateCalls.Body body) {
        body.with(
                Map.of(
                        "language",
                        "fr-CA",
                        "redirectUri",
                        "https://app.example/back?a=b",
                        "experience",
                        "default",
                        "singleUseUrl",
                        true,
                        "webhook",
                        WebhookReceiver.shared().url(),
                        "webhookContentType",
                        "application/json",
                        "webhookData",
                        Map.of("case", List.of(1, 2.5, "three", Map.of())),
                        "webhookHeaders",
                        Map.of("X-Partner", "canary-of-a-header")));
        return new Call(calls.partner(), "POST", body.path(), body.fields());
    }

    private static Map<String, Object> ofFull() {
        return Map.of(
                "consumerId",
                GenerateCalls.CONSUMER,
                "isWebView",
                true,
                "isHostedInMobileApp",
                false,
                "institutionSettings",
                Map.of("102105", "hidden", "102224", "visible"),
                "fromDate",
                1_577_986_990,
                "reportCustomFields",
                List.of(Map.of("label", "loan", "value", "1", "shown", false), Map.of()),
                "optionalConsumerInfo",
                Map.of("ssn", SSN, "dob", 31_536_000));
    }

    private static Call jointBorrower(GenerateCalls calls) {
        var primary = borrower(calls.customer(), GenerateCalls.CONSUMER, "primary");
        primary.put("optionalConsumerInfo", Map.of("ssn", SSN, "dob", "31536000"));
        var joint = borrower(calls.customer(), GenerateCalls.CONSUMER, "jointBorrower");
        return generate(calls, calls.joint(primary, joint));
    }

    private static Call sending(TestPartner partner, GenerateCalls.Body body) {
        body.with("language", "es")
                .with("singleUseUrl", true)
                .with(
                        "email",
                        Map.of(
                                "to", JANE,
                                "from", "loans@harbor.example",
                                "supportPhone", "801-984-4200",
                                "subject", "Your loan",
                                "firstName", "Jane",
                                "institutionName", "Mutual Loans",
                                "institutionAddress", "1 Pier Road, Murray",
                                "signature", List.of("Grace", "Loan officer")));
        return new Call(partner, "POST", body.path(), body.fields());
    }

    private static Call enrolment(TestPartner partner, String type) {
        return new Call(
                partner,
                "POST",
                "/aggregation/v2/customers/" + type,
                body(
                        Map.of(
                                "username", "customer_" + RandomId.hex(),
                                "firstName", "Jane",
                                "lastName", "Silver",
                                "phone", "801-984-4200",
                                "email", "jane@example.com",
                                "applicationId", "123")));
    }

    private static Call modifiedConsumer(GenerateCalls calls) {
        var created = calls.partner().api().post(consumerOf(calls), consumer());
        return new Call(
                calls.partner(),
                "PUT",
                "/decisioning/v1/consumers/" + created.text("id"),
                body(consumer()));
    }

    private static String consumerOf(GenerateCalls calls) {
        return "/decisioning/v1/customers/" + calls.customer() + "/consumer";
    }

    private static Map<String, Object> consumer() {
        return Map.of(
                "firstName", "Jane",
                "lastName", "Silver",
                "address", "1 Pier Road",
                "state", "UT",
                "phone", "801-984-4200",
                "email", "jane@example.com",
                "ssn", SSN,
                "birthday", Map.of("year", 1970, "month", 7, "dayOfMonth", "4"),
                "endUser",
                        Map.of(
                                "name", "Mutual Loans",
                                "address", "1 Pier Road",
                                "city", "Murray",
                                "state", "UT",
                                "zip", "84123",
                                "phone", "801-984-4201"));
    }

    private static Map<String, @Nullable Object> credentials(TestPartner partner) {
        return body(
                Map.of(
                        "partnerId", partner.id().value(),
                        "partnerSecret", partner.secret().reveal()));
    }

    private static Map<String, @Nullable Object> body(Map<String, Object> fields) {
        return new LinkedHashMap<>(fields);
    }
}
