package io.fairlead.people;

import io.fairlead.audit.Actor;
import io.fairlead.audit.AuditAction;
import io.fairlead.audit.AuditLog;
import io.fairlead.audit.Change;
import io.fairlead.shared.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sessions of people in the console. There is none before a person has signed in, each sign-in
 * begins a new one, and the database knows no more than the hash of its token.
 */
@Service
public class PersonSessions {

    /** How exactly it is known when a session was used last. */
    private static final Duration SEEN_WITHIN = Duration.ofMinutes(1);

    private static final Duration FAILURES_KEPT = Duration.ofDays(1);

    private final SignInStore store;
    private final PersonStore people;
    private final PeopleProperties properties;
    private final AuditLog audit;
    private final Clock clock;

    PersonSessions(
            SignInStore store,
            PersonStore people,
            PeopleProperties properties,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.people = people;
        this.properties = properties;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Begins a session.
     *
     * @param by what the person has shown, as the audit log tells it
     * @return its token
     */
    @Transactional
    public Secret begin(UUID person, EmailAddress email, String by) {
        var now = clock.instant();
        var token = OneTime.token();
        store.insertSession(OneTime.hash(token), person, now, now.plus(properties.sessionLife()));
        people.signsIn(person, now);
        audit.record(
                new Change(
                        Actor.person(email.value()),
                        AuditAction.PERSON_SIGN_IN,
                        null,
                        email.value(),
                        Map.of("by", by)));
        return token;
    }

    /** The person whose session it is, with the roles of this moment; none when it has ended. */
    public Optional<Person> person(Secret token) {
        var now = clock.instant();
        var hash = OneTime.hash(token);
        var rows = store.session(hash, now, now.minus(properties.sessionIdle()));
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        if (rows.getFirst().seenAt().isBefore(now.minus(SEEN_WITHIN))) {
            store.seeSession(hash, now);
        }
        var grants =
                rows.stream()
                        .flatMap(row -> row.grant().stream())
                        .collect(Collectors.toUnmodifiableSet());
        return Optional.of(new Person(rows.getFirst().email().value(), grants));
    }

    public void end(Secret token) {
        store.deleteSession(OneTime.hash(token));
    }

    /** Forgets what has expired. */
    @Transactional
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    public void deleteExpired() {
        var now = clock.instant();
        store.deleteExpired(now, now.minus(properties.sessionIdle()), now.minus(FAILURES_KEPT));
    }
}
