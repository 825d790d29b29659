package io.fairlead.sandbox;

import io.fairlead.partner.NewPartner;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.Secret;
import java.net.URI;

/**
 * The demo data that documents, examples and other programs name. Not secret, not for production.
 */
public final class Demo {

    public static final NewPartner PARTNER =
            new NewPartner(
                    new PartnerId("1445585709680"),
                    new Secret("fairlead-demo-secret"),
                    new Secret("fairlead-demo-app-key"));

    /** Has accounts, of a login that must be fixed. */
    public static final CustomerId CUSTOMER = new CustomerId("1005061234");

    /** Has nothing yet. */
    public static final CustomerId NEW_CUSTOMER = new CustomerId("1005063558");

    /** Has nothing yet, and borrows together with the other one. */
    public static final CustomerId CO_BORROWER = new CustomerId("1005066001");

    public static final String INSTITUTION = "101732";
    public static final String INSTITUTION_LOGIN = "13556634";

    /** The experience of a lender, as {@code experiences/lender.yaml} has it. */
    public static final String LENDER = "5e0a4c1e-7d52-4b8f-9a36-0c1f2ab60001";

    /** The experience of a credit union, as {@code experiences/credit-union.yaml} has it. */
    public static final String CREDIT_UNION = "5e0a4c1e-7d52-4b8f-9a36-0c1f2ab60002";

    private Demo() {}

    /** Shell commands that make a link on the sandbox at {@code publicUrl}. */
    public static String commands(URI publicUrl) {
        return commandsWith(publicUrl, "");
    }

    /** The same, for a link that tells {@code webhook} of every step. */
    public static String commands(URI publicUrl, URI webhook) {
        return commandsWith(publicUrl, ",\n       \"webhook\":\"%s\"".formatted(webhook));
    }

    private static String commandsWith(URI publicUrl, String field) {
        return """
                TOKEN=$(curl -s %1$s/aggregation/v2/partners/authentication \\
                  -H 'Content-Type: application/json' \\
                  -H 'Finicity-App-Key: %2$s' \\
                  -d '{"partnerId":"%3$s","partnerSecret":"%4$s"}' | cut -d'"' -f4)

                curl -s %1$s/connect/v2/generate \\
                  -H 'Content-Type: application/json' \\
                  -H 'Finicity-App-Key: %2$s' -H "Finicity-App-Token: $TOKEN" \\
                  -d '{"partnerId":"%3$s","customerId":"%5$s"%6$s}'
                """
                .formatted(
                        publicUrl,
                        PARTNER.appKey().reveal(),
                        PARTNER.id(),
                        PARTNER.secret().reveal(),
                        NEW_CUSTOMER,
                        field);
    }
}
