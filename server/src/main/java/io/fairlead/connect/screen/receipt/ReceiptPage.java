package io.fairlead.connect.screen.receipt;

import io.fairlead.connect.screen.ConnectScreen;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.consent.ConsentFacts;
import io.fairlead.consent.SharedSummary;
import io.fairlead.shared.page.Frame;
import io.fairlead.shared.page.MessageKey;
import io.fairlead.shared.page.Texts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A consumer's receipt of what is shared of one bank. Template {@code connect/screen/receipt}.
 *
 * @param state how it stands
 * @param facts what was agreed to, with whom, until when
 * @param bank whose accounts are shared
 * @param since when it was agreed to
 * @param changedAt when it has ended, if it has
 * @param accounts those that are or were shared; none once the customer is deleted
 * @param path of this page; what the consumer does is sent to paths below it
 */
public record ReceiptPage(
        Texts texts,
        State state,
        ConsentFacts facts,
        String bank,
        Instant since,
        Instant changedAt,
        List<SharedSummary.Row> accounts,
        String path)
        implements ScreenPage {

    /** How a consent stands. */
    public enum State {
        /** Everything is as agreed to. */
        ACTIVE,
        /** The consumer is asked whether to stop. */
        ASKING,
        /** It is stopped, and the bank has not confirmed yet that the access is ended. */
        STOPPING,
        /** It is stopped, and the bank has confirmed. */
        STOPPED,
        /** Its time is over. */
        EXPIRED
    }

    public Frame frame() {
        return Frame.closed(texts);
    }

    public String heading() {
        return ofState("heading");
    }

    public String text() {
        return ofState("text");
    }

    private String ofState(String part) {
        return texts.get(
                "receipt." + MessageKey.of(state) + "." + part,
                facts.partner(),
                bank,
                facts.date(),
                texts.date(changedAt));
    }

    /** Where the consumer is asked whether to stop; null where nothing can be stopped. */
    public @Nullable String askPath() {
        return state == State.ACTIVE ? path + "/stop" : null;
    }

    /** Whether the page is about something that has ended. */
    public boolean isOver() {
        return state == State.STOPPING || state == State.STOPPED || state == State.EXPIRED;
    }

    @Override
    public ConnectScreen screen() {
        return ConnectScreen.RECEIPT;
    }
}
