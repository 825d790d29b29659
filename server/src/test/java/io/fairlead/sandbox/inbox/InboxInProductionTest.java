package io.fairlead.sandbox.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.Mode;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.ProblemException;
import io.fairlead.shared.page.Pages;
import io.fairlead.support.FairleadTest;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

@FairleadTest
class InboxInProductionTest {

    private static final UUID INBOX = UUID.randomUUID();

    private final Inboxes inboxes;
    private final InboxController production;

    InboxInProductionTest(FairleadProperties sandbox, Inboxes inboxes, Pages pages) {
        this.inboxes = inboxes;
        var properties =
                new FairleadProperties(Mode.PRODUCTION, sandbox.home(), sandbox.publicUrl());
        this.production = new InboxController(properties, inboxes, pages);
    }

    @Test
    void isNotThere() {
        assertNotThere(production::open);
        assertNotThere(() -> production.show(INBOX));
        assertNotThere(() -> production.list(INBOX));
        assertNotThere(() -> production.receive(INBOX, new MockHttpServletRequest()));
        assertThat(inboxes.all(INBOX)).isEmpty();
    }

    private static void assertNotThere(ThrowingCallable call) {
        assertThat(catchThrowableOfType(ProblemException.class, call).problem())
                .isEqualTo(Problem.NO_SUCH_ENDPOINT);
    }
}
