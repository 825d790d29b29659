package io.fairlead.institution;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class InstitutionStore {

    private final JdbcClient jdbc;

    InstitutionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Institution> find(String id) {
        return jdbc.sql("SELECT id, name, oauth FROM institution WHERE id = :id")
                .param("id", id)
                .query(
                        (row, _) ->
                                new Institution(
                                        row.getString(1), row.getString(2), row.getBoolean(3)))
                .optional();
    }

    void put(Institution institution) {
        jdbc.sql(
                        """
                        INSERT INTO institution (id, name, oauth) VALUES (:id, :name, :oauth)
                        ON CONFLICT (id) DO UPDATE SET name = :name, oauth = :oauth
                        """)
                .param("id", institution.id())
                .param("name", institution.name())
                .param("oauth", institution.oauth())
                .update();
    }
}
