package io.fairlead.experience;

import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.Row;
import io.fairlead.shared.database.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class ExperienceStore {

    private static final String SELECT =
            """
            SELECT experience.partner_id, experience.id, stored.version, stored.created_at,
                   experience.name, stored.settings, stored.logo IS NOT NULL AS has_logo,
                   stored.icon IS NOT NULL AS has_icon,
                   stored.email_logo IS NOT NULL AS has_email_logo
            FROM experience
            JOIN experience_version AS stored
              ON stored.partner_id = experience.partner_id AND stored.experience_id = experience.id
            """;

    private static final String CURRENT = SELECT + "WHERE stored.version = experience.version ";

    private final Sql sql;

    ExperienceStore(Sql sql) {
        this.sql = sql;
    }

    /** Nobody else changes the partner's experiences before the transaction ends. */
    void lock(PartnerId partner) {
        sql.of("SELECT pg_advisory_xact_lock(hashtextextended('experience ' || :partner, 0))")
                .with("partner", partner)
                .run();
    }

    int count(PartnerId partner) {
        return sql.of(
                        """
                        SELECT count(*) FROM experience
                        WHERE partner_id = :partner AND deleted_at IS NULL
                        """)
                .with("partner", partner)
                .single(Integer.class);
    }

    List<Experience> list(PartnerId partner) {
        return sql.of(
                        CURRENT
                                + """
                                AND experience.partner_id = :partner
                                AND experience.deleted_at IS NULL
                                ORDER BY experience.name
                                """)
                .with("partner", partner)
                .list(ExperienceStore::experience);
    }

    Optional<Experience> find(PartnerId partner, ExperienceId id) {
        return sql.of(
                        CURRENT
                                + """
                                AND experience.partner_id = :partner AND experience.id = :id
                                AND experience.deleted_at IS NULL
                                """)
                .with("partner", partner)
                .with("id", id)
                .optional(ExperienceStore::experience);
    }

    Optional<Experience> find(PartnerId partner, String name) {
        return sql.of(
                        CURRENT
                                + """
                                AND experience.partner_id = :partner AND experience.name = :name
                                AND experience.deleted_at IS NULL
                                """)
                .with("partner", partner)
                .with("name", name)
                .optional(ExperienceStore::experience);
    }

    /** By id or name; a deleted one where there is no other. */
    Optional<Experience> findEvenDeleted(PartnerId partner, String reference) {
        return sql.of(
                        CURRENT
                                + """
                                AND experience.partner_id = :partner
                                AND (experience.id = :id OR experience.name = :reference)
                                ORDER BY experience.deleted_at DESC NULLS FIRST LIMIT 1
                                """)
                .with("partner", partner)
                .with("id", ExperienceId.parse(reference).orElse(null))
                .with("reference", reference)
                .optional(ExperienceStore::experience);
    }

    Optional<Experience> find(PartnerId partner, ExperienceId id, int version) {
        return sql.of(
                        SELECT
                                + """
                                WHERE experience.partner_id = :partner AND experience.id = :id
                                  AND stored.version = :version
                                """)
                .with("partner", partner)
                .with("id", id)
                .with("version", version)
                .optional(ExperienceStore::experience);
    }

    /** Whosever it is. */
    Optional<Experience> find(ExperienceId id, int version) {
        return sql.of(SELECT + "WHERE experience.id = :id AND stored.version = :version")
                .with("id", id)
                .with("version", version)
                .optional(ExperienceStore::experience);
    }

    /** The newest first. */
    List<Experience> history(PartnerId partner, ExperienceId id) {
        return sql.of(
                        SELECT
                                + """
                                WHERE experience.partner_id = :partner AND experience.id = :id
                                  AND experience.deleted_at IS NULL
                                ORDER BY stored.version DESC
                                """)
                .with("partner", partner)
                .with("id", id)
                .list(ExperienceStore::experience);
    }

    Pictures pictures(Experience experience) {
        return sql.of(
                        """
                        SELECT logo, icon, email_logo FROM experience_version
                        WHERE partner_id = :partner AND experience_id = :id AND version = :version
                        """)
                .with("partner", experience.partner())
                .with("id", experience.id())
                .with("version", experience.version())
                .single(
                        row ->
                                new Pictures(
                                        row.textOrNull("logo"),
                                        row.textOrNull("icon"),
                                        row.bytesOrNull("email_logo")));
    }

    /** Adds an experience without a version; false when its id is taken, by whomever. */
    boolean insert(PartnerId partner, ExperienceId id, String name) {
        return sql.of(
                        """
                                INSERT INTO experience (partner_id, id, name, version)
                                VALUES (:partner, :id, :name, 0) ON CONFLICT (id) DO NOTHING
                                """)
                .with("partner", partner)
                .with("id", id)
                .with("name", name)
                .changesRow();
    }

    /** Adds a version, which becomes the current one. */
    void addVersion(PartnerId partner, ExperienceId id, ExperienceDraft draft, Instant now) {
        sql.of(
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
                .with("partner", partner)
                .with("id", id)
                .with("name", draft.name())
                .with("now", now)
                .with("settings", ExperienceWriter.write(draft.settings()))
                .with("logo", draft.pictures().logo())
                .with("icon", draft.pictures().icon())
                .with("emailLogo", draft.pictures().emailLogo())
                .update();
    }

    boolean delete(PartnerId partner, ExperienceId id, Instant now) {
        return sql.of(
                        """
                                UPDATE experience SET deleted_at = :now
                                WHERE partner_id = :partner AND id = :id AND deleted_at IS NULL
                                """)
                .with("partner", partner)
                .with("id", id)
                .with("now", now)
                .changesRow();
    }

    private static Experience experience(Row row) {
        return new Experience(
                row.partner("partner_id"),
                new ExperienceId(row.uuid("id")),
                row.integer("version"),
                row.instant("created_at"),
                row.text("name"),
                ExperienceForm.readSettings(row.text("settings")),
                row.flag("has_logo"),
                row.flag("has_icon"),
                row.flag("has_email_logo"));
    }
}
