package io.fairlead.connect.screen;

import io.fairlead.account.Account;
import io.fairlead.account.InstitutionLogin;
import io.fairlead.account.agreement.DataKind;
import io.fairlead.connector.LoginKey;
import io.fairlead.consent.ConsentFacts;
import io.fairlead.consent.Consents;
import io.fairlead.consent.SharedSummary;
import io.fairlead.session.Session;
import io.fairlead.session.SessionLog;
import io.fairlead.session.state.Ending;
import io.fairlead.session.state.SessionEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds what a session shares, for what its screens say of that. */
@Component
public class SharedFacts {

    /** Who opens the address of an ended session later than that is told no accounts. */
    private static final Duration TOLD_FOR = Duration.ofHours(1);

    private final SharedLogins logins;
    private final SessionNames names;
    private final SessionLog log;
    private final Consents consents;
    private final Clock clock;

    SharedFacts(
            SharedLogins logins,
            SessionNames names,
            SessionLog log,
            Consents consents,
            Clock clock) {
        this.logins = logins;
        this.names = names;
        this.log = log;
        this.consents = consents;
        this.clock = clock;
    }

    /** What is agreed to about all that the session shows as shared. */
    public ConsentFacts shared(Visit.Running visit) {
        var session = visit.session();
        var shared =
                logins.of(session, session.customer())
                        .map(List::getFirst)
                        .map(Account::login)
                        .toList();
        var data = EnumSet.noneOf(DataKind.class);
        shared.forEach(login -> data.addAll(login.agreement().data()));
        var until =
                shared.stream()
                        .map(InstitutionLogin::readableUntil)
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo)
                        .orElseGet(clock::instant);
        return ConsentFacts.of(visit.texts(), names.partner(session), data, until);
    }

    /** What a session has shared or renewed that has just been completed. */
    public Optional<SharedSummary> summary(Visit.Ended visit) {
        var session = visit.session();
        if (visit.ending() != Ending.COMPLETE
                || clock.instant().isAfter(session.expiresAt().plus(TOLD_FOR))) {
            return Optional.empty();
        }
        var receipts =
                sharedIn(session).stream()
                        .flatMap(login -> receipt(visit, login).stream())
                        .toList();
        return receipts.isEmpty()
                ? Optional.empty()
                : Optional.of(new SharedSummary(visit.texts(), names.partner(session), receipts));
    }

    private Optional<SharedSummary.Receipt> receipt(Visit.Ended visit, LoginKey login) {
        return consents.find(login)
                .filter(consent -> consent.isActive() && !consent.sharedAccounts().isEmpty())
                .map(consent -> SharedSummary.Receipt.of(consent, visit.texts()));
    }

    private LinkedHashSet<LoginKey> sharedIn(Session session) {
        var partner = session.link().partner();
        var shared = new LinkedHashSet<LoginKey>();
        log.timelineAsRead(session)
                .forEach(
                        entry ->
                                login(entry.event())
                                        .map(
                                                login ->
                                                        new LoginKey(
                                                                partner, entry.customer(), login))
                                        .forEach(shared::add));
        return shared;
    }

    private static Stream<String> login(SessionEvent event) {
        return switch (event) {
            case SessionEvent.AccountsAdded(_, var login, _, _) -> Stream.of(login);
            case SessionEvent.CredentialsUpdated(_, var login, _, _) -> Stream.of(login);
            default -> Stream.empty();
        };
    }
}
