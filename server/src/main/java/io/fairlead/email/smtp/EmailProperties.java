package io.fairlead.email.smtp;

import io.fairlead.shared.Secret;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How mail is sent.
 *
 * @param smtpUrl the server it is handed over to; null: none
 * @param from the operator's own address; null: {@code no-reply@} the host of the public address
 * @param allowedSenders domains and addresses, besides the operator's own, that mail may come from
 * @param giveUpAfter how long a mail is tried
 * @param lease how long one attempt has until another one may be made; longer than a mail server
 *     may take to answer
 * @param renewalsPerDay how many new links a consumer may ask for, in place of one that has
 *     expired; 0: none
 * @param renewSingleUse whether that goes for links that can be used once as well
 * @param perReceiverAndDay how many mails one partner may have sent to one address within a day
 * @param retention how long a mail is kept
 */
@Validated
@ConfigurationProperties("fairlead.email")
public record EmailProperties(
        @Nullable Secret smtpUrl,
        @Nullable String from,
        @DefaultValue List<String> allowedSenders,
        @NotNull @DefaultValue("24h") Duration giveUpAfter,
        @NotNull @DefaultValue("12m") Duration lease,
        @Min(0) @DefaultValue("3") int renewalsPerDay,
        @DefaultValue("false") boolean renewSingleUse,
        @Min(1) @DefaultValue("50") int perReceiverAndDay,
        @NotNull @DefaultValue("180d") Duration retention) {}
