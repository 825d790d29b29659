package io.fairlead.institution;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.shared.PartnerId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private final JdbcClient jdbc;

    InstitutionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static String columns(UnaryOperator<String> written) {
        return COLUMNS.stream().map(written).collect(joining(", "));
    }

    /** Those of these ids that there are, in the order of the ids. */
    List<Institution> find(List<String> ids) {
        return jdbc.sql(
                        """
                        SELECT to_jsonb(institution)
                        FROM unnest(:ids::text[]) WITH ORDINALITY AS wanted (id, place)
                        JOIN institution USING (id)
                        ORDER BY place
                        """)
                .param("ids", ids.toArray(String[]::new))
                .query((row, _) -> institution(row.getString(1)))
                .list();
    }

    List<Institution> withRoutingNumber(String routingNumber) {
        return jdbc.sql(
                        """
                        SELECT to_jsonb(institution)
                        FROM institution
                        WHERE routing_numbers @> ARRAY[:routingNumber::text]
                        ORDER BY popularity DESC, name, id
                        """)
                .param("routingNumber", routingNumber)
                .query((row, _) -> institution(row.getString(1)))
                .list();
    }

    List<Institution> belongingTo(Collection<Long> rssds) {
        return jdbc.sql(
                        """
                        SELECT to_jsonb(institution)
                        FROM institution
                        WHERE parent_rssd = ANY (:rssds)
                        ORDER BY name, id
                        """)
                .param("rssds", rssds.toArray(Long[]::new))
                .query((row, _) -> institution(row.getString(1)))
                .list();
    }

    /** What the search must know of all institutions. */
    List<SearchIndex.Entry> entries() {
        return jdbc.sql(
                        """
                        SELECT jsonb_build_object(
                            'id', id, 'name', name, 'display_name', display_name,
                            'testing', testing, 'popularity', popularity, 'products', products,
                            'countries', country_codes, 'routing_numbers', routing_numbers,
                            'replacement', coalesce(oauth_institution_id, new_institution_id),
                            'addresses', array_remove(
                                ARRAY[profile->>'url_home_app', profile->>'url_logon_app'], NULL))
                        FROM institution
                        """)
                .query((row, _) -> JSON.readValue(row.getString(1), SearchIndex.Entry.class))
                .list();
    }

    Optional<InstitutionSettings> settings(PartnerId partner) {
        return jdbc.sql("SELECT settings FROM institution_settings WHERE partner_id = :partner")
                .param("partner", partner.value())
                .query((row, _) -> JSON.readValue(row.getString(1), InstitutionSettings.class))
                .optional();
    }

    void putSettings(PartnerId partner, InstitutionSettings settings) {
        jdbc.sql(
                        """
                        INSERT INTO institution_settings (partner_id, settings)
                        VALUES (:partner, :settings::json)
                        ON CONFLICT (partner_id) DO UPDATE SET settings = excluded.settings
                        """)
                .param("partner", partner.value())
                .param("settings", JSON.writeValueAsString(settings))
                .update();
    }

    int count() {
        return jdbc.sql("SELECT count(*) FROM institution").query(Integer.class).single();
    }

    /** Adds or changes institutions; returns how many of them are new or have changed. */
    int put(List<Institution> institutions, Instant now) {
        return jdbc.sql(PUT)
                .param("rows", JSON.writeValueAsString(institutions))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Grows with every change of the directory. */
    long revision() {
        return jdbc.sql("SELECT coalesce(max(revision), 0) FROM institution")
                .query(Long.class)
                .single();
    }

    /** Nobody else changes institutions before the transaction ends. */
    void lock() {
        jdbc.sql("LOCK TABLE institution IN SHARE ROW EXCLUSIVE MODE").update();
    }

    private static Institution institution(String json) {
        return JSON.readValue(json, Institution.class);
    }
}
