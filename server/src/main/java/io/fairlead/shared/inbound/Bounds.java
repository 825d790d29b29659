package io.fairlead.shared.inbound;

/**
 * How much may come in at once. A connection needs at most {@value #CONNECTION_BYTES} bytes: the
 * buffers of its socket, head and answer, one form, and what a usual call makes of it. Half of the
 * heap that the idle server leaves is for connections, an eighth for bodies in JSON, whose trees
 * are larger than their bytes, and the rest for all other work.
 *
 * @param connections connections that are open at once
 * @param requests requests that are answered at once; more hear 503
 * @param arriving requests that have begun to arrive and not ended; one more ends the oldest
 * @param files files of the pages that are sent at once, which needs no work but a reader
 * @param jsonBytes what bodies in JSON may take, read and parsed, at once
 */
public record Bounds(int connections, int requests, int arriving, int files, int jsonBytes) {

    static final int CONNECTION_BYTES = 128 * 1024;

    /** What one byte of JSON becomes in memory: {@code JsonBodyResolver} bounds the tokens. */
    static final int JSON_TREE = 8;

    private static final long MEGABYTE = 1024 * 1024;
    private static final long IDLE_SERVER = 96 * MEGABYTE;
    private static final int LEAST_CONNECTIONS = 128;
    private static final int MOST_CONNECTIONS = 8192;
    private static final int MOST_REQUESTS = 4096;
    private static final long LEAST_JSON = 16 * MEGABYTE;

    /** What a heap of so many bytes bears, unless the settings say otherwise. */
    static Bounds of(long heap, InboundProperties properties) {
        var free = Math.max(0, heap - IDLE_SERVER);
        var connections =
                properties.connections() != null
                        ? properties.connections()
                        : Math.clamp(
                                free / 2 / CONNECTION_BYTES, LEAST_CONNECTIONS, MOST_CONNECTIONS);
        var requests =
                properties.requests() != null
                        ? properties.requests()
                        : Math.min(connections * 3 / 4, MOST_REQUESTS);
        return new Bounds(
                connections,
                requests,
                connections / 4,
                Math.max(connections / 8, 1),
                Math.clamp(free / 8, (int) LEAST_JSON, Integer.MAX_VALUE));
    }
}
