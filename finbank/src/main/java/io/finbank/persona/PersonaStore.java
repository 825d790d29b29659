package io.finbank.persona;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PersonaStore {

    /** A version as it is kept. */
    record Stored(int version, String document, Instant createdAt) {}

    private final JdbcClient jdbc;

    PersonaStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String name, Stored version) {
        jdbc.sql(
                        """
                        INSERT INTO persona (name, version, document, created_at)
                        VALUES (:name, :version, :document, :createdAt)
                        """)
                .param("name", name)
                .param("version", version.version())
                .param("document", version.document())
                .param("createdAt", Timestamp.from(version.createdAt()))
                .update();
    }

    /** All versions, the latest first. */
    List<Stored> versions(String name) {
        return jdbc.sql(
                        """
                        SELECT version, document, created_at FROM persona
                        WHERE name = :name ORDER BY version DESC
                        """)
                .param("name", name)
                .query(
                        (row, number) ->
                                new Stored(
                                        row.getInt("version"),
                                        row.getString("document"),
                                        row.getTimestamp("created_at").toInstant()))
                .list();
    }

    /** The number of the latest version; 0 when nothing is stored. */
    int latestVersion(String name) {
        return jdbc.sql("SELECT coalesce(max(version), 0) FROM persona WHERE name = :name")
                .param("name", name)
                .query(Integer.class)
                .single();
    }

    Optional<String> document(String name, int version) {
        return jdbc
                .sql("SELECT document FROM persona WHERE name = :name AND version = :version")
                .param("name", name)
                .param("version", version)
                .query((row, number) -> row.getString("document"))
                .list()
                .stream()
                .findFirst();
    }

    List<String> names() {
        return jdbc.sql("SELECT DISTINCT name FROM persona ORDER BY name")
                .query((row, number) -> row.getString("name"))
                .list();
    }

    /** All versions but the newest so many are forgotten. */
    void keepNewest(String name, int upTo) {
        jdbc.sql("DELETE FROM persona WHERE name = :name AND version <= :upTo")
                .param("name", name)
                .param("upTo", upTo)
                .update();
    }

    boolean delete(String name) {
        return jdbc.sql("DELETE FROM persona WHERE name = :name").param("name", name).update() > 0;
    }
}
