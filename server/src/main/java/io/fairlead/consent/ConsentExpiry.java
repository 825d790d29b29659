package io.fairlead.consent;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Ends consents whose time is over. Reading has ended with that time itself; this gives up the
 * access to the bank and notes it in the receipt.
 */
@Component
public class ConsentExpiry {

    private final Consents consents;

    ConsentExpiry(Consents consents) {
        this.consents = consents;
    }

    /** Ends those that are over now. */
    @Scheduled(fixedDelayString = "PT30S")
    public void expire() {
        consents.over().forEach(consents::expire);
    }
}
