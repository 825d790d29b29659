package io.fairlead.connect.sdk;

import io.fairlead.session.Session;
import io.fairlead.session.state.Ending;
import io.fairlead.session.state.Refusal;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.SessionEvent.Attempted;
import io.fairlead.session.state.TimelineEntry;
import io.fairlead.shared.page.MessageKey;
import io.fairlead.shared.page.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The timeline in the words of an SDK's {@code route}, {@code user} and final messages. Source:
 * {@code docs/compatibility.md}, "Messages to the host".
 */
public final class SdkMessages {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Session session;
    private final Texts texts;

    private SdkMessages(Session session, Texts texts) {
        this.session = session;
        this.texts = texts;
    }

    /** A message with its number; those of one event follow each other. */
    private record Numbered(int n, ObjectNode message) {}

    /** All messages of a session until now, as JSON. */
    public static String of(Session session, List<TimelineEntry> timeline, Texts texts) {
        var messages = new SdkMessages(session, texts);
        var numbered = new ArrayList<Numbered>();
        timeline.stream()
                .map(TimelineEntry::event)
                .flatMap(messages::of)
                .forEach(message -> numbered.add(new Numbered(numbered.size() + 1, message)));
        return JSON.writeValueAsString(numbered);
    }

    /** What a host is told of a link that cannot be opened. */
    public static String unavailable(int code) {
        return alone(message("route", route("error", Map.of("code", String.valueOf(code)))));
    }

    private static String alone(ObjectNode message) {
        return JSON.writeValueAsString(List.of(new Numbered(1, message)));
    }

    private static ObjectNode route(String screen, Map<String, String> parameters) {
        return members("screen", screen, "params", parameters);
    }

    private Stream<ObjectNode> of(SessionEvent event) {
        return switch (event) {
            case SessionEvent.Started() -> one(user("Initialize"));
            case SessionEvent.HostAttached _,
                    SessionEvent.BackFromBank _,
                    SessionEvent.SharingStopped _ ->
                    Stream.empty();
            case SessionEvent.ScreenShown(var screen, var parameters) ->
                    one(message("route", route(screen, parameters)));
            case SessionEvent.TermsAccepted _ -> one(user("TermsAccepted"));
            case SessionEvent.Searched(var query, var found) -> searched(query, found);
            case SessionEvent.InstitutionMissing _ -> Stream.empty();
            case SessionEvent.InstitutionChosen(var id, var name, _) ->
                    one(
                            user(
                                    "SelectInstitution",
                                    "institutionId",
                                    number(id),
                                    "institutionName",
                                    name));
            case SessionEvent.CredentialsSubmitted(var id) ->
                    one(attempted("SubmitCredentials", id, null, null));
            case SessionEvent.CredentialsAccepted(var id) ->
                    one(attempted("SubmitCredentials", id, true, null));
            case SessionEvent.MfaAsked _ -> Stream.empty();
            case SessionEvent.MfaAnswered(var id, var types) ->
                    one(
                            user(
                                    "SubmitMFA",
                                    "institutionId",
                                    number(id),
                                    "mfaType",
                                    String.join(",", types),
                                    "success",
                                    null,
                                    "errorCode",
                                    null));
            case SessionEvent.MfaAccepted(var id) -> one(attempted("SubmitMFA", id, true, null));
            case SessionEvent.SentToBank(var id) -> one(attempted("OpenOAuth", id, null, null));
            case SessionEvent.BankLeft(var id) -> one(attempted("CloseOAuth", id, false, null));
            case SessionEvent.Refused refused -> refused(refused);
            case SessionEvent.AccountsDiscovered discovered -> discovered(discovered);
            case SessionEvent.SharingStarted(var id) -> one(addAccounts(id, null, null));
            case SessionEvent.AccountsAdded added -> one(accountsAdded(added));
            case SessionEvent.AccountsRemoved(var id, var accounts) ->
                    one(
                            user(
                                    "RemoveAccounts",
                                    "institutionId",
                                    number(id),
                                    "accounts",
                                    accounts.size()));
            case SessionEvent.CredentialsUpdated(var id, _, _, var oauth) ->
                    oauth ? one(attempted("CloseOAuth", id, true, null)) : Stream.empty();
            case SessionEvent.Submitted(var accounts) ->
                    one(user("SubmitAccounts", "accounts", accounts));
            case SessionEvent.Ended(var ending) -> ended(ending);
        };
    }

    private Stream<ObjectNode> searched(String query, int found) {
        var route = message("route", route("search", Map.of("query", query)));
        var search = user("SearchInstitution", "searchTerm", query, "found", found);
        return found == 0
                ? Stream.of(route, search, user("InstitutionNotFound", "searchTerm", query))
                : Stream.of(route, search, user("GetInstitutionsSuccess"));
    }

    private Stream<ObjectNode> discovered(SessionEvent.AccountsDiscovered discovered) {
        var success =
                user(
                        "DiscoverAccountsSuccess",
                        "institutionId",
                        number(discovered.institutionId()),
                        "accounts",
                        discovered.accounts().size());
        return discovered.oauth()
                ? Stream.of(
                        attempted("CloseOAuth", discovered.institutionId(), true, null), success)
                : one(success);
    }

    private Stream<ObjectNode> refused(SessionEvent.Refused refused) {
        var id = refused.institutionId();
        var code = refused.refusal().code();
        var alert = alert(refused);
        return switch (refused.after()) {
            case Attempted.BEGINNING, Attempted.NEW_CODE -> one(alert);
            case Attempted.CREDENTIALS ->
                    Stream.of(attempted("SubmitCredentials", id, false, code), alert);
            case Attempted.MFA -> Stream.of(attempted("SubmitMFA", id, false, code), alert);
            case Attempted.CONSENT -> Stream.of(attempted("CloseOAuth", id, false, code), alert);
            case Attempted.SHARING -> Stream.of(addAccounts(id, false, code), alert);
        };
    }

    private ObjectNode alert(SessionEvent.Refused refused) {
        var refusal = refused.refusal();
        var name = refused.institutionName();
        return user(
                "DisplayAlert",
                "alertType",
                "action",
                "title",
                text(refusal, "heading", name),
                "message",
                text(refusal, "text", name) + " (" + refusal.code() + ")",
                "errorCode",
                refusal.code(),
                "institutionId",
                number(refused.institutionId()),
                "institutionName",
                name);
    }

    private String text(Refusal refusal, String part, String bank) {
        return texts.get("error." + MessageKey.of(refusal.kind()) + "." + part, bank);
    }

    private Stream<ObjectNode> ended(Ending ending) {
        var data = members("code", ending.code(), "reason", ending.reason());
        if (ending == Ending.COMPLETE) {
            data.putArray("reportData");
        }
        var end = user("End", "reason", ending.reason(), "code", ending.code());
        return Stream.of(end, message(type(ending), data));
    }

    private static String type(Ending ending) {
        return switch (ending) {
            case COMPLETE -> "done";
            case EXIT -> "cancel";
            case NOTHING_TO_FIX, TIMEOUT, LINK_USED, LINK_REVOKED, CUSTOMER_DELETED, INVALID_SDK ->
                    "error";
        };
    }

    /** An attempt that goes on, or has failed: no login, and no accounts of it. */
    private ObjectNode addAccounts(
            String institution, @Nullable Boolean success, @Nullable Integer code) {
        return addAccounts(institution, null, List.of(), null, success, code);
    }

    private ObjectNode accountsAdded(SessionEvent.AccountsAdded added) {
        var ids = added.accounts();
        return addAccounts(
                added.institutionId(), number(added.login()), ids, ids.size(), true, null);
    }

    private ObjectNode addAccounts(
            String institution,
            @Nullable Object login,
            List<String> accountIds,
            @Nullable Integer accounts,
            @Nullable Boolean success,
            @Nullable Integer code) {
        return user(
                "AddAccounts",
                "institutionId",
                number(institution),
                "institutionLoginId",
                login,
                "accountIds",
                accountIds,
                "accounts",
                accounts,
                "success",
                success,
                "errorCode",
                code);
    }

    private ObjectNode attempted(
            String action, String institution, @Nullable Boolean success, @Nullable Integer code) {
        return user(
                action,
                "institutionId",
                number(institution),
                "success",
                success,
                "errorCode",
                code);
    }

    /** A user event with its own members after those that all have. */
    private ObjectNode user(String action, @Nullable Object... own) {
        var link = session.link();
        var data =
                members(
                        "action", action,
                        "customerId", link.customer().value(),
                        "partnerId", link.partner().value(),
                        "experience", link.details().presentation().experience(),
                        "sessionId", link.id().hex(),
                        "timestamp", String.valueOf(link.createdAt().toEpochMilli()),
                        "ttl", String.valueOf(link.expiresAt().toEpochMilli()),
                        "type", type(session));
        data.setAll(members(own));
        return message("user", data);
    }

    private static String type(Session session) {
        return switch (session.link().details().type()) {
            case FULL -> "default";
            case JOINT_BORROWER -> "jointBorrower";
            case LITE -> "lite";
            case FIX -> "fix";
        };
    }

    private static Object number(String id) {
        try {
            return Long.valueOf(id);
        } catch (NumberFormatException _) {
            return id;
        }
    }

    private static ObjectNode message(String type, ObjectNode data) {
        return members("type", type, "data", data);
    }

    /** Names and values in turn. */
    private static ObjectNode members(@Nullable Object... namesAndValues) {
        var members = JSON.createObjectNode();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            members.putPOJO(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return members;
    }

    private static <T> Stream<T> one(T message) {
        return Stream.of(message);
    }
}
