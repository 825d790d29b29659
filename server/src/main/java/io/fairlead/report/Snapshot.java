package io.fairlead.report;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that is known of a finished report. JSON and PDF are made of it alone.
 *
 * @param answer the JSON that partners get
 * @param additions what the PDF shows besides, by names that {@code report.content} has
 * @param file the file of a statement
 * @param rules the version of the rules that it was made by
 */
public record Snapshot(ObjectNode answer, ObjectNode additions, @Nullable File file, String rules) {

    /** A bank's own file. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record File(byte[] content, String mediaType) {}

    @Override
    public String toString() {
        return "Snapshot[redacted]";
    }
}
