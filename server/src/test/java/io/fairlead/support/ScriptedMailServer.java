package io.fairlead.support;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** A mail server that takes everything, apart from what a test wants it to answer otherwise. */
public final class ScriptedMailServer implements AutoCloseable {

    private static final String READY = "220 mail.example ready";
    private static final Map<String, String> STANDARD =
            Map.of(
                    "DATA", "354 go on",
                    "QUIT", "221 bye");

    private final ServerSocket socket;
    private final Thread acceptor;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final Queue<String> receivers = new ConcurrentLinkedQueue<>();
    private volatile Duration delay = Duration.ZERO;

    /** Listens on this port of this machine; 0: any free one. */
    public ScriptedMailServer(int port) {
        try {
            socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        acceptor = Thread.ofVirtual().start(this::serve);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /**
     * From now on a command is answered so.
     *
     * @param command its first word, with its first argument where only that one is meant; {@code
     *     ""} is the greeting and {@code .} the end of a message
     */
    public ScriptedMailServer answers(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    /** From now on the end of a message is answered so late. */
    public ScriptedMailServer answersAfter(Duration pause) {
        delay = pause;
        return this;
    }

    /** The commands that named receivers of a message whose end has been seen. */
    public Set<String> receivers() {
        return Set.copyOf(receivers);
    }

    /** All commands until now. */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    /** All messages until now, whether they were taken or not. */
    public List<String> messages() {
        return List.copyOf(messages);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                var in =
                        new BufferedReader(
                                new InputStreamReader(
                                        client.getInputStream(), StandardCharsets.UTF_8))) {
            var out = client.getOutputStream();
            say(out, answers.getOrDefault("", READY));
            var named = new ArrayList<String>();
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                if (line.startsWith("RCPT TO:")) {
                    named.add(line);
                }
                var answer = answerTo(line);
                say(out, answer);
                if (answer.startsWith("354")) {
                    messages.add(message(in));
                    receivers.addAll(named);
                    named.clear();
                    LockSupport.parkNanos(delay.toNanos());
                    say(out, answers.getOrDefault(".", "250 taken"));
                }
            }
        } catch (IOException _) {
            // the other side has had enough
        }
    }

    private String answerTo(String line) {
        var command = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        return answers.getOrDefault(
                line, answers.getOrDefault(command, STANDARD.getOrDefault(command, "250 fine")));
    }

    private static String message(BufferedReader in) throws IOException {
        var message = new StringBuilder();
        for (var line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                throw new EOFException("The message has no end");
            }
            message.append(line).append('\n');
        }
        return message.toString();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Nobody gets through any more: the system closes the port once nobody waits at it. */
    @Override
    public void close() {
        try {
            socket.close();
            acceptor.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
