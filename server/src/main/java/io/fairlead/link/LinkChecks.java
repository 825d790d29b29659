package io.fairlead.link;

import io.fairlead.account.Accounts;
import io.fairlead.customer.Customers;
import io.fairlead.experience.Experiences;
import io.fairlead.institution.Institutions;
import io.fairlead.link.redirect.RedirectRules;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.webhook.AttemptOutcome;
import io.fairlead.webhook.outbox.Webhooks;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks whether a link can be issued: what the call names must exist, and its receiver answer. */
@Component
class LinkChecks {

    private final Customers customers;
    private final Institutions institutions;
    private final Accounts accounts;
    private final Experiences experiences;
    private final Webhooks webhooks;
    private final RedirectRules redirects;

    LinkChecks(
            Customers customers,
            Institutions institutions,
            Accounts accounts,
            Experiences experiences,
            Webhooks webhooks,
            RedirectRules redirects) {
        this.customers = customers;
        this.institutions = institutions;
        this.accounts = accounts;
        this.experiences = experiences;
        this.webhooks = webhooks;
        this.redirects = redirects;
    }

    /**
     * Returns why no link is issued, if so. It asks the webhook's receiver: never inside a
     * transaction.
     */
    Optional<LinkOutcome> refusal(IssueLink command) {
        return redirectRefused(command)
                .or(() -> unknownReference(command))
                .or(() -> unknownExperience(command))
                .or(() -> unanswered(command));
    }

    private Optional<LinkOutcome> redirectRefused(IssueLink command) {
        var redirectUri = command.details().presentation().redirectUri();
        return redirectUri == null || redirects.allow(command.partner(), redirectUri)
                ? Optional.empty()
                : Optional.of(new LinkOutcome.RedirectRefused());
    }

    /** A receiver that is not there refuses the link. Never inside a transaction. */
    private Optional<LinkOutcome> unanswered(IssueLink command) {
        return Optional.ofNullable(command.details().webhook())
                .map(webhook -> webhook.receiver(command.secrets()))
                .map(receiver -> webhooks.ping(command.partner(), receiver))
                .filter(ping -> ping.outcome() != AttemptOutcome.DELIVERED)
                .map(LinkOutcome.WebhookFailed::new);
    }

    /**
     * Full links learn of an unknown customer when they are written, without a question before,
     * unless a webhook is asked in between.
     */
    Optional<LinkOutcome> unknownReference(IssueLink command) {
        var details = command.details();
        return switch (details.type()) {
            case FULL ->
                    details.webhook() == null
                            ? Optional.empty()
                            : unknownCustomer(command.partner(), command.customer());
            case LITE ->
                    unknownCustomer(command.partner(), command.customer())
                            .or(() -> unknownInstitution(details.institutionId()));
            case FIX ->
                    unknownCustomer(command.partner(), command.customer())
                            .or(() -> unknownLogin(command));
            case JOINT_BORROWER ->
                    unknownCustomer(command.partner(), command.customer())
                            .or(
                                    () ->
                                            Optional.ofNullable(details.jointBorrower())
                                                    .map(LinkDetails.JointBorrower::customerId)
                                                    .map(CustomerId::new)
                                                    .flatMap(
                                                            joint ->
                                                                    unknownCustomer(
                                                                            command.partner(),
                                                                            joint)));
        };
    }

    private Optional<LinkOutcome> unknownCustomer(PartnerId partner, CustomerId customer) {
        return customers.exists(partner, customer)
                ? Optional.empty()
                : Optional.of(new LinkOutcome.UnknownCustomer(customer));
    }

    private Optional<LinkOutcome> unknownInstitution(@Nullable String id) {
        return id != null && institutions.find(id).isPresent()
                ? Optional.empty()
                : Optional.of(new LinkOutcome.UnknownInstitution(String.valueOf(id)));
    }

    private Optional<LinkOutcome> unknownLogin(IssueLink command) {
        var id = String.valueOf(command.details().institutionLoginId());
        return accounts.login(command.partner(), command.customer(), id).isPresent()
                ? Optional.empty()
                : Optional.of(new LinkOutcome.UnknownLogin(id));
    }

    private Optional<LinkOutcome> unknownExperience(IssueLink command) {
        var reference = command.details().presentation().experience();
        return reference == null || experiences.find(command.partner(), reference).isPresent()
                ? Optional.empty()
                : Optional.of(new LinkOutcome.UnknownExperience(reference));
    }
}
