package io.fairlead.account;

import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes what a consumer who went away, or a crash, has left behind, a day after. */
@Component
class UnusedLogins {

    private static final Duration LIFE = Duration.ofDays(1);

    private final Accounts accounts;
    private final AccountStore store;
    private final LoginStore logins;
    private final Clock clock;

    UnusedLogins(Accounts accounts, AccountStore store, LoginStore logins, Clock clock) {
        this.accounts = accounts;
        this.store = store;
        this.logins = logins;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT2M")
    void delete() {
        var before = clock.instant().minus(LIFE);
        store.findUnchosen(before).forEach(login -> accounts.discardUnchosen(login, before));
        logins.findUnused(before).forEach(accounts::discardUnchosen);
    }
}
