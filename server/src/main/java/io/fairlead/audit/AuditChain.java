package io.fairlead.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.shared.sealing.Sha256;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * How entries are chained. The hash is SHA-256 over the entry's fields as netstrings ({@code
 * 5:hello,}), in the order of {@link AuditEntry}: so no two entries have the same bytes.
 */
final class AuditChain {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AuditChain() {}

    /** The entry that follows the head. */
    static AuditEntry next(AuditHead head, Change change, Instant occurredAt) {
        var partner = change.partner();
        var unsigned =
                new AuditEntry(
                        head.number() + 1,
                        // The database keeps no more.
                        occurredAt.truncatedTo(ChronoUnit.MICROS),
                        change.actor().kind().storedName(),
                        change.actor().name(),
                        change.action().storedName(),
                        partner == null ? null : partner.value(),
                        change.subject(),
                        details(change),
                        head.hash(),
                        "");
        return new AuditEntry(
                unsigned.number(),
                unsigned.occurredAt(),
                unsigned.actorKind(),
                unsigned.actor(),
                unsigned.action(),
                unsigned.partner(),
                unsigned.subject(),
                unsigned.details(),
                unsigned.previousHash(),
                hash(unsigned));
    }

    static String details(Change change) {
        return JSON.writeValueAsString(change.details());
    }

    /** The hash that an entry should have. */
    static String hash(AuditEntry entry) {
        var parts =
                Stream.of(
                                Long.toString(entry.number()),
                                entry.occurredAt().toString(),
                                entry.actorKind(),
                                entry.actor(),
                                entry.action(),
                                entry.partner() == null ? "" : entry.partner(),
                                entry.subject(),
                                entry.details(),
                                entry.previousHash())
                        .flatMap(AuditChain::parts)
                        .toArray(byte[][]::new);
        return HexFormat.of().formatHex(Sha256.of(parts));
    }

    /** A field with its length before it, so that no two lists of fields are the same bytes. */
    private static Stream<byte[]> parts(String text) {
        var field = text.getBytes(UTF_8);
        return Stream.of((field.length + ":").getBytes(UTF_8), field, new byte[] {','});
    }
}
