package io.fairlead.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.sandbox.Demo;
import io.fairlead.shared.RandomId;
import io.fairlead.support.ApiClient;
import io.fairlead.support.ConsumerWithoutScripts;
import io.fairlead.support.GenerateCalls;
import io.fairlead.support.TestLink;
import io.fairlead.support.TestPartner;
import java.util.Map;

/** A partner's backend and its consumers, who all try again until they are answered. */
record Callers(ApiClient stranger, TestPartner partner) {

    static Callers of(ApiClient stranger) {
        return new Callers(stranger, TestPartner.authenticated(Demo.PARTNER, stranger));
    }

    /** Calls of a customer's, which is a new one. */
    GenerateCalls newCustomer() {
        while (true) {
            var username = "customer_" + RandomId.hex();
            var answer =
                    partner.api()
                            .post(
                                    "/aggregation/v2/customers/testing",
                                    Map.of("username", username));
            if (answer.status() == 201) {
                return new GenerateCalls(partner, answer.text("id"));
            }
            // An enrolment that was not answered may have worked, and has the name.
            assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        }
    }

    /**
     * Goes from the link to the end at FinBank, whose user shares all accounts. What was typed may
     * be lost with a server that dies, and then it is asked for once more.
     */
    void share(TestLink link) {
        var consumer =
                ConsumerWithoutScripts.opening(
                        stranger,
                        () -> {
                            throw new AssertionError("Nobody goes to the bank's own pages");
                        },
                        link);
        consumer.patient().acceptTerms().signIn("demo", "go");
        while (consumer.html().contains("Please enter this once more")) {
            consumer.signIn("demo", "go");
        }
        assertThat(consumer.heading()).isEqualTo("Thank you!");
    }
}
