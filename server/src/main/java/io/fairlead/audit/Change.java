package io.fairlead.audit;

import io.fairlead.shared.PartnerId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change that is to be logged.
 *
 * @param partner whom it concerns; null: no single partner
 * @param subject what is changed: an id, or the name of a file
 * @param details more about it, as JSON takes it; never a secret
 */
public record Change(
        Actor actor,
        AuditAction action,
        @Nullable PartnerId partner,
        String subject,
        Map<String, ?> details) {

    /** A change of a partner itself. */
    public static Change of(
            Actor actor, AuditAction action, PartnerId partner, Map<String, ?> details) {
        return new Change(actor, action, partner, partner.value(), details);
    }
}
