package io.fairlead.consent;

import io.fairlead.shared.page.Language;
import io.fairlead.webhook.Receiver;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * On what terms a consumer shares accounts in a session.
 *
 * @param application who sees them, as the consumer was told
 * @param purpose why, as the consumer was told
 * @param consumerId whom the partner's webhooks name, if anybody
 * @param receiver where the partner hears of the end; null: nowhere
 * @param webhookData put into what the partner hears
 */
public record ConsentTerms(
        UUID session,
        String application,
        String purpose,
        Language language,
        @Nullable String consumerId,
        @Nullable Receiver receiver,
        @Nullable ObjectNode webhookData) {}
