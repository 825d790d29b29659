package io.fairlead.connect.screen.receipt;

import io.fairlead.connect.screen.receipt.ReceiptPage.State;
import io.fairlead.consent.Consent;
import io.fairlead.consent.Consent.SharedAccount;
import io.fairlead.consent.ConsentFacts;
import io.fairlead.consent.ConsentKey;
import io.fairlead.consent.SharedSummary;
import io.fairlead.shared.page.Language;
import io.fairlead.shared.page.Texts;
import java.util.List;
import org.springframework.stereotype.Component;

/** Builds the receipt of a consent. */
@Component
public class ReceiptScreen {

    public ReceiptPage page(ConsentKey key, Consent consent) {
        return page(key, consent, state(consent));
    }

    /** Asks whether to stop, if there is something to stop. */
    public ReceiptPage asking(ConsentKey key, Consent consent) {
        return page(key, consent, consent.isActive() ? State.ASKING : state(consent));
    }

    private static ReceiptPage page(ConsentKey key, Consent consent, State state) {
        var texts = Texts.of(Language.of(consent.content().language()));
        return new ReceiptPage(
                texts,
                state,
                ConsentFacts.of(
                        texts, consent.content().application(), consent.data(), consent.endsAt()),
                consent.institutionName(),
                consent.startedAt(),
                consent.statusAt(),
                named(consent).stream().map(one -> SharedSummary.Row.of(one, texts)).toList(),
                key.path());
    }

    /** Of a deleted customer's accounts no name is left. */
    private static List<SharedAccount> named(Consent consent) {
        var all = consent.isActive() ? consent.sharedAccounts() : consent.content().accounts();
        return all.stream().filter(account -> !account.name().isEmpty()).toList();
    }

    private static State state(Consent consent) {
        return switch (consent.status()) {
            case ACTIVE -> State.ACTIVE;
            case EXPIRED -> State.EXPIRED;
            case REVOKED -> consent.revokedAtBank() == null ? State.STOPPING : State.STOPPED;
        };
    }
}
