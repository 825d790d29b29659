package io.fairlead.kit;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Whatever is said while it is open: in logs, on the console, and in what a connector answers. */
final class Overheard implements AutoCloseable {

    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final Ear ear = new Ear();
    private final Logger speaker;

    /**
     * @param speaker the package that is listened to most closely
     */
    Overheard(String speaker) {
        this.speaker = Logger.getLogger(speaker);
        this.speaker.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(ear);
        System.setOut(new PrintStream(new Both(out, console), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new Both(err, console), true, StandardCharsets.UTF_8));
    }

    void add(String text) {
        texts.add(text);
    }

    void add(Throwable thrown) {
        var trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        add(trace.toString());
    }

    /** The texts so far. */
    List<String> texts() {
        var all = new CopyOnWriteArrayList<>(texts);
        all.add(console.toString(StandardCharsets.UTF_8));
        return all;
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
        Logger.getLogger("").removeHandler(ear);
        speaker.setLevel(null);
    }

    private final class Ear extends Handler {

        Ear() {
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord record) {
            add("%s %s".formatted(record.getMessage(), Arrays.toString(record.getParameters())));
            if (record.getThrown() != null) {
                add(record.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /** Writes to both. */
    private static final class Both extends OutputStream {

        private final PrintStream shown;
        private final ByteArrayOutputStream kept;

        Both(PrintStream shown, ByteArrayOutputStream kept) {
            this.shown = shown;
            this.kept = kept;
        }

        @Override
        public void write(int b) {
            shown.write(b);
            kept.write(b);
        }

        @Override
        public void write(byte[] bytes, int start, int length) {
            shown.write(bytes, start, length);
            kept.write(bytes, start, length);
        }

        @Override
        public void flush() {
            shown.flush();
        }
    }
}
