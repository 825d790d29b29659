package io.fairlead.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.institution.InstitutionSettings;
import io.fairlead.webhook.ContentType;
import io.fairlead.webhook.Receiver;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a partner asked for with a link and may be stored in clear. Wire facts: {@code
 * docs/compatibility.md}, "Links".
 *
 * @param origin how the link reaches the consumer
 * @param consumerId of the customer, or of the primary borrower; not checked to exist
 * @param jointBorrower of a joint link only
 * @param institutionId of Lite only
 * @param institutionLoginId of Fix only
 * @param webhook where the partner hears of the session, if anywhere
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LinkDetails(
        LinkType type,
        LinkOrigin origin,
        @Nullable String consumerId,
        @Nullable JointBorrower jointBorrower,
        @Nullable String institutionId,
        @Nullable String institutionLoginId,
        Presentation presentation,
        @Nullable Webhook webhook,
        InstitutionSettings institutionSettings,
        ReportOptions reportOptions) {

    LinkDetails with(Presentation changed) {
        return new LinkDetails(
                type,
                origin,
                consumerId,
                jointBorrower,
                institutionId,
                institutionLoginId,
                changed,
                webhook,
                institutionSettings,
                reportOptions);
    }

    /** The second borrower of a joint link; the first one is the link's own customer. */
    public record JointBorrower(String customerId, String consumerId) {}

    /**
     * How the consumer meets Connect and where the consumer goes from there.
     *
     * @param language as sent, for example {@code fr-CA}
     * @param redirectUri where the consumer goes at the end; a web or an app link
     * @param experience {@code default}, a GUID, or null for the plain look
     * @param singleUse whether the first session that succeeds ends the link; null: it does not,
     *     and in a request: as the experience says
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Presentation(
            @Nullable String language,
            @Nullable String redirectUri,
            @Nullable Boolean webView,
            @Nullable Boolean hostedInMobileApp,
            @Nullable String experience,
            @Nullable Boolean singleUse) {

        Presentation withSingleUse(boolean decided) {
            return new Presentation(
                    language, redirectUri, webView, hostedInMobileApp, experience, decided);
        }
    }

    /**
     * Where events are sent.
     *
     * @param contentType as sent; null means {@code application/json}
     * @param data put into every event but the ping
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Webhook(String url, @Nullable String contentType, @Nullable ObjectNode data) {

        /** The same with what is stored sealed. */
        public Receiver receiver(LinkSecrets secrets) {
            var xml = ContentType.XML.mediaType().equals(contentType);
            return new Receiver(
                    URI.create(url),
                    xml ? ContentType.XML : ContentType.JSON,
                    secrets.webhookHeaders());
        }
    }

    /**
     * What reports made at the end of the session are told.
     *
     * @param fromDate start of the period, epoch seconds; null: as the report's kind says
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReportOptions(@Nullable Long fromDate, List<ReportCustomField> customFields) {

        public static final ReportOptions NONE = new ReportOptions(null, List.of());
    }

    /**
     * A field of the partner's own.
     *
     * @param shown in the report's PDF, not in its data only
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReportCustomField(
            @Nullable String label, @Nullable String value, boolean shown) {}
}
