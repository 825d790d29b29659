package io.fairlead.link;

import io.fairlead.shared.Secret;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a partner asked for with a link and is stored sealed only.
 *
 * @param webhookHeaders sent with every webhook; values may be credentials
 * @param consumer SSN and birth date of the consumer, or of the primary borrower
 * @param jointBorrower the same of the joint borrower
 */
public record LinkSecrets(
        Map<String, Secret> webhookHeaders,
        @Nullable ConsumerInfo consumer,
        @Nullable ConsumerInfo jointBorrower) {

    public static final LinkSecrets NONE = new LinkSecrets(Map.of(), null, null);

    /**
     * What pre-fills the search for a consumer's employers.
     *
     * @param socialSecurityNumber 9 digits
     * @param dateOfBirth epoch seconds at the start of the day, as digits
     */
    public record ConsumerInfo(Secret socialSecurityNumber, @Nullable Secret dateOfBirth) {}
}
