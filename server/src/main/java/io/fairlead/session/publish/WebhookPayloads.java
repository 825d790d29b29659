package io.fairlead.session.publish;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.connector.LoginKey;
import io.fairlead.session.Session;
import io.fairlead.session.state.Ending;
import io.fairlead.session.state.Refusal;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.SessionEvent.Attempted;
import io.fairlead.session.state.Stage;
import io.fairlead.session.state.TimelineEntry;
import io.fairlead.shared.CustomerId;
import io.fairlead.webhook.WebhookEvent;
import io.fairlead.webhook.WebhookEventName;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The webhook events that follow from a session's timeline, with their payloads. Source of both:
 * {@code docs/compatibility.md}, "Webhooks".
 */
@Component
class WebhookPayloads {

    private static final JsonMapper JSON = new JsonMapper();

    private static final int WRONG_CREDENTIALS = 103;

    /** The codes of an institution that cannot be reached. */
    private static final Set<Integer> UNABLE_TO_CONNECT =
            Set.of(102, 500, 900, 901, 903, 904, 910, 915, 916, 920);

    private final Accounts accounts;

    WebhookPayloads(Accounts accounts) {
        this.accounts = accounts;
    }

    private record Said(WebhookEventName name, ObjectNode payload) {}

    /** Returns the webhook event that follows from an entry, if one does. */
    Optional<WebhookEvent> of(Session session, TimelineEntry entry) {
        return said(session, entry).map(said -> event(session, entry.customer(), said));
    }

    private Optional<Said> said(Session session, TimelineEntry entry) {
        return switch (entry.event()) {
            case SessionEvent.Started _ -> said(WebhookEventName.STARTED, payload());
            case SessionEvent.Searched(var query, var found) ->
                    found == 0
                            ? said(
                                    WebhookEventName.INSTITUTION_NOT_FOUND,
                                    payload().put("query", query))
                            : Optional.empty();
            case SessionEvent.InstitutionMissing(var query) ->
                    said(WebhookEventName.INSTITUTION_NOT_FOUND, payload().put("query", query));
            case SessionEvent.InstitutionChosen(var institution, _, var supported) ->
                    said(
                            supported
                                    ? WebhookEventName.INSTITUTION_SUPPORTED
                                    : WebhookEventName.INSTITUTION_NOT_SUPPORTED,
                            about(institution));
            case SessionEvent.CredentialsSubmitted(var institution) ->
                    isRepair(session)
                            ? Optional.empty()
                            : said(WebhookEventName.ADDING, about(institution));
            case SessionEvent.SentToBank(var institution) ->
                    said(WebhookEventName.ADDING, about(institution).put("oauth", true));
            case SessionEvent.BackFromBank(var institution) ->
                    said(WebhookEventName.PROCESSING, about(institution));
            case SessionEvent.MfaAsked(var institution, _) ->
                    said(WebhookEventName.MFA, about(institution));
            case SessionEvent.Refused(var institution, _, var refusal, var after) ->
                    refused(institution, refusal, after);
            case SessionEvent.AccountsDiscovered discovered ->
                    discovered(session, entry, discovered);
            case SessionEvent.AccountsAdded added -> added(session, entry, added);
            case SessionEvent.AccountsRemoved(var institution, var removed) ->
                    said(
                            WebhookEventName.ACCOUNTS_DELETED,
                            of(removed).put("institutionId", institution));
            case SessionEvent.CredentialsUpdated updated -> updated(session, entry, updated);
            case SessionEvent.Ended(var ending) ->
                    ending == Ending.COMPLETE
                            ? said(WebhookEventName.DONE, payload())
                            : Optional.empty();
            case SessionEvent.HostAttached _,
                    SessionEvent.ScreenShown _,
                    SessionEvent.TermsAccepted _,
                    SessionEvent.CredentialsAccepted _,
                    SessionEvent.MfaAnswered _,
                    SessionEvent.MfaAccepted _,
                    SessionEvent.BankLeft _,
                    SessionEvent.SharingStarted _,
                    SessionEvent.SharingStopped _,
                    SessionEvent.Submitted _ ->
                    Optional.empty();
        };
    }

    private static Optional<Said> refused(String institution, Refusal refusal, Attempted after) {
        if (refusal.code() == WRONG_CREDENTIALS && after != Attempted.CONSENT) {
            return said(WebhookEventName.INVALID_CREDENTIALS, about(institution));
        }
        return UNABLE_TO_CONNECT.contains(refusal.code())
                ? said(
                        WebhookEventName.UNABLE_TO_CONNECT,
                        about(institution).put("code", refusal.code()))
                : Optional.empty();
    }

    /** Not told of banks with a page of their own, as the vendor does not. */
    private Optional<Said> discovered(
            Session session, TimelineEntry entry, SessionEvent.AccountsDiscovered discovered) {
        if (discovered.oauth()) {
            return Optional.empty();
        }
        var all = accounts(session, entry, discovered.login());
        return said(
                WebhookEventName.DISCOVERED,
                of(WebhookAccount.of(justFound(chosen(all, discovered.accounts()))))
                        .put("institutionId", discovered.institutionId()));
    }

    private Optional<Said> added(
            Session session, TimelineEntry entry, SessionEvent.AccountsAdded added) {
        if (added.accounts().isEmpty()) {
            return Optional.empty();
        }
        var all = accounts(session, entry, added.login());
        var told = WebhookAccount.of(chosen(all, added.accounts()));
        return added.oauth()
                ? addedAtBank(added.institutionId(), told)
                : said(
                        WebhookEventName.ADDED,
                        of(told).put("institutionId", added.institutionId()));
    }

    /** With a bank's own page the repaired accounts count as added again. */
    private Optional<Said> updated(
            Session session, TimelineEntry entry, SessionEvent.CredentialsUpdated updated) {
        return updated.oauth()
                ? addedAtBank(
                        updated.institutionId(),
                        WebhookAccount.of(accounts(session, entry, updated.login())))
                : said(
                        WebhookEventName.CREDENTIALS_UPDATED,
                        about(updated.institutionId()).put("mfa", updated.mfa()));
    }

    private static Optional<Said> addedAtBank(String institution, List<WebhookAccount> accounts) {
        var payload = about(institution);
        payload.set("accounts", JSON.valueToTree(accounts));
        return said(WebhookEventName.ADDED, payload.put("oauth", true));
    }

    private List<Account> accounts(Session session, TimelineEntry entry, String login) {
        return accounts.list(new LoginKey(session.link().partner(), entry.customer(), login));
    }

    private static List<Account> chosen(List<Account> accounts, Collection<String> ids) {
        return accounts.stream().filter(account -> ids.contains(account.key().id())).toList();
    }

    /** As they were when they were found, though the consumer may have chosen them since. */
    private static List<Account> justFound(List<Account> accounts) {
        return accounts.stream().map(Account::found).toList();
    }

    private static boolean isRepair(Session session) {
        return session.state() != null
                && session.stage() instanceof Stage.AtInstitution at
                && at.connection().repair();
    }

    private static WebhookEvent event(Session session, CustomerId customer, Said said) {
        var details = session.link().details();
        return new WebhookEvent(
                customer,
                consumer(session),
                said.name(),
                said.payload(),
                Objects.requireNonNull(details.webhook()).data());
    }

    /** Returns the consumer of the session's present part; both borrowers may be one customer. */
    private static @Nullable String consumer(Session session) {
        var details = session.link().details();
        var joint = details.jointBorrower();
        return joint == null || session.state() == null || session.state().part() == 0
                ? details.consumerId()
                : joint.consumerId();
    }

    private static Optional<Said> said(WebhookEventName name, ObjectNode payload) {
        return Optional.of(new Said(name, payload));
    }

    private static ObjectNode payload() {
        return JSON.createObjectNode();
    }

    private static ObjectNode about(String institution) {
        return payload().put("institutionId", institution);
    }

    private static ObjectNode of(List<?> accounts) {
        var payload = payload();
        payload.set("accounts", JSON.valueToTree(accounts));
        return payload;
    }
}
