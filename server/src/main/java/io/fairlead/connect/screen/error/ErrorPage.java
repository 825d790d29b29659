package io.fairlead.connect.screen.error;

import io.fairlead.connect.screen.ConnectScreen;
import io.fairlead.connect.screen.InstitutionView;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.session.state.Refusal;
import io.fairlead.shared.page.Frame;
import io.fairlead.shared.page.MessageKey;
import org.jspecify.annotations.Nullable;

/**
 * Says why it does not go on with a bank, and what the consumer can do. Template {@code
 * session/trouble}.
 *
 * @param againAction tries again, takes {@code version}; null where that does not help
 * @param otherBankAction goes to the search, takes {@code version}; null where there is no search
 * @param site the bank's web site, where something is to be done there
 */
public record ErrorPage(
        Frame frame,
        InstitutionView bank,
        Refusal refusal,
        @Nullable String againAction,
        @Nullable String otherBankAction,
        @Nullable String site,
        int version)
        implements ScreenPage {
    public String heading() {
        return ofKind("heading");
    }

    public String text() {
        return ofKind("text");
    }

    private String ofKind(String part) {
        return frame.texts()
                .get("error." + MessageKey.of(refusal.kind()) + "." + part, bank.name());
    }

    @Override
    public ConnectScreen screen() {
        return ConnectScreen.ERROR;
    }
}
