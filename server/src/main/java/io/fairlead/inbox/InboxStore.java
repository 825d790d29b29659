package io.fairlead.inbox;

import io.fairlead.webhook.SignatureCheck.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class InboxStore {

    private static final TypeReference<LinkedHashMap<String, String>> HEADERS =
            new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    InboxStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Lets the messages of an inbox in one after the other, until the transaction's end. */
    void lock(UUID inbox) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:inbox, 0))")
                .param("inbox", inbox.toString())
                .query((_, _) -> true)
                .single();
    }

    void insert(
            UUID inbox, Instant receivedAt, Message message, Verdict finicity, Verdict standard) {
        jdbc.sql(
                        """
                        INSERT INTO inbox_request (inbox_id, id, received_at, method, path, query,
                            headers, body, finicity_signature, standard_signature)
                        SELECT :inbox, coalesce(max(id), 0) + 1, :receivedAt, :method, :path,
                            :query, :headers, :body, :finicity, :standard
                        FROM inbox_request WHERE inbox_id = :inbox
                        """)
                .param("inbox", inbox)
                .param("receivedAt", Timestamp.from(receivedAt))
                .param("method", message.method())
                .param("path", message.path())
                .param("query", message.query())
                .param("headers", json.writeValueAsString(message.headers()))
                .param("body", message.body())
                .param("finicity", finicity.name())
                .param("standard", standard.name())
                .update();
    }

    List<ReceivedMessage> newest(UUID inbox, int limit) {
        return jdbc.sql(
                        """
                        SELECT id, received_at, method, path, query, headers, body,
                               finicity_signature, standard_signature
                        FROM inbox_request WHERE inbox_id = :inbox
                        ORDER BY id DESC LIMIT :limit
                        """)
                .param("inbox", inbox)
                .param("limit", limit)
                .query((row, _) -> received(row))
                .list();
    }

    /** Keeps the newest, as many as there may be and as their bodies may have bytes in all. */
    void deleteAllBut(UUID inbox, int newest, int bytes) {
        jdbc.sql(
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
                .param("inbox", inbox)
                .param("newest", newest)
                .param("bytes", bytes)
                .update();
    }

    void deleteBefore(Instant instant) {
        jdbc.sql("DELETE FROM inbox_request WHERE received_at < :instant")
                .param("instant", Timestamp.from(instant))
                .update();
    }

    private ReceivedMessage received(ResultSet row) throws SQLException {
        return new ReceivedMessage(
                row.getLong(1),
                row.getTimestamp(2).toInstant(),
                new Message(
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        json.readValue(row.getString(6), HEADERS),
                        row.getBytes(7)),
                Verdict.valueOf(row.getString(8)),
                Verdict.valueOf(row.getString(9)));
    }
}
