package io.fairlead.institution.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.institution.Institution;
import io.fairlead.institution.Product;

/** Whether an institution and its products work. */
record ProductionStatusResponse(
        @JsonProperty("overallStatus") String overall,
        String transAgg,
        String voa,
        String voi,
        String stateAgg,
        String ach,
        String aha) {

    static ProductionStatusResponse of(Institution institution) {
        return new ProductionStatusResponse(
                institution.status().publicName(),
                of(institution, Product.TRANSACTION_AGGREGATION),
                of(institution, Product.VERIFICATION_OF_ASSETS),
                of(institution, Product.VERIFICATION_OF_INCOME),
                of(institution, Product.STATEMENT_AGGREGATION),
                of(institution, Product.ACH),
                of(institution, Product.ACCOUNT_HISTORY_AGGREGATION));
    }

    /** A product that an institution is not certified for is offline. */
    private static String of(Institution institution, Product product) {
        return switch (institution.status()) {
            case ONLINE -> institution.products().contains(product) ? "online" : "offline";
            case OFFLINE, MAINTENANCE, DECERTIFIED -> "offline";
        };
    }
}
