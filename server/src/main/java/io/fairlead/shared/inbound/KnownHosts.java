package io.fairlead.shared.inbound;

import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import org.apache.catalina.connector.Request;

/**
 * Refuses hosts that are not this machine, nor what the public address names. A sandbox has
 * well-known keys: a web page could use it through a browser beside it, by having its own name lead
 * to this machine.
 */
final class KnownHosts extends Guard {

    private final String publicHost;

    KnownHosts(URI publicUrl) {
        publicHost = bare(publicUrl.getHost());
    }

    @Override
    int refusal(Request request) {
        var host = request.getServerName();
        return host == null || isKnown(bare(host)) ? PASSES : HttpServletResponse.SC_FORBIDDEN;
    }

    private boolean isKnown(String host) {
        return host.equals(publicHost) || host.equals("localhost") || isLoopback(host);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String bare(String host) {
        var lower = host.toLowerCase(Locale.ROOT);
        var unbracketed =
                lower.startsWith("[") && lower.endsWith("]")
                        ? lower.substring(1, lower.length() - 1)
                        : lower;
        return unbracketed.endsWith(".")
                ? unbracketed.substring(0, unbracketed.length() - 1)
                : unbracketed;
    }
}
