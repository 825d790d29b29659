package io.fairlead.institution;

import io.fairlead.shared.database.StoredName;
import java.util.Arrays;
import java.util.Optional;

/** What an institution can be certified for. The names are those of the API and of the table. */
public enum Product implements StoredName {
    TRANSACTION_AGGREGATION("transAgg"),
    ACH("ach"),
    STATEMENT_AGGREGATION("stateAgg"),
    VERIFICATION_OF_INCOME("voi"),
    VERIFICATION_OF_ASSETS("voa"),
    ACCOUNT_HISTORY_AGGREGATION("aha"),
    AVAILABLE_BALANCE("availBalance"),
    ACCOUNT_OWNER("accountOwner"),
    STUDENT_LOAN_DATA("studentLoanData"),
    LOAN_PAYMENT_DETAILS("loanPaymentDetails"),
    PAYMENT_INITIATION("paymentInitiation"),
    LIABILITY_DATA("liabilityData"),
    BILL_PAY_DATA("billPayData");

    private final String publicName;

    Product(String publicName) {
        this.publicName = publicName;
    }

    public String publicName() {
        return publicName;
    }

    @Override
    public String storedName() {
        return publicName;
    }

    /** The product of this name, whatever its case. */
    public static Optional<Product> named(String publicName) {
        return Arrays.stream(values())
                .filter(product -> product.publicName.equalsIgnoreCase(publicName))
                .findFirst();
    }
}
