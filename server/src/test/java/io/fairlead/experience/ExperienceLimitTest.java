package io.fairlead.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.audit.Actor;
import io.fairlead.audit.AuditLog;
import io.fairlead.shared.api.ProblemException;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

@FairleadTest
class ExperienceLimitTest {

    private final FairleadServer server;
    private final Experiences two;
    private final TransactionOperations transactions;

    ExperienceLimitTest(
            FairleadServer server,
            ExperienceStore store,
            TransactionOperations transactions,
            AuditLog audit,
            Clock clock) {
        this.server = server;
        this.transactions = transactions;
        this.two = new Experiences(store, new ExperienceProperties(2), audit, clock);
    }

    @Test
    void boundsTheExperiencesOfAPartner() {
        var partner = server.newPartner().id();
        transactions.executeWithoutResult(
                _ -> {
                    var first = (SaveOutcome.Saved) two.create(partner, draft("one"));
                    two.create(partner, draft("two"));

                    assertThatThrownBy(() -> two.create(partner, draft("three")))
                            .isInstanceOf(ProblemException.class)
                            .hasMessageStartingWith("Too many experiences.");
                    var id = first.experience().id();
                    assertThatThrownBy(() -> two.duplicate(partner, id, "copy"))
                            .isInstanceOf(ProblemException.class);
                    // An operator may load more, and those that are there change as before.
                    assertThat(two.put(Actor.server("test"), partner, null, draft("four")))
                            .isInstanceOf(SaveOutcome.Saved.class);
                    assertThat(two.replace(partner, id, draft("other")))
                            .isInstanceOf(SaveOutcome.Saved.class);
                });
    }

    private static ExperienceDraft draft(String name) {
        return new ExperienceDraft(name, ExperienceSettings.PLAIN, Pictures.NONE);
    }
}
