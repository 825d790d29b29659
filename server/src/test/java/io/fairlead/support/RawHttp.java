package io.fairlead.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Sends what no proper HTTP client would: bytes, on a connection for each request. */
public final class RawHttp {

    private static final int PATIENCE_MILLIS = 20_000;

    private final URI server;

    public RawHttp(URI server) {
        this.server = server;
    }

    /** A request with these headers and nothing more than they say; characters are bytes. */
    public Reply send(String method, String target, List<String> headers, byte[] body) {
        var head =
                method
                        + " "
                        + target
                        + " HTTP/1.1\r\nHost: "
                        + server.getAuthority()
                        + "\r\nConnection: close\r\n"
                        + String.join("", headers.stream().map(line -> line + "\r\n").toList())
                        + "\r\n";
        return send(bytes(head), body);
    }

    public Reply get(String target) {
        return send("GET", target, List.of(), new byte[0]);
    }

    public Reply send(byte[]... parts) {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            write(socket, parts);
            return Reply.of(read(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void write(Socket socket, byte[]... parts) throws IOException {
        try {
            for (var part : parts) {
                socket.getOutputStream().write(part);
            }
            socket.getOutputStream().flush();
        } catch (SocketException _) {
            // The server has heard enough; its answer is waiting.
        }
    }

    private static byte[] read(Socket socket) throws IOException {
        var received = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        try {
            for (int count; (count = socket.getInputStream().read(buffer)) >= 0; ) {
                received.write(buffer, 0, count);
            }
        } catch (SocketException _) {
            // Closed by force after the answer, because the request was not read to its end.
        }
        return received.toByteArray();
    }

    /** What came back; header names are in lower case. */
    public record Reply(int status, TreeMap<String, String> headers, String body) {

        static Reply of(byte[] received) {
            var text = new String(received, StandardCharsets.ISO_8859_1);
            var end = text.indexOf("\r\n\r\n");
            if (end < 0) {
                throw new AssertionError("No HTTP response: " + text);
            }
            var lines = text.substring(0, end).split("\r\n", -1);
            var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            for (var i = 1; i < lines.length; i++) {
                var parts = lines[i].split(": ?", 2);
                headers.merge(parts[0], parts[1], (first, second) -> first + "\n" + second);
            }
            var body = text.substring(end + 4);
            var whole = headers.containsKey("Transfer-Encoding") ? joined(body) : body;
            return new Reply(
                    Integer.parseInt(lines[0].split(" ", -1)[1]),
                    headers,
                    new String(bytes(whole), StandardCharsets.UTF_8));
        }

        private static String joined(String chunks) {
            var line = chunks.indexOf("\r\n");
            var size = Integer.parseInt(chunks.substring(0, line), 16);
            var start = line + 2;
            return size == 0
                    ? ""
                    : chunks.substring(start, start + size)
                            + joined(chunks.substring(start + size + 2));
        }

        /** The header, or nothing when there is none. */
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }

        public JsonNode json() {
            return ApiClient.parsed(body);
        }
    }
}
