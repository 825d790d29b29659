package io.fairlead.people.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The addresses of the console, and the way from its sign-in back to one of them. */
final class ConsolePaths {

    static final String HOME = "/console";
    static final String SIGN_IN = "/console/sign-in";
    static final String CODE = SIGN_IN + "/code";
    static final String AT_PROVIDER = SIGN_IN + "/oidc";
    static final String SET_UP = "/console/set-up";
    static final String FIRST_CODE = SET_UP + "/code";

    private static final String BACK = "back";

    private static final int LONGEST = 1_000;

    /** What an address may be made of, so that no browser reads it in another way. */
    private static final Pattern OWN =
            Pattern.compile(
                    "/console(/(C|/)*+)?+(\\?(C|[/?])*+)?+"
                            .replace("C", "[A-Za-z0-9._~:@!$&'()*+,;=-]|%[0-9A-Fa-f]{2}"));

    private static final Pattern OUT_OF_IT =
            Pattern.compile("(?i)//|/(\\.|%2e){1,2}(/|$)|%2f|%5c|%0|%1|/console/(sign-|set-up).*");

    private ConsolePaths() {}

    /** Whether a decoded path is one of the console. */
    static boolean isOne(String path) {
        return path.equals(HOME) || path.startsWith(HOME + "/");
    }

    /** The sign-in that leads on to a page; only to one of the console. */
    static String signIn(String back) {
        return leadingTo(SIGN_IN, back);
    }

    /** The sign-in at the OpenID provider that leads on to a page. */
    static String atProvider(String back) {
        return leadingTo(AT_PROVIDER, back);
    }

    private static String leadingTo(String signIn, String back) {
        var own = back(back);
        return own.equals(HOME)
                ? signIn
                : signIn + "?" + BACK + "=" + URLEncoder.encode(own, StandardCharsets.UTF_8);
    }

    /** The page that was asked for, or else the first one: never one of another site. */
    static String back(@Nullable String asked) {
        return asked != null && isOwnPage(asked) ? asked : HOME;
    }

    private static boolean isOwnPage(String asked) {
        var query = asked.indexOf('?');
        var path = query < 0 ? asked : asked.substring(0, query);
        return asked.length() <= LONGEST
                && OWN.matcher(asked).matches()
                && !OUT_OF_IT.matcher(path).find();
    }
}
