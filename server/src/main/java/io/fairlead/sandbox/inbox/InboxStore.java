package io.fairlead.sandbox.inbox;

import io.fairlead.shared.database.Row;
import io.fairlead.shared.database.Sql;
import io.fairlead.webhook.signing.SignatureCheck.Verdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class InboxStore {

    private static final TypeReference<LinkedHashMap<String, String>> HEADERS =
            new TypeReference<>() {};

    private final Sql sql;
    private final JsonMapper json;

    InboxStore(Sql sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Lets the messages of an inbox in one after the other, until the transaction's end. */
    void lock(UUID inbox) {
        sql.of("SELECT pg_advisory_xact_lock(hashtextextended(:inbox, 0))")
                .with("inbox", inbox.toString())
                .run();
    }

    void insert(
            UUID inbox, Instant receivedAt, Message message, Verdict finicity, Verdict standard) {
        sql.of(
                        """
                        INSERT INTO inbox_request (inbox_id, id, received_at, method, path, query,
                            headers, body, finicity_signature, standard_signature)
                        SELECT :inbox, coalesce(max(id), 0) + 1, :receivedAt, :method, :path,
                            :query, :headers, :body, :finicity, :standard
                        FROM inbox_request WHERE inbox_id = :inbox
                        """)
                .with("inbox", inbox)
                .with("receivedAt", receivedAt)
                .with("method", message.method())
                .with("path", message.path())
                .with("query", message.query())
                .with("headers", json.writeValueAsString(message.headers()))
                .with("body", message.body())
                .with("finicity", finicity)
                .with("standard", standard)
                .update();
    }

    List<ReceivedMessage> newest(UUID inbox, int limit) {
        return sql.of(
                        """
                        SELECT id, received_at, method, path, query, headers, body,
                               finicity_signature, standard_signature
                        FROM inbox_request WHERE inbox_id = :inbox
                        ORDER BY id DESC LIMIT :limit
                        """)
                .with("inbox", inbox)
                .with("limit", limit)
                .list(this::received);
    }

    /** Keeps the newest, as many as there may be and as their bodies may have bytes in all. */
    void deleteAllBut(UUID inbox, int newest, int bytes) {
        sql.of(
                        """
                        DELETE FROM inbox_request
                        WHERE inbox_id = :inbox
                          AND id <= (
                            SELECT max(id)
                            FROM (SELECT id, row_number() OVER newer AS number,
                                         sum(octet_length(body)) OVER newer AS bytes
                                  FROM inbox_request WHERE inbox_id = :inbox
                                  WINDOW newer AS (ORDER BY id DESC)) AS message
                            WHERE number > :newest OR bytes > :bytes)
                        """)
                .with("inbox", inbox)
                .with("newest", newest)
                .with("bytes", bytes)
                .update();
    }

    void deleteBefore(Instant instant) {
        sql.of("DELETE FROM inbox_request WHERE received_at < :instant")
                .with("instant", instant)
                .update();
    }

    private ReceivedMessage received(Row row) {
        return new ReceivedMessage(
                row.bigint("id"),
                row.instant("received_at"),
                new Message(
                        row.text("method"),
                        row.text("path"),
                        row.text("query"),
                        json.readValue(row.text("headers"), HEADERS),
                        row.bytes("body")),
                row.stored("finicity_signature", Verdict.class),
                row.stored("standard_signature", Verdict.class));
    }
}
