package io.fairlead.institution;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows travel as JSON both ways, in which PostgreSQL and Jackson agree on lists and on what is
 * absent; so a thousand of them are one statement.
 */
@Repository
class InstitutionStore {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .changeDefaultPropertyInclusion(
                            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .build();

    /** The columns that an import can change. */
    private static final List<String> COLUMNS =
            List.of(
                    "name",
                    "display_name",
                    "aliases",
                    "status",
                    "testing",
                    "connector",
                    "popularity",
                    "products",
                    "oauth",
                    "oauth_institution_id",
                    "new_institution_id",
                    "rssd",
                    "parent_rssd",
                    "routing_numbers",
                    "country_codes",
                    "currency",
                    "profile");

    private static final String PUT =
            """
            INSERT INTO institution (id, %1$s, created_at, modified_at, revision)
            SELECT id, %1$s, :now, :now, (SELECT coalesce(max(revision), 0) + 1 FROM institution)
            FROM jsonb_populate_recordset(NULL::institution, :rows::jsonb)
            ON CONFLICT (id) DO UPDATE
            SET (%1$s, modified_at, revision) = ROW (%2$s, excluded.modified_at, excluded.revision)
            WHERE (%3$s) IS DISTINCT FROM (%2$s)
            """
                    .formatted(
                            columns(column -> column),
                            columns(column -> "excluded." + column),
                            columns(column -> "institution." + column));

    private final Sql sql;

    InstitutionStore(Sql sql) {
        this.sql = sql;
    }

    private static String columns(UnaryOperator<String> written) {
        return COLUMNS.stream().map(written).collect(joining(", "));
    }

    /** Those of these ids that there are, in the order of the ids. */
    List<Institution> find(List<String> ids) {
        return sql.of(
                        """
                        SELECT to_jsonb(institution) AS institution
                        FROM unnest(:ids::text[]) WITH ORDINALITY AS wanted (id, place)
                        JOIN institution USING (id)
                        ORDER BY place
                        """)
                .with("ids", ids.toArray(String[]::new))
                .list(row -> institution(row.text("institution")));
    }

    List<Institution> withRoutingNumber(String routingNumber) {
        return sql.of(
                        """
                        SELECT to_jsonb(institution) AS institution
                        FROM institution
                        WHERE routing_numbers @> ARRAY[:routingNumber::text]
                        ORDER BY popularity DESC, name, id
                        """)
                .with("routingNumber", routingNumber)
                .list(row -> institution(row.text("institution")));
    }

    List<Institution> belongingTo(Collection<Long> rssds) {
        return sql.of(
                        """
                        SELECT to_jsonb(institution) AS institution
                        FROM institution
                        WHERE parent_rssd = ANY (:rssds)
                        ORDER BY name, id
                        """)
                .with("rssds", rssds.toArray(Long[]::new))
                .list(row -> institution(row.text("institution")));
    }

    /** What the search must know of all institutions. */
    List<IndexedInstitution> entries() {
        return sql.of(
                        """
                        SELECT jsonb_build_object(
                            'id', id, 'name', name, 'display_name', display_name,
                            'aliases', aliases,
                            'testing', testing, 'popularity', popularity, 'products', products,
                            'countries', country_codes, 'routing_numbers', routing_numbers,
                            'replacement', coalesce(oauth_institution_id, new_institution_id),
                            'addresses', array_remove(
                                ARRAY[profile->>'url_home_app', profile->>'url_logon_app'], NULL))
                               AS entry
                        FROM institution
                        """)
                .list(row -> JSON.readValue(row.text("entry"), IndexedInstitution.class));
    }

    Optional<InstitutionSettings> settings(PartnerId partner) {
        return sql.of("SELECT settings FROM institution_settings WHERE partner_id = :partner")
                .with("partner", partner)
                .optional(row -> JSON.readValue(row.text("settings"), InstitutionSettings.class));
    }

    void putSettings(PartnerId partner, InstitutionSettings settings) {
        sql.of(
                        """
                        INSERT INTO institution_settings (partner_id, settings)
                        VALUES (:partner, :settings::json)
                        ON CONFLICT (partner_id) DO UPDATE SET settings = excluded.settings
                        """)
                .with("partner", partner)
                .with("settings", JSON.writeValueAsString(settings))
                .update();
    }

    int count() {
        return sql.of("SELECT count(*) FROM institution").single(Integer.class);
    }

    /** Adds or changes institutions; returns how many of them are new or have changed. */
    int put(List<Institution> institutions, Instant now) {
        return sql.of(PUT)
                .with("rows", JSON.writeValueAsString(institutions))
                .with("now", now)
                .update();
    }

    /** Grows with every change of the directory. */
    long revision() {
        return sql.of("SELECT coalesce(max(revision), 0) FROM institution").single(Long.class);
    }

    /** Nobody else changes institutions before the transaction ends. */
    void lock() {
        sql.of("LOCK TABLE institution IN SHARE ROW EXCLUSIVE MODE").update();
    }

    private static Institution institution(String json) {
        return JSON.readValue(json, Institution.class);
    }
}
