package io.fairlead.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** What a client sees of a PostgreSQL of any version until it sends its first statement. */
final class OldPostgres implements AutoCloseable {

    private final ServerSocket listener;
    private final String version;

    private OldPostgres(ServerSocket listener, String version) {
        this.listener = listener;
        this.version = version;
    }

    static OldPostgres start(String version) throws IOException {
        var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var postgres = new OldPostgres(listener, version);
        Thread.ofVirtual().start(postgres::serve);
        return postgres;
    }

    String url() {
        return "jdbc:postgresql://localhost:%d/fairlead?sslmode=disable&gssEncMode=disable&assumeMinServerVersion=14"
                .formatted(listener.getLocalPort());
    }

    private void serve() {
        try (Socket client = listener.accept()) {
            var in = new DataInputStream(client.getInputStream());
            in.skipNBytes(in.readInt() - Integer.BYTES);
            client.getOutputStream().write(welcome());
            in.readAllBytes();
        } catch (IOException _) {
            // The client or the test is gone.
        }
    }

    private byte[] welcome() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        message(out, 'R', new byte[] {0, 0, 0, 0});
        message(out, 'S', ("server_version\0" + version + "\0").getBytes(UTF_8));
        message(out, 'S', "client_encoding\0UTF8\0".getBytes(UTF_8));
        message(out, 'S', "DateStyle\0ISO\0".getBytes(UTF_8));
        message(out, 'S', "standard_conforming_strings\0on\0".getBytes(UTF_8));
        message(out, 'Z', new byte[] {'I'});
        return bytes.toByteArray();
    }

    private static void message(DataOutputStream out, char type, byte[] content)
            throws IOException {
        out.writeByte(type);
        out.writeInt(Integer.BYTES + content.length);
        out.write(content);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
