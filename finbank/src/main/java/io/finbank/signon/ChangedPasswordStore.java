package io.finbank.signon;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ChangedPasswordStore {

    /**
     * A password that was changed.
     *
     * @param original the one that chooses the data
     */
    record ChangedPassword(String userid, String original, String password) {}

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

    /** The user has this password back. */
    void forget(String institutionId, String userid, String original) {
        jdbc.sql(
                        """
                        DELETE FROM changed_password
                        WHERE institution_id = :institution AND userid = :userid
                          AND original = :original
                        """)
                .param("institution", institutionId)
                .param("userid", userid)
                .param("original", original)
                .update();
    }

    List<ChangedPassword> all(String institutionId) {
        return jdbc.sql(
                        """
                        SELECT userid, original, password FROM changed_password
                        WHERE institution_id = :institution
                        ORDER BY userid, original
                        """)
                .param("institution", institutionId)
                .query(
                        (row, number) ->
                                new ChangedPassword(
                                        row.getString("userid"),
                                        row.getString("original"),
                                        row.getString("password")))
                .list();
    }
}
