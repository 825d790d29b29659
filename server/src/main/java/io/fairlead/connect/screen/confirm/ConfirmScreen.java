package io.fairlead.connect.screen.confirm;

import io.fairlead.connect.AwaitedReturn;
import io.fairlead.connect.screen.SessionNames;
import io.fairlead.connect.screen.Visit;
import io.fairlead.shared.page.Frame;
import io.fairlead.spi.SecretText;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Builds the question in a browser that does not hold the session. */
@Component
public class ConfirmScreen {

    private final SessionNames names;

    ConfirmScreen(SessionNames names) {
        this.names = names;
    }

    /**
     * The question about what a session waits for.
     *
     * @param answer what the bank has sent back
     * @param action takes it once more
     * @param asksOpener whether the page first asks the one that has opened its window
     */
    public ConfirmPage page(
            AwaitedReturn awaited,
            Map<String, SecretText> answer,
            String action,
            boolean asksOpener) {
        var session = awaited.session();
        return new ConfirmPage(
                Frame.closed(Visit.textsOf(session)).in(Visit.lookOf(session)),
                names.institution(awaited.connection().institutionId()),
                names.partner(session),
                names.customer(session),
                ConfirmPage.fieldsOf(answer),
                action,
                asksOpener);
    }
}
