package io.fairlead.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
        var digest = sha256();
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
                .forEach(field -> add(digest, field.getBytes(UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, byte[] field) {
        digest.update((field.length + ":").getBytes(UTF_8));
        digest.update(field);
        digest.update((byte) ',');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
