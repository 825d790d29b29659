package io.finbank.signon;

import io.finbank.bank.Institution;
import io.finbank.bank.Profiles;
import io.finbank.problem.Problem;
import io.finbank.problem.ProblemException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows which user ids and passwords belong together. */
@Component
public class Passwords {

    private static final String DEMO = "demo";

    /** User id and password of the users that have a behaviour. */
    private static final Map<String, Script> TEST_USERS =
            Map.of(
                    "demo go", Script.NONE,
                    "demo imagechoice", Script.IMAGES,
                    "demo imagechoice2", Script.IMAGE_CHOICE,
                    "tfa_text go", Script.TEXT,
                    "tfa_text2 go", Script.TWO_TEXTS,
                    "tfa_image go", Script.IMAGE,
                    "tfa_choice go", Script.CHOICE,
                    "tfa_multi go", Script.IMAGES,
                    "tfa_code go", Script.CODE,
                    "discovertimeout go", Script.NONE);

    private final Profiles profiles;
    private final ChangedPasswordStore changed;

    Passwords(Profiles profiles, ChangedPasswordStore changed) {
        this.profiles = profiles;
        this.changed = changed;
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
     * Lets a user have another password from now on.
     *
     * @throws ProblemException when the current one is wrong
     */
    void change(Institution institution, String userid, String current, String wanted) {
        check(institution, userid, current);
        var id = institution.id();
        changed.keep(id, userid, changed.originalOf(id, userid, current).orElse(current), wanted);
    }

    /** Gives a user the first password back. */
    void reset(Institution institution, String userid) {
        changed.forget(institution.id(), userid);
    }

    private Acceptance checkOriginal(Institution institution, String userid, String password) {
        if (institution.users().hasTestUsers()) {
            refuseByPassword(userid, password);
            @Nullable Script script = TEST_USERS.get(userid + " " + password);
            if (script != null) {
                return new Acceptance(DEMO, script);
            }
        }
        if (institution.users().hasProfiles() && isProfile(password)) {
            return new Acceptance(password, Script.NONE);
        }
        throw new ProblemException(Problem.WRONG_CREDENTIALS);
    }

    private static void refuseByPassword(String userid, String password) {
        if (userid.equals(DEMO)) {
            switch (password) {
                case "123", "125", "127", "128", "130" ->
                        throw new ProblemException(
                                Problem.LEGACY_REFUSAL, Integer.parseInt(password));
                default -> {}
            }
        }
    }

    private boolean isProfile(String password) {
        return password.startsWith("profile_") && profiles.exist(password);
    }
}
