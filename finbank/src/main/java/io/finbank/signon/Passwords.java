package io.finbank.signon;

import io.finbank.bank.Institution;
import io.finbank.bank.Profiles;
import io.finbank.persona.Personas;
import io.finbank.problem.Problem;
import io.finbank.problem.ProblemException;
import io.finbank.signon.question.Script;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Knows which user ids and passwords belong together. */
@Component
public class Passwords {

    private static final String DEMO = "demo";

    private final Profiles profiles;
    private final Personas personas;
    private final ChangedPasswordStore changed;
    private final SessionStore sessions;

    Passwords(
            Profiles profiles,
            Personas personas,
            ChangedPasswordStore changed,
            SessionStore sessions) {
        this.profiles = profiles;
        this.personas = personas;
        this.changed = changed;
        this.sessions = sessions;
    }

    /**
     * Checks a password.
     *
     * @throws ProblemException when it is wrong, or is one that means a refusal
     */
    public Acceptance check(Institution institution, String userid, String password) {
        if (changed.isChanged(institution.id(), userid, password)) {
            throw new ProblemException(Problem.WRONG_CREDENTIALS);
        }
        var original = changed.originalOf(institution.id(), userid, password).orElse(password);
        return checkOriginal(institution, userid, original);
    }

    /**
     * Lets a user have another password from now on. Whoever has signed on with the old one must
     * sign on again.
     *
     * @throws ProblemException when the current one is wrong
     */
    void change(Institution institution, String userid, String current, String wanted) {
        check(institution, userid, current);
        var id = institution.id();
        var original = changed.originalOf(id, userid, current).orElse(current);
        if (wanted.equals(original)) {
            changed.forget(id, userid, original);
        } else {
            changed.keep(id, userid, original, wanted);
        }
        sessions.deleteAllOf(id, userid);
    }

    /** Gives a user the first password back. */
    void reset(Institution institution, String userid) {
        changed.forget(institution.id(), userid);
        sessions.deleteAllOf(institution.id(), userid);
    }

    private Acceptance checkOriginal(Institution institution, String userid, String password) {
        var persona = personas.persona(userid).filter(known -> known.password().equals(password));
        if (persona.isPresent()) {
            return new Acceptance(Personas.profileOf(userid), persona.get().script(), true);
        }
        if (institution.users().hasTestUsers()) {
            var user = TestUsers.find(userid, password);
            if (user.isPresent()) {
                return acceptance(user.get());
            }
        }
        if (institution.users().hasProfiles() && isProfile(password)) {
            return new Acceptance(password, Script.NONE, false);
        }
        throw new ProblemException(Problem.WRONG_CREDENTIALS);
    }

    private static Acceptance acceptance(TestUser user) {
        var refusal = user.refusal();
        if (refusal != null) {
            throw new ProblemException(Objects.requireNonNull(Problem.ofCode(refusal)), refusal);
        }
        return new Acceptance(DEMO, user.script(), false);
    }

    private boolean isProfile(String password) {
        return profiles.choosable().contains(password);
    }
}
