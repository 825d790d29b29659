package io.fairlead.people.web;

import io.fairlead.people.Person;
import io.fairlead.shared.PartnerId;
import org.jspecify.annotations.Nullable;

/**
 * Whoever uses a page for people; controllers take it as a parameter.
 *
 * @param scope the partner in the page's address; null on the pages of operators
 */
public record Visitor(Person person, @Nullable PartnerId scope) {

    /** The partner whose page it is. */
    public PartnerId partner() {
        if (scope == null) {
            throw new IllegalStateException("This page is not one of a partner");
        }
        return scope;
    }

    /** Whether the person may change something here. */
    public boolean changes() {
        return scope == null ? person.operates() : person.changes(scope);
    }
}
