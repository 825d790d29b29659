package io.fairlead.account;

import io.fairlead.account.agreement.Agreement;
import io.fairlead.connector.LoginKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer's access to one institution.
 *
 * @param institutionId the institution it leads to
 * @param authorizedFrom when the consumer consented at the bank; null where none is asked for
 * @param authorizedUntil when that consent ends; null: open
 * @param agreement what may be read of it
 */
public record InstitutionLogin(
        LoginKey key,
        String institutionId,
        @Nullable Instant authorizedFrom,
        @Nullable Instant authorizedUntil,
        Agreement agreement) {

    /** When reading ends at the latest, for calls to the bank; null: nobody has set an end. */
    public @Nullable Instant readableUntil() {
        return agreement.until();
    }
}
