package io.fairlead.people;

import io.fairlead.partner.ClientAddress;
import io.fairlead.people.PersonStore.StoredPerson;
import io.fairlead.people.SignInStore.Attempt;
import io.fairlead.shared.Secret;
import io.fairlead.shared.database.StoredName;
import io.fairlead.shared.limit.Rate;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * How people sign in: with a password and then a code, or at the OpenID provider; and how they set
 * that up. Nothing is told of who exists. Hashes of passwords are made outside of transactions.
 */
@Service
public class SignIns {

    /** How long a code may be waited for. */
    public static final Duration ATTEMPT_LIFE = Duration.ofMinutes(10);

    private static final Pattern TOTP = Pattern.compile("[0-9]{6}");

    /** What an attempt waits for a code to do. */
    enum Step implements StoredName {
        SIGN_IN("sign-in"),
        SET_UP("set-up");

        private final String storedName;

        Step(String storedName) {
            this.storedName = storedName;
        }

        @Override
        public String storedName() {
            return storedName;
        }
    }

    private final PersonStore people;
    private final SignInStore store;
    private final FailedSignIns failures;
    private final Passwords passwords;
    private final PersonSessions sessions;
    private final People setUp;
    private final Rate<ClientAddress> attempts;
    private final Clock clock;

    SignIns(
            PersonStore people,
            SignInStore store,
            FailedSignIns failures,
            Passwords passwords,
            PersonSessions sessions,
            People setUp,
            PeopleProperties properties,
            Clock clock) {
        this.people = people;
        this.store = store;
        this.failures = failures;
        this.passwords = passwords;
        this.sessions = sessions;
        this.setUp = setUp;
        this.clock = clock;
        this.attempts =
                new Rate<>(
                        "attempts to sign in",
                        properties.signInsPerMinute(),
                        Duration.ofMinutes(1),
                        clock);
    }

    /** The secret of a person's codes, while they set it up. */
    public record NewTotp(EmailAddress owner, Secret secret) {

        /** The same for an app. */
        public String uri() {
            return Totp.uri(owner, secret);
        }
    }

    /**
     * Counts an attempt at something that costs, before anything is known of who makes it.
     *
     * @throws io.fairlead.shared.api.ProblemException when it is one too many
     */
    public void admit(ClientAddress from) {
        attempts.take(from);
    }

    /**
     * Checks a password.
     *
     * @param back the page that was asked for
     */
    public SignInOutcome password(String email, Secret password, ClientAddress from, String back) {
        attempts.take(from);
        var address = EmailAddress.of(email);
        if (address.isEmpty()) {
            return new SignInOutcome.Wrong();
        }
        var wait = failures.count(address.get(), from);
        if (wait.isPresent()) {
            return new SignInOutcome.Locked(wait.get());
        }
        var person = people.find(address.get()).filter(one -> one.kind() == SignInKind.PASSWORD);
        if (!passwords.matches(password, person.map(StoredPerson::argon2)) || person.isEmpty()) {
            return new SignInOutcome.Wrong();
        }
        failures.forget(address.get(), from);
        return next(Step.SIGN_IN, new Attempt(person.get().id(), null, back));
    }

    /** Checks the code that follows a password: one of the person's app, or a recovery code. */
    public SignInOutcome code(Secret attempt, String code, ClientAddress from) {
        attempts.take(from);
        var hash = OneTime.hash(attempt);
        var begun = store.attempt(hash, Step.SIGN_IN, clock.instant());
        var person = begun.flatMap(one -> people.find(one.person()));
        if (begun.isEmpty() || person.isEmpty()) {
            return new SignInOutcome.Expired();
        }
        var email = person.get().email();
        var wait = failures.count(email, FailedSignIns.ANYWHERE);
        if (wait.isPresent()) {
            return new SignInOutcome.Locked(wait.get());
        }
        var by = used(person.get(), code);
        if (by.isEmpty()) {
            return new SignInOutcome.Wrong();
        }
        failures.forget(email, FailedSignIns.ANYWHERE);
        return store.deleteAttempt(hash)
                ? signedIn(person.get(), by.get(), begun.get().back(), List.of())
                : new SignInOutcome.Expired();
    }

    /** Uses up a code; what kind it was, if it was right. */
    private Optional<String> used(StoredPerson person, String code) {
        var typed = code.replaceAll("\\s", "");
        var key = person.totpSecret();
        if (key == null || person.argon2() == null) {
            return Optional.empty();
        }
        if (TOTP.matcher(typed).matches()) {
            var step = Totp.step(key, typed, clock.instant());
            return step.isPresent() && people.useTotpStep(person.id(), step.getAsLong())
                    ? Optional.of("code")
                    : Optional.empty();
        }
        return people.useRecoveryCode(person.id(), OneTime.hashOfTyped(new Secret(typed)))
                ? Optional.of("recovery code")
                : Optional.empty();
    }

    /** Checks a one-time password, and takes on the password that the person has chosen. */
    public SignInOutcome invitation(
            String email, Secret oneTimePassword, Secret newPassword, ClientAddress from) {
        attempts.take(from);
        var address = EmailAddress.of(email);
        if (address.isEmpty()) {
            return new SignInOutcome.Wrong();
        }
        if (!Passwords.isAllowed(newPassword, address.get())) {
            return new SignInOutcome.AgainstPolicy();
        }
        var wait = failures.count(address.get(), from);
        if (wait.isPresent()) {
            return new SignInOutcome.Locked(wait.get());
        }
        var person = people.find(address.get()).filter(one -> isInvited(one, oneTimePassword));
        if (person.isEmpty()) {
            return new SignInOutcome.Wrong();
        }
        failures.forget(address.get(), from);
        var argon2 = passwords.hash(newPassword);
        people.setTotpSecret(person.get().id(), Totp.random());
        return next(Step.SET_UP, new Attempt(person.get().id(), argon2, ""));
    }

    private boolean isInvited(StoredPerson person, Secret oneTimePassword) {
        var hash = person.invitationHash();
        var until = person.invitedUntil();
        return hash != null
                && until != null
                && until.isAfter(clock.instant())
                && MessageDigest.isEqual(hash, OneTime.hashOfTyped(oneTimePassword));
    }

    /** What a person who sets up the sign-in puts into an app; none when that was too long ago. */
    public Optional<NewTotp> newTotp(Secret attempt) {
        return store.attempt(OneTime.hash(attempt), Step.SET_UP, clock.instant())
                .flatMap(one -> people.find(one.person()))
                .flatMap(person -> Optional.ofNullable(newTotp(person)));
    }

    private static @Nullable NewTotp newTotp(StoredPerson person) {
        var key = person.totpSecret();
        return key == null ? null : new NewTotp(person.email(), key);
    }

    /** Checks the first code of the app, and ends setting up the sign-in with it. */
    public SignInOutcome firstCode(Secret attempt, String code, ClientAddress from) {
        attempts.take(from);
        var now = clock.instant();
        var hash = OneTime.hash(attempt);
        var begun = store.attempt(hash, Step.SET_UP, now);
        var person = begun.flatMap(one -> people.find(one.person()));
        if (begun.isEmpty() || person.isEmpty()) {
            return new SignInOutcome.Expired();
        }
        var key = person.get().totpSecret();
        var argon2 = begun.get().argon2();
        if (key == null || argon2 == null) {
            return new SignInOutcome.Expired();
        }
        var step = Totp.step(key, code.replaceAll("\\s", ""), now);
        if (step.isEmpty()) {
            return new SignInOutcome.Wrong();
        }
        var codes = setUp.setUp(person.get().id(), person.get().email(), argon2, step.getAsLong());
        store.deleteAttempt(hash);
        return codes.isEmpty()
                ? new SignInOutcome.Expired()
                : signedIn(person.get(), "set-up", "", codes);
    }

    /**
     * Signs in a person whom the OpenID provider knows.
     *
     * @param email as the provider says it, and has verified it
     * @param subject the provider's id of the person
     * @return wrong when nobody was added by that address who signs in there
     */
    public SignInOutcome provider(String email, String subject, String back) {
        return EmailAddress.of(email)
                .flatMap(people::find)
                .filter(person -> person.kind() == SignInKind.OIDC)
                .filter(person -> people.bind(person.id(), subject))
                .map(person -> signedIn(person, "provider", back, List.of()))
                .orElseGet(SignInOutcome.Wrong::new);
    }

    private SignInOutcome next(Step step, Attempt attempt) {
        var token = OneTime.token();
        var until = clock.instant().plus(ATTEMPT_LIFE);
        store.insertAttempt(OneTime.hash(token), step, attempt, until);
        return new SignInOutcome.CodeIsNext(token);
    }

    private SignInOutcome signedIn(
            StoredPerson person, String by, String back, List<Secret> recoveryCodes) {
        return new SignInOutcome.SignedIn(
                sessions.begin(person.id(), person.email(), by), back, recoveryCodes);
    }
}
