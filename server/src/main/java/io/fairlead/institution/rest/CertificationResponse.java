package io.fairlead.institution.rest;

import io.fairlead.institution.Product;
import java.util.Set;

/** For each product whether an institution is certified for it. */
record CertificationResponse(
        boolean transAgg,
        boolean ach,
        boolean stateAgg,
        boolean voi,
        boolean voa,
        boolean aha,
        boolean availBalance,
        boolean accountOwner,
        boolean studentLoanData,
        boolean loanPaymentDetails,
        boolean paymentInitiation,
        boolean liabilityData,
        boolean billPayData) {

    static CertificationResponse of(Set<Product> products) {
        return new CertificationResponse(
                products.contains(Product.TRANSACTION_AGGREGATION),
                products.contains(Product.ACH),
                products.contains(Product.STATEMENT_AGGREGATION),
                products.contains(Product.VERIFICATION_OF_INCOME),
                products.contains(Product.VERIFICATION_OF_ASSETS),
                products.contains(Product.ACCOUNT_HISTORY_AGGREGATION),
                products.contains(Product.AVAILABLE_BALANCE),
                products.contains(Product.ACCOUNT_OWNER),
                products.contains(Product.STUDENT_LOAN_DATA),
                products.contains(Product.LOAN_PAYMENT_DETAILS),
                products.contains(Product.PAYMENT_INITIATION),
                products.contains(Product.LIABILITY_DATA),
                products.contains(Product.BILL_PAY_DATA));
    }
}
