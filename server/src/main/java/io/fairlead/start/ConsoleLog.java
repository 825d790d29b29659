package io.fairlead.start;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.filter.ThresholdFilter;
import org.slf4j.LoggerFactory;

/** The sandbox's log on the console, which is silent while the server starts. */
final class ConsoleLog {

    private ConsoleLog() {}

    /** From now on warnings and errors are shown. */
    static void showWarnings() {
        var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        root.getAppender("CONSOLE").getCopyOfAttachedFiltersList().stream()
                .filter(ThresholdFilter.class::isInstance)
                .forEach(filter -> ((ThresholdFilter) filter).setLevel("WARN"));
    }
}
