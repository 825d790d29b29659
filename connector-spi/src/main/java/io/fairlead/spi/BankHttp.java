package io.fairlead.spi;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * The way to the institution's own hosts, and to no other. Redirects are not followed; time-outs
 * end before the deadline of the call; no private addresses outside the sandbox; no client
 * certificate is presented.
 */
public interface BankHttp {

    /** The longest body of an answer that is read, in bytes. */
    int MAX_ANSWER_BYTES = 8 * 1024 * 1024;

    /**
     * Sends a request.
     *
     * @throws BankHttpException when there is no answer, or one that is too long
     */
    Response send(Request request);

    /**
     * A request.
     *
     * @param headers without those HTTP itself needs
     * @param body empty: none
     */
    record Request(String method, URI uri, Map<String, String> headers, byte[] body) {

        public Request {
            headers = Map.copyOf(headers);
        }

        /** Paths, queries, headers and bodies may carry credentials. */
        @Override
        public String toString() {
            return "%s %s".formatted(method, uri.getHost());
        }
    }

    /**
     * An answer, whatever its status.
     *
     * @param headers names in lower case
     */
    record Response(int status, Map<String, List<String>> headers, byte[] body) {

        @Override
        public String toString() {
            return "%d, %d bytes".formatted(status, body.length);
        }
    }
}
