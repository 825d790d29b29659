package io.fairlead.session.state;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.fairlead.shared.database.StoredName;
import io.fairlead.spi.Challenge;
import io.fairlead.spi.LoginForm;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a consumer stands on the way through Connect. A stage is stored under the name that the
 * route of its screen has.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "stage")
public sealed interface Stage {

    /** Says who asks for what; going on accepts the terms. */
    @JsonTypeName("landing")
    record Landing() implements Stage {}

    /** Both borrowers' parts, of which either can be opened. */
    @JsonTypeName("borrowers")
    record Borrowers() implements Stage {}

    /** Looks for a bank. */
    @JsonTypeName("search")
    record Search() implements Stage {}

    /**
     * A bank was found: says what comes next.
     *
     * @param page the bank's own page, after its window could not be opened
     */
    @JsonTypeName("sign-in")
    record SignIn(
            Connection connection,
            @Nullable Interruption interruption,
            @Nullable AttemptRound round,
            @Nullable URI page)
            implements Stage, AwaitingReturn {

        public SignIn(Connection connection) {
            this(connection, null, null, null);
        }
    }

    /** The bank is asked, which takes its time. */
    @JsonTypeName("loading")
    record Loading(Connection connection, Task task) implements Stage, AtInstitution {}

    /**
     * The bank's login form.
     *
     * @param repetition why it is shown again, if it is
     */
    @JsonTypeName("login")
    record Login(
            Connection connection,
            AttemptRound round,
            LoginForm form,
            @Nullable Repetition repetition)
            implements Stage, AtInstitution {}

    /**
     * The bank's questions, all to be answered at once.
     *
     * @param repetition why it asks once more, if it does
     * @param sendsNewCode whether it sends another one-time code on demand
     */
    @JsonTypeName("mfa")
    record Mfa(
            Connection connection,
            AttemptRound round,
            List<Challenge> challenges,
            @Nullable Repetition repetition,
            boolean sendsNewCode)
            implements Stage, AtInstitution {}

    /**
     * The consumer is on the bank's own page.
     *
     * @param backTo lets the consumer back in where that page shows in place of the app, not in a
     *     window beside it
     */
    @JsonTypeName("oauth")
    record Oauth(Connection connection, AttemptRound round, URI page, @Nullable SessionKey backTo)
            implements Stage, AwaitingReturn {}

    /** The bank refused, or does not work. */
    @JsonTypeName("error")
    record Error(Connection connection, Refusal refusal) implements Stage, AtInstitution {}

    /**
     * The accounts that can be shared are chosen from.
     *
     * @param first whether the consumer shares nothing yet, so that this choice may be all
     */
    @JsonTypeName("select-accounts")
    record SelectAccounts(Connection connection, boolean first) implements Stage, AtInstitution {}

    /** What is shared, and the end of it all. */
    @JsonTypeName("review-accounts")
    record ReviewAccounts() implements Stage {}

    /** The login to be repaired works. */
    @JsonTypeName("nothing-to-fix")
    record NothingToFix(Connection connection) implements Stage, AtInstitution {}

    /** A stage that is about one bank. */
    sealed interface AtInstitution extends Stage {
        Connection connection();
    }

    /** A stage in which the bank's page may send the consumer back. */
    sealed interface AwaitingReturn extends AtInstitution {
        @Nullable AttemptRound round();
    }

    /** The attempt and its step that the consumer's answer names. */
    record AttemptRound(String attempt, int round) {}

    /** What came between. */
    enum Interruption implements StoredName {
        WINDOW_CLOSED("WINDOW_CLOSED"),
        WINDOW_BLOCKED("WINDOW_BLOCKED");

        private final String storedName;

        Interruption(String storedName) {
            this.storedName = storedName;
        }

        @Override
        public String storedName() {
            return storedName;
        }
    }

    /** Why a bank's login form or questions show again. */
    enum Repetition implements StoredName {
        /** The bank has refused the credentials or the answers. */
        REFUSED("REFUSED"),
        /** What the consumer has given was lost before the bank's answer was known. */
        ANSWER_LOST("ANSWER_LOST"),
        /** The bank has sent another one-time code. */
        NEW_CODE("NEW_CODE");

        private final String storedName;

        Repetition(String storedName) {
            this.storedName = storedName;
        }

        @Override
        public String storedName() {
            return storedName;
        }
    }

    /** What a bank is asked for. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "task")
    sealed interface Task {

        /** To begin. */
        @JsonTypeName("begin")
        record Begin() implements Task {}

        /** To take what the consumer has given, which is kept nowhere else. */
        @JsonTypeName("answer")
        record Answer(SessionEvent.Attempted attempted) implements Task {}

        /** To say whether the consumer has approved elsewhere. */
        @JsonTypeName("approve")
        record Approve(AttemptRound round, Duration pollAfter, String text) implements Task {}

        /** To show the accounts of a login that is shared. */
        @JsonTypeName("list-accounts")
        record ListAccounts() implements Task {}
    }
}
