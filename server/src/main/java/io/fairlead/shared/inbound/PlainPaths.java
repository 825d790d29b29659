package io.fairlead.shared.inbound;

import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;

/**
 * Refuses paths that are written otherwise than they need to be: with parameters after a semicolon,
 * or with letters, digits, dots and dashes as escapes. A proxy reads rules off paths as they are
 * sent, and such ones would pass rules that they were made for.
 */
final class PlainPaths extends Guard {

    private static final Pattern NEEDLESS =
            Pattern.compile(";|%(?:2[dDeE]|3[0-9]|[46][1-9a-fA-F]|[57][0-9aA]|5[fF]|7[eE])|%3[bB]");

    @Override
    int refusal(Request request) {
        return NEEDLESS.matcher(request.getRequestURI()).find()
                ? HttpServletResponse.SC_BAD_REQUEST
                : PASSES;
    }
}
