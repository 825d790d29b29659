package io.fairlead.institution;

import io.fairlead.institution.search.Searchable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An institution in the search index. */
record IndexedInstitution(
        String id,
        String name,
        @Nullable String displayName,
        List<String> aliases,
        boolean testing,
        int popularity,
        Set<Product> products,
        Set<String> countries,
        List<String> addresses,
        List<String> routingNumbers,
        @Nullable String replacement)
        implements Searchable {}
