package io.fairlead.timeline.rest;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.TimelineEntry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event of a session. Each member is named here, so that nothing is told only because it is
 * stored: not the accounts, for one, that a consumer has and does not share.
 *
 * @param number its place among the session's events, from 1
 * @param own the members of its type
 */
public record EventResponse(
        int number, Instant at, String customerId, String type, @JsonAnyGetter Map<String, ?> own) {

    public static EventResponse of(TimelineEntry entry) {
        var told = told(entry.event());
        return new EventResponse(
                entry.number(),
                entry.occurredAt(),
                entry.customer().value(),
                told.type,
                told.members);
    }

    private static Told told(SessionEvent event) {
        return switch (event) {
            case SessionEvent.Started() -> new Told("started");
            case SessionEvent.HostAttached(var platform, var version) ->
                    new Told("hostAttached").with("platform", platform).with("sdkVersion", version);
            case SessionEvent.ScreenShown(var screen, var parameters) ->
                    new Told("screenShown").with("screen", screen).with("params", parameters);
            case SessionEvent.TermsAccepted(var version) ->
                    new Told("termsAccepted").with("version", version);
            case SessionEvent.Searched(var query, var found) ->
                    new Told("searched").with("query", query).with("found", found);
            case SessionEvent.InstitutionMissing(var query) ->
                    new Told("institutionMissing").with("query", query);
            case SessionEvent.InstitutionChosen(var id, var name, var supported) ->
                    new Told("institutionChosen", id)
                            .with("institutionName", name)
                            .with("supported", supported);
            case SessionEvent.CredentialsSubmitted(var id) -> new Told("credentialsSubmitted", id);
            case SessionEvent.CredentialsAccepted(var id) -> new Told("credentialsAccepted", id);
            case SessionEvent.MfaAsked(var id, var types) ->
                    new Told("mfaAsked", id).with("mfaTypes", types);
            case SessionEvent.MfaAnswered(var id, var types) ->
                    new Told("mfaAnswered", id).with("mfaTypes", types);
            case SessionEvent.MfaAccepted(var id) -> new Told("mfaAccepted", id);
            case SessionEvent.SentToBank(var id) -> new Told("sentToBank", id);
            case SessionEvent.BackFromBank(var id) -> new Told("backFromBank", id);
            case SessionEvent.BankLeft(var id) -> new Told("bankLeft", id);
            case SessionEvent.Refused(var id, var name, var refusal, var after) ->
                    new Told("refused", id)
                            .with("institutionName", name)
                            .with("code", refusal.code())
                            .with("after", ApiName.of(after));
            case SessionEvent.AccountsDiscovered(var id, _, var accounts, var oauth) ->
                    new Told("accountsDiscovered", id)
                            .with("accounts", accounts.size())
                            .with("oauth", oauth);
            case SessionEvent.SharingStarted(var id) -> new Told("sharingStarted", id);
            case SessionEvent.AccountsAdded(var id, var login, var accounts, var oauth) ->
                    new Told("accountsAdded", id)
                            .with("institutionLoginId", login)
                            .with("accountIds", accounts)
                            .with("oauth", oauth);
            case SessionEvent.AccountsRemoved(var id, var accounts) ->
                    new Told("accountsRemoved", id).with("accountIds", accounts);
            case SessionEvent.CredentialsUpdated(var id, var login, var mfa, var oauth) ->
                    new Told("credentialsUpdated", id)
                            .with("institutionLoginId", login)
                            .with("mfa", mfa)
                            .with("oauth", oauth);
            case SessionEvent.SharingStopped(var id, var login, var accounts) ->
                    new Told("sharingStopped", id)
                            .with("institutionLoginId", login)
                            .with("accountIds", accounts);
            case SessionEvent.Submitted(var accounts) ->
                    new Told("submitted").with("accounts", accounts);
            case SessionEvent.ReportsOrdered(var portfolio, var reports, var notMade) ->
                    new Told("reportsOrdered")
                            .with("portfolioId", portfolio)
                            .with("reports", reports)
                            .with("notMade", notMade.isEmpty() ? null : notMade);
            case SessionEvent.ReportsEnded(var reports) ->
                    new Told("reportsEnded").with("reports", reports);
            case SessionEvent.Ended(var ending) ->
                    new Told("ended").with("code", ending.code()).with("reason", ending.reason());
        };
    }

    /** A type with its members, in the order in which they are written. */
    private static final class Told {

        private final String type;
        private final Map<String, Object> members = new LinkedHashMap<>();

        Told(String type) {
            this.type = type;
        }

        Told(String type, String institutionId) {
            this(type);
            members.put("institutionId", institutionId);
        }

        /** With one more member, unless there is nothing to say. */
        Told with(String name, @Nullable Object value) {
            if (value != null) {
                members.put(name, value);
            }
            return this;
        }
    }
}
