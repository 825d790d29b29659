package io.fairlead.session;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has happened in a session. The timeline of these is the one source of all that a partner is
 * told. None carries what a consumer has typed for a bank.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface SessionEvent {

    record Started() implements SessionEvent {}

    /** An SDK shows the app. */
    record HostAttached(String platform, @Nullable String sdkVersion) implements SessionEvent {}

    /**
     * A screen shows.
     *
     * @param screen by the name that an SDK's route event has
     */
    record ScreenShown(String screen, Map<String, String> parameters) implements SessionEvent {}

    record TermsAccepted(String version) implements SessionEvent {}

    record Searched(String query, int found) implements SessionEvent {}

    /**
     * A bank was chosen, by the consumer or by the link.
     *
     * @param supported whether it can be connected
     */
    record InstitutionChosen(String institutionId, String institutionName, boolean supported)
            implements SessionEvent {}

    record CredentialsSubmitted(String institutionId) implements SessionEvent {}

    record CredentialsAccepted(String institutionId) implements SessionEvent {}

    record MfaAsked(String institutionId, List<String> types) implements SessionEvent {}

    record MfaAnswered(String institutionId, List<String> types) implements SessionEvent {}

    record MfaAccepted(String institutionId) implements SessionEvent {}

    record SentToBank(String institutionId) implements SessionEvent {}

    record BackFromBank(String institutionId) implements SessionEvent {}

    /** The bank's page was left, or could not be opened, before the bank sent the consumer back. */
    record BankLeft(String institutionId) implements SessionEvent {}

    /**
     * The consumer is told that it did not work.
     *
     * @param after what was tried
     */
    record Refused(String institutionId, String institutionName, Refusal refusal, Attempted after)
            implements SessionEvent {}

    /** What a bank has refused. */
    enum Attempted {
        BEGINNING,
        CREDENTIALS,
        MFA,
        CONSENT,
        SHARING
    }

    /** The accounts behind a login are known, and none is shared yet. */
    record AccountsDiscovered(
            String institutionId, String login, List<String> accounts, boolean oauth)
            implements SessionEvent {}

    record SharingStarted(String institutionId) implements SessionEvent {}

    record AccountsAdded(String institutionId, String login, List<String> accounts, boolean oauth)
            implements SessionEvent {}

    record AccountsRemoved(String institutionId, List<String> accounts) implements SessionEvent {}

    /**
     * A login works again.
     *
     * @param mfa whether the bank asked a question
     */
    record CredentialsUpdated(String institutionId, String login, boolean mfa, boolean oauth)
            implements SessionEvent {}

    /** The consumer has submitted all that is shared. */
    record Submitted(int accounts) implements SessionEvent {}

    record Ended(Ending ending) implements SessionEvent {}
}
