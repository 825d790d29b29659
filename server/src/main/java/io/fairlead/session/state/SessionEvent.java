package io.fairlead.session.state;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.fairlead.shared.database.StoredName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has happened in a session. The timeline of these is the one source of all that a partner is
 * told. None carries what a consumer has typed for a bank. An event is stored under the name that
 * its {@code JsonTypeName} gives.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface SessionEvent {

    @JsonTypeName("started")
    record Started() implements SessionEvent {}

    /** An SDK shows the app. */
    @JsonTypeName("hostAttached")
    record HostAttached(String platform, @Nullable String sdkVersion) implements SessionEvent {}

    /**
     * A screen shows.
     *
     * @param screen by the name that an SDK's route event has
     */
    @JsonTypeName("screenShown")
    record ScreenShown(String screen, Map<String, String> parameters) implements SessionEvent {}

    @JsonTypeName("termsAccepted")
    record TermsAccepted(String version) implements SessionEvent {}

    @JsonTypeName("searched")
    record Searched(String query, int found) implements SessionEvent {}

    /** The consumer says that the bank is not among what a search has found. */
    @JsonTypeName("institutionMissing")
    record InstitutionMissing(String query) implements SessionEvent {}

    /**
     * A bank was chosen, by the consumer or by the link.
     *
     * @param supported whether it can be connected
     */
    @JsonTypeName("institutionChosen")
    record InstitutionChosen(String institutionId, String institutionName, boolean supported)
            implements SessionEvent {}

    @JsonTypeName("credentialsSubmitted")
    record CredentialsSubmitted(String institutionId) implements SessionEvent {}

    @JsonTypeName("credentialsAccepted")
    record CredentialsAccepted(String institutionId) implements SessionEvent {}

    @JsonTypeName("mfaAsked")
    record MfaAsked(String institutionId, List<String> types) implements SessionEvent {}

    @JsonTypeName("mfaAnswered")
    record MfaAnswered(String institutionId, List<String> types) implements SessionEvent {}

    @JsonTypeName("mfaAccepted")
    record MfaAccepted(String institutionId) implements SessionEvent {}

    @JsonTypeName("sentToBank")
    record SentToBank(String institutionId) implements SessionEvent {}

    @JsonTypeName("backFromBank")
    record BackFromBank(String institutionId) implements SessionEvent {}

    /** The bank's page was left, or could not be opened, before the bank sent the consumer back. */
    @JsonTypeName("bankLeft")
    record BankLeft(String institutionId) implements SessionEvent {}

    /**
     * The consumer is told that it did not work.
     *
     * @param after what was tried
     */
    @JsonTypeName("refused")
    record Refused(String institutionId, String institutionName, Refusal refusal, Attempted after)
            implements SessionEvent {}

    /** What a bank has refused. */
    enum Attempted implements StoredName {
        BEGINNING("BEGINNING"),
        CREDENTIALS("CREDENTIALS"),
        MFA("MFA"),
        NEW_CODE("NEW_CODE"),
        CONSENT("CONSENT"),
        SHARING("SHARING");

        private final String storedName;

        Attempted(String storedName) {
            this.storedName = storedName;
        }

        @Override
        public String storedName() {
            return storedName;
        }
    }

    /** The accounts behind a login are known, and none is shared yet. */
    @JsonTypeName("accountsDiscovered")
    record AccountsDiscovered(
            String institutionId, String login, List<String> accounts, boolean oauth)
            implements SessionEvent {}

    @JsonTypeName("sharingStarted")
    record SharingStarted(String institutionId) implements SessionEvent {}

    @JsonTypeName("accountsAdded")
    record AccountsAdded(String institutionId, String login, List<String> accounts, boolean oauth)
            implements SessionEvent {}

    @JsonTypeName("accountsRemoved")
    record AccountsRemoved(String institutionId, List<String> accounts) implements SessionEvent {}

    /** The consumer has ended by the receipt what was shared, perhaps long after the session. */
    @JsonTypeName("sharingStopped")
    record SharingStopped(String institutionId, String login, List<String> accounts)
            implements SessionEvent {}

    /**
     * A login works again.
     *
     * @param mfa whether the bank asked a question
     */
    @JsonTypeName("credentialsUpdated")
    record CredentialsUpdated(String institutionId, String login, boolean mfa, boolean oauth)
            implements SessionEvent {}

    /** The consumer has submitted all that is shared. */
    @JsonTypeName("submitted")
    record Submitted(int accounts) implements SessionEvent {}

    @JsonTypeName("ended")
    record Ended(Ending ending) implements SessionEvent {}
}
