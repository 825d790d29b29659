package io.fairlead.session;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.fairlead.account.Account;
import io.fairlead.spi.Challenge;
import io.fairlead.spi.LoginForm;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a consumer stands on the way through Connect. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "stage")
public sealed interface Stage {

    /** Says who asks for what; going on accepts the terms. */
    record Landing() implements Stage {}

    /** Both borrowers' parts, of which either can be opened. */
    record Overview() implements Stage {}

    /** Looks for a bank. */
    record Search() implements Stage {}

    /**
     * A bank was found: says what comes next.
     *
     * @param page the bank's own page, after its window could not be opened
     */
    record Intro(
            Connection connection,
            @Nullable Interruption interruption,
            @Nullable Waiting waiting,
            @Nullable URI page)
            implements Stage, AtBankOrBack {

        Intro(Connection connection) {
            this(connection, null, null, null);
        }
    }

    /** The bank is asked, which takes its time. */
    record Working(Connection connection, Task task) implements Stage, AtInstitution {}

    /**
     * The bank's login form.
     *
     * @param typed field id to what was typed before, without secrets
     * @param refused whether the bank has just refused the credentials
     */
    record SignIn(
            Connection connection,
            Waiting waiting,
            LoginForm form,
            Map<String, String> typed,
            boolean refused)
            implements Stage, AtInstitution {}

    /** The bank's questions, all to be answered at once. */
    record Mfa(Connection connection, Waiting waiting, List<Challenge> challenges)
            implements Stage, AtInstitution {}

    /**
     * The consumer is on the bank's own page.
     *
     * @param backTo lets the consumer back in where that page shows in place of the app, not in a
     *     window beside it
     */
    record AtBank(Connection connection, Waiting waiting, URI page, @Nullable SessionKey backTo)
            implements Stage, AtBankOrBack {}

    /** The bank refused, or does not work. */
    record Trouble(Connection connection, Refusal refusal) implements Stage, AtInstitution {}

    /** The accounts that can be shared are chosen from. */
    record Choosing(Connection connection) implements Stage, AtInstitution {}

    /** What is shared, and the end of it all. */
    record Review() implements Stage {}

    /** The login to be repaired works. */
    record NothingToFix(Connection connection) implements Stage, AtInstitution {}

    /** A stage that is about one bank. */
    sealed interface AtInstitution extends Stage {
        Connection connection();
    }

    /** A stage in which the bank's page may send the consumer back. */
    sealed interface AtBankOrBack extends AtInstitution {
        @Nullable Waiting waiting();
    }

    /** The attempt and its step that the consumer's answer names. */
    record Waiting(String attempt, int step) {}

    /** What came between. */
    enum Interruption {
        WINDOW_CLOSED,
        WINDOW_BLOCKED
    }

    /** What a bank is asked for. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "task")
    sealed interface Task {

        /** To begin. */
        record Begin() implements Task {}

        /** To take what the consumer has given, which is kept nowhere else. */
        record Answer(SessionEvent.Attempted attempted) implements Task {}

        /** To say whether the consumer has approved elsewhere. */
        record Approve(Waiting waiting, Duration pollAfter, String text) implements Task {}

        /** To show the accounts of a login that is shared. */
        record ListAccounts() implements Task {}

        /**
         * To give the data of the chosen accounts.
         *
         * @param added those of them that were not shared before
         */
        record Share(List<String> accounts, List<String> added) implements Task {

            static Share of(List<Account> chosen) {
                return new Share(
                        ids(chosen),
                        ids(chosen.stream().filter(account -> !account.isShared()).toList()));
            }

            private static List<String> ids(List<Account> accounts) {
                return accounts.stream().map(account -> account.key().id()).toList();
            }
        }
    }
}
