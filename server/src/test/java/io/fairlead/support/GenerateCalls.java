package io.fairlead.support;

import io.fairlead.account.Accounts;
import io.fairlead.connector.AggregationStatus;
import io.fairlead.support.ApiClient.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The four generate calls of a partner with one testing customer, who has a login to fix.
 *
 * @param customer the customer of all bodies
 */
public record GenerateCalls(TestPartner partner, String customer) {

    public static final String FULL = "/connect/v2/generate";
    public static final String JOINT = "/connect/v2/generate/jointBorrower";
    public static final String LITE = "/connect/v2/generate/lite";
    public static final String FIX = "/connect/v2/generate/fix";

    public static final String CONSUMER = "0bf46322c167b562e6cbed9d40e19a4c";
    public static final String INSTITUTION = "102105";
    public static final String LOGIN = "6000012345";

    static GenerateCalls of(TestPartner partner, Accounts accounts) {
        var calls = new GenerateCalls(partner, partner.newCustomer());
        var found = Map.of("1", BankAccounts.checking("1111", "1.00"));
        new LinkedCustomer(partner, calls.customer, accounts)
                .registered(LOGIN, INSTITUTION, found, AggregationStatus.CREDENTIALS_NEEDED);
        return calls;
    }

    /** A body on its way to one of the calls; it can be changed. */
    public record Body(String path, Map<String, @Nullable Object> fields) {

        public Body with(String field, @Nullable Object value) {
            fields.put(field, value);
            return this;
        }

        public Body with(Map<String, ?> more) {
            fields.putAll(more);
            return this;
        }
    }

    public Answer send(Body body) {
        return partner.api().post(body.path(), body.fields());
    }

    /** The link that the body asks for. */
    public TestLink link(Body body) {
        return TestLink.in(send(body));
    }

    /** A body with the required fields only. */
    public Body body(String path) {
        return switch (path) {
            case JOINT -> joint(borrower(customer, CONSUMER, "primary"));
            case LITE -> lite();
            case FIX -> fix();
            default -> full();
        };
    }

    public Body full() {
        return bare(FULL).with("customerId", customer);
    }

    public Body lite() {
        return bare(LITE).with("customerId", customer).with("institutionId", 102105);
    }

    public Body fix() {
        return bare(FIX).with("customerId", customer).with("institutionLoginId", LOGIN);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Body joint(Map<String, Object>... borrowers) {
        return bare(JOINT).with("borrowers", List.of(borrowers));
    }

    /** One of the borrowers; it can be changed. */
    public static Map<String, Object> borrower(String customerId, String consumerId, String type) {
        return new LinkedHashMap<>(
                Map.of("customerId", customerId, "consumerId", consumerId, "type", type));
    }

    private Body bare(String path) {
        return new Body(path, new LinkedHashMap<>()).with("partnerId", partner.id().value());
    }
}
