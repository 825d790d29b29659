package io.fairlead.experience;

import io.fairlead.shared.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ExperienceStore {

    private static final String SELECT =
            """
            SELECT experience.partner_id, experience.id, stored.version, stored.created_at,
                   experience.name, stored.settings, stored.logo IS NOT NULL,
                   stored.icon IS NOT NULL, stored.email_logo IS NOT NULL
            FROM experience
            JOIN experience_version AS stored
              ON stored.partner_id = experience.partner_id AND stored.experience_id = experience.id
            """;

    private static final String CURRENT = SELECT + "WHERE stored.version = experience.version ";

    private final JdbcClient jdbc;

    ExperienceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nobody else changes the partner's experiences before the transaction ends. */
    void lock(PartnerId partner) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('experience ' || :partner, 0))")
                .param("partner", partner.value())
                .query((_, _) -> partner)
                .list();
    }

    List<Experience> list(PartnerId partner) {
        return jdbc.sql(
                        CURRENT
                                + """
                                AND experience.partner_id = :partner
                                AND experience.deleted_at IS NULL
                                ORDER BY experience.name
                                """)
                .param("partner", partner.value())
                .query((row, _) -> experience(row))
                .list();
    }

    Optional<Experience> find(PartnerId partner, ExperienceId id) {
        return jdbc.sql(
                        CURRENT
                                + """
                                AND experience.partner_id = :partner AND experience.id = :id
                                AND experience.deleted_at IS NULL
                                """)
                .param("partner", partner.value())
                .param("id", id.value())
                .query((row, _) -> experience(row))
                .optional();
    }

    Optional<Experience> find(PartnerId partner, String name) {
        return jdbc.sql(
                        CURRENT
                                + """
                                AND experience.partner_id = :partner AND experience.name = :name
                                AND experience.deleted_at IS NULL
                                """)
                .param("partner", partner.value())
                .param("name", name)
                .query((row, _) -> experience(row))
                .optional();
    }

    /** By id or name; a deleted one where there is no other. */
    Optional<Experience> findEvenDeleted(PartnerId partner, String reference) {
        return jdbc.sql(
                        CURRENT
                                + """
                                AND experience.partner_id = :partner
                                AND (experience.id = :id OR experience.name = :reference)
                                ORDER BY experience.deleted_at DESC NULLS FIRST LIMIT 1
                                """)
                .param("partner", partner.value())
                .param("id", ExperienceId.parse(reference).map(ExperienceId::value).orElse(null))
                .param("reference", reference)
                .query((row, _) -> experience(row))
                .optional();
    }

    Optional<Experience> find(PartnerId partner, ExperienceId id, int version) {
        return jdbc.sql(
                        SELECT
                                + """
                                WHERE experience.partner_id = :partner AND experience.id = :id
                                  AND stored.version = :version
                                """)
                .param("partner", partner.value())
                .param("id", id.value())
                .param("version", version)
                .query((row, _) -> experience(row))
                .optional();
    }

    /** Whosever it is. */
    Optional<Experience> find(ExperienceId id, int version) {
        return jdbc.sql(SELECT + "WHERE experience.id = :id AND stored.version = :version")
                .param("id", id.value())
                .param("version", version)
                .query((row, _) -> experience(row))
                .optional();
    }

    /** The newest first. */
    List<Experience> history(PartnerId partner, ExperienceId id) {
        return jdbc.sql(
                        SELECT
                                + """
                                WHERE experience.partner_id = :partner AND experience.id = :id
                                  AND experience.deleted_at IS NULL
                                ORDER BY stored.version DESC
                                """)
                .param("partner", partner.value())
                .param("id", id.value())
                .query((row, _) -> experience(row))
                .list();
    }

    Pictures pictures(Experience experience) {
        return jdbc.sql(
                        """
                        SELECT logo, icon, email_logo FROM experience_version
                        WHERE partner_id = :partner AND experience_id = :id AND version = :version
                        """)
                .param("partner", experience.partner().value())
                .param("id", experience.id().value())
                .param("version", experience.version())
                .query(
                        (row, _) ->
                                new Pictures(row.getString(1), row.getString(2), row.getBytes(3)))
                .single();
    }

    /** Adds an experience without a version; false when its id is taken, by whomever. */
    boolean insert(PartnerId partner, ExperienceId id, String name) {
        return jdbc.sql(
                                """
                                INSERT INTO experience (partner_id, id, name, version)
                                VALUES (:partner, :id, :name, 0) ON CONFLICT (id) DO NOTHING
                                """)
                        .param("partner", partner.value())
                        .param("id", id.value())
                        .param("name", name)
                        .update()
                == 1;
    }

    /** Adds a version, which becomes the current one. */
    void addVersion(PartnerId partner, ExperienceId id, ExperienceDraft draft, Instant now) {
        jdbc.sql(
                        """
                        WITH current AS (
                            UPDATE experience SET name = :name, version = version + 1
                            WHERE partner_id = :partner AND id = :id RETURNING version)
                        INSERT INTO experience_version (partner_id, experience_id, version,
                            created_at, settings, logo, icon, email_logo)
                        SELECT :partner, :id, version, :now, :settings::json, :logo, :icon,
                               :emailLogo
                        FROM current
                        """)
                .param("partner", partner.value())
                .param("id", id.value())
                .param("name", draft.name())
                .param("now", Timestamp.from(now))
                .param("settings", ExperienceWriter.write(draft.settings()))
                .param("logo", draft.pictures().logo())
                .param("icon", draft.pictures().icon())
                .param("emailLogo", draft.pictures().emailLogo())
                .update();
    }

    boolean delete(PartnerId partner, ExperienceId id, Instant now) {
        return jdbc.sql(
                                """
                                UPDATE experience SET deleted_at = :now
                                WHERE partner_id = :partner AND id = :id AND deleted_at IS NULL
                                """)
                        .param("partner", partner.value())
                        .param("id", id.value())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    private static Experience experience(ResultSet row) throws SQLException {
        return new Experience(
                new PartnerId(row.getString(1)),
                new ExperienceId(row.getObject(2, UUID.class)),
                row.getInt(3),
                row.getTimestamp(4).toInstant(),
                row.getString(5),
                ExperienceForm.readSettings(row.getString(6)),
                row.getBoolean(7),
                row.getBoolean(8),
                row.getBoolean(9));
    }
}
