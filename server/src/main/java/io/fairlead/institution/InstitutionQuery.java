package io.fairlead.institution;

import io.fairlead.customer.CustomerType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which institutions to list.
 *
 * @param search a name, the address of a web page or a routing number
 * @param inPart whether, where nothing matches, institutions are found that match most of it
 * @param products what an institution must be certified for, all of them
 * @param certified whether it must be certified for anything
 * @param countries where it must work, in one of them at least; none is everywhere
 * @param reachableBy for which customers; null is for all
 * @param settings what to leave out, and what to show in place of others
 * @param page from 1
 * @param limit how many there are on a page
 */
public record InstitutionQuery(
        @Nullable String search,
        boolean inPart,
        Set<Product> products,
        boolean certified,
        Set<String> countries,
        @Nullable CustomerType reachableBy,
        InstitutionSettings settings,
        int page,
        int limit) {}
