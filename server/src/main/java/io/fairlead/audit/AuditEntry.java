package io.fairlead.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit log as it is stored. Names are texts here: a log that a later version wrote
 * can be read and verified all the same.
 *
 * @param number from 1 without gaps
 * @param occurredAt to the microsecond
 * @param actorKind the stored name of an {@link Actor.Kind}
 * @param action the stored name of an {@link AuditAction}
 * @param partner the id of the partner whom it concerns; null: no single partner
 * @param details JSON
 * @param previousHash the hash of the entry before, in hexadecimal digits; zeros before the first
 * @param hash over everything else, in hexadecimal digits
 */
public record AuditEntry(
        long number,
        Instant occurredAt,
        String actorKind,
        String actor,
        String action,
        @Nullable String partner,
        String subject,
        String details,
        String previousHash,
        String hash) {

    AuditHead head() {
        return new AuditHead(number, hash);
    }
}
