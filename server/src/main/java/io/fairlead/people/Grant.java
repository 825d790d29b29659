package io.fairlead.people;

import io.fairlead.shared.PartnerId;
import org.jspecify.annotations.Nullable;

/**
 * A role of a person.
 *
 * @param partner whose data the role is for; null is every partner, and an operator's machine
 */
public record Grant(Role role, @Nullable PartnerId partner) {

    boolean covers(PartnerId wanted) {
        return partner == null || partner.equals(wanted);
    }
}
