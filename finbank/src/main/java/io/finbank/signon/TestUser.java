package io.finbank.signon;

import io.finbank.signon.question.Script;
import org.jspecify.annotations.Nullable;

/**
 * A user with a behaviour.
 *
 * @param refusal the aggregation status code with which the sign-on is refused; null: it is not
 * @param about what happens, for people
 */
record TestUser(
        String userid, String password, Script script, @Nullable Integer refusal, String about) {

    /** Signs on, perhaps after questions. */
    static TestUser accepted(String userid, String password, Script script, String about) {
        return new TestUser(userid, password, script, null, about);
    }

    /** Never gets in. */
    static TestUser refused(String userid, String password, int code, String about) {
        return new TestUser(userid, password, Script.NONE, code, about);
    }

    boolean is(String someUserid, String somePassword) {
        return userid.equals(someUserid) && password.equals(somePassword);
    }
}
