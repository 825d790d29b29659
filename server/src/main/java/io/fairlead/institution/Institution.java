package io.fairlead.institution;

import io.fairlead.customer.CustomerType;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A bank that can be linked.
 *
 * @param id digits, given by the directory
 * @param name as consumers see it
 * @param displayName a friendlier name, where there is one
 * @param aliases what else people call it
 * @param testing whether it is a simulated bank for testing customers
 * @param connector which connector serves it; null for none
 * @param popularity how far up it stands among equal matches of a search
 * @param products what it is certified for
 * @param oauth whether consumers sign in on the bank's own pages
 * @param oauthInstitutionId the same bank's entry with its own sign-in pages
 * @param newInstitutionId the entry that replaces this one
 * @param rssd the Federal Reserve's number for it
 * @param parentRssd that of the institution it belongs to
 * @param routingNumbers nine digits each
 * @param countryCodes where it works, two capital letters each
 * @param currency three capital letters
 */
public record Institution(
        String id,
        String name,
        @Nullable String displayName,
        List<String> aliases,
        InstitutionStatus status,
        boolean testing,
        @Nullable String connector,
        int popularity,
        Set<Product> products,
        boolean oauth,
        @Nullable String oauthInstitutionId,
        @Nullable String newInstitutionId,
        @Nullable Long rssd,
        @Nullable Long parentRssd,
        List<String> routingNumbers,
        List<String> countryCodes,
        String currency,
        InstitutionProfile profile) {

    public Institution {
        products =
                products.isEmpty()
                        ? Set.of()
                        : Collections.unmodifiableSet(EnumSet.copyOf(products));
    }

    /** The entry that can stand in the place of this one. */
    public @Nullable String replacementId() {
        return oauthInstitutionId == null ? newInstitutionId : oauthInstitutionId;
    }

    /** Whether its accounts can be shared at all. */
    public boolean isConnectable() {
        return connector != null && !products.isEmpty();
    }

    /**
     * Testing customers reach the simulated banks and nothing else, active ones everything else.
     */
    public boolean reachableBy(CustomerType customer) {
        return switch (customer) {
            case TESTING -> testing;
            case ACTIVE -> !testing;
        };
    }
}
