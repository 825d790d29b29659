package io.finbank.persona;

import io.finbank.bank.Profile;
import io.finbank.signon.question.Script;

/**
 * A user that somebody has made up.
 *
 * @param script what the bank asks after the password
 * @param profile who that is, and what accounts there are
 */
public record Persona(String password, Script script, Profile profile) {

    @Override
    public String toString() {
        return "Persona[" + profile.about() + "]";
    }
}
