package io.finbank.signon;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ChangedPasswordStore {

    private final JdbcClient jdbc;

    ChangedPasswordStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(String institutionId, String userid, String original, String password) {
        jdbc.sql(
                        """
                        MERGE INTO changed_password (institution_id, userid, original, password)
                        VALUES (:institution, :userid, :original, :password)
                        """)
                .param("institution", institutionId)
                .param("userid", userid)
                .param("original", original)
                .param("password", password)
                .update();
    }

    /** Whether this was the user's password before it was changed. */
    boolean isChanged(String institutionId, String userid, String original) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (
                            SELECT * FROM changed_password
                            WHERE institution_id = :institution AND userid = :userid
                              AND original = :original)
                        """)
                .param("institution", institutionId)
                .param("userid", userid)
                .param("original", original)
                .query(Boolean.class)
                .single();
    }

    /** The password that this one is in place of. */
    Optional<String> originalOf(String institutionId, String userid, String password) {
        return jdbc
                .sql(
                        """
                        SELECT original FROM changed_password
                        WHERE institution_id = :institution AND userid = :userid
                          AND password = :password
                        """)
                .param("institution", institutionId)
                .param("userid", userid)
                .param("password", password)
                .query((row, number) -> row.getString("original"))
                .list()
                .stream()
                .findFirst();
    }

    void forget(String institutionId, String userid) {
        jdbc.sql(
                        """
                        DELETE FROM changed_password
                        WHERE institution_id = :institution AND userid = :userid
                        """)
                .param("institution", institutionId)
                .param("userid", userid)
                .update();
    }
}
