package io.fairlead.consent;

import io.fairlead.account.Party;
import io.fairlead.account.agreement.DataKind;
import io.fairlead.connector.LoginKey;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a consumer has agreed to about one institution login.
 *
 * @param receipt the customer's receipt that it is a part of
 * @param data the kinds of data that may be read
 * @param startedAt when it was given, or renewed last
 * @param endsAt when reading ends
 * @param updatedBy who has changed it last
 * @param session in which it was given or renewed last; null when the partner shared by a call
 * @param revokedAtBank when the bank has confirmed that the access is ended; null: it has not
 * @param key what the address of the consumer's receipt ends with
 */
public record Consent(
        UUID id,
        UUID receipt,
        LoginKey login,
        String institutionId,
        String institutionName,
        Set<DataKind> data,
        Instant startedAt,
        Instant endsAt,
        ConsentStatus status,
        Instant statusAt,
        Party updatedBy,
        @Nullable UUID session,
        @Nullable Instant revokedAtBank,
        Instant createdAt,
        ConsentKey key,
        Content content) {

    public Consent {
        data = Set.copyOf(data);
    }

    /**
     * What is stored sealed.
     *
     * @param purpose empty once the customer is deleted
     * @param language the tag of the language that the consumer was told it in
     * @param webhook where the partner hears of the end; null: nowhere
     */
    public record Content(
            String application,
            String purpose,
            String language,
            List<SharedAccount> accounts,
            @Nullable String consumerId,
            @Nullable Webhook webhook) {

        public Content {
            accounts = List.copyOf(accounts);
        }

        Content with(List<SharedAccount> others) {
            return new Content(application, purpose, language, others, consumerId, webhook);
        }

        @Override
        public String toString() {
            return "Content[redacted]";
        }

        /** The same without what is personal. */
        Content ofNobody() {
            return new Content(
                    application,
                    "",
                    language,
                    accounts.stream().map(SharedAccount::ofNobody).toList(),
                    null,
                    null);
        }
    }

    /**
     * An account that is or was shared.
     *
     * @param name empty once the customer is deleted
     * @param ending the end of its number; empty once the customer is deleted
     * @param active whether it is shared
     */
    public record SharedAccount(
            String id, String name, String type, String ending, boolean active) {

        SharedAccount ended() {
            return new SharedAccount(id, name, type, ending, false);
        }

        SharedAccount ofNobody() {
            return new SharedAccount(id, "", type, "", false);
        }
    }

    /**
     * Where the partner hears of the end; headers in clear, so that they are written sealed only.
     */
    public record Webhook(
            URI url, boolean xml, Map<String, String> headers, @Nullable ObjectNode data) {

        @Override
        public String toString() {
            return "Webhook[redacted]";
        }
    }

    /** The accounts that are shared. */
    public List<SharedAccount> sharedAccounts() {
        return content.accounts().stream().filter(SharedAccount::active).toList();
    }

    /** The same, ended by somebody. */
    Consent ended(Party by, Instant now) {
        var accounts = content.accounts().stream().map(SharedAccount::ended).toList();
        return new Consent(
                id,
                receipt,
                login,
                institutionId,
                institutionName,
                data,
                startedAt,
                endsAt,
                ConsentStatus.REVOKED,
                now,
                by,
                session,
                null,
                createdAt,
                key,
                content.with(accounts));
    }

    /** The same without what is personal. */
    Consent ofNobody() {
        return new Consent(
                id,
                receipt,
                login,
                institutionId,
                institutionName,
                data,
                startedAt,
                endsAt,
                status,
                statusAt,
                updatedBy,
                session,
                revokedAtBank,
                createdAt,
                key,
                content.ofNobody());
    }

    public boolean isActive() {
        return status == ConsentStatus.ACTIVE;
    }
}
