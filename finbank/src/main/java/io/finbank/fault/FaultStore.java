package io.finbank.fault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class FaultStore {

    private final JdbcClient jdbc;

    FaultStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Fault fault) {
        jdbc.sql(
                        """
                        INSERT INTO fault (
                            id, institution_id, userid, account_id, step, kind, code, seconds, times)
                        VALUES (
                            :id, :institution, :userid, :account, :step, :kind, :code, :seconds,
                            :times)
                        """)
                .param("id", fault.id())
                .param("institution", fault.institutionId())
                .param("userid", fault.userid())
                .param("account", fault.accountId())
                .param("step", fault.step().name())
                .param("kind", fault.kind().name())
                .param("code", fault.code())
                .param("seconds", fault.seconds())
                .param("times", fault.times())
                .update();
    }

    List<Fault> findAll() {
        return jdbc.sql("SELECT * FROM fault ORDER BY position").query(FaultStore::fault).list();
    }

    /** Those that the call may meet, the oldest first. */
    List<Fault> findWaitingFor(Call call) {
        return jdbc.sql(
                        """
                        SELECT * FROM fault
                        WHERE (times IS NULL OR hits < times)
                          AND step IN (:step, 'ANY')
                          AND (institution_id IS NULL OR institution_id = :institution)
                          AND (userid IS NULL OR userid = :userid)
                          AND (account_id IS NULL OR account_id = :account)
                        ORDER BY position
                        """)
                .param("step", call.step().name())
                .param("institution", call.institutionId())
                .param("userid", call.userid())
                .param("account", call.accountId())
                .query(FaultStore::fault)
                .list();
    }

    /** Counts a call; false when the fault has met all its calls. */
    boolean hit(String id) {
        return jdbc.sql(
                                """
                                UPDATE fault SET hits = hits + 1
                                WHERE id = :id AND (times IS NULL OR hits < times)
                                """)
                        .param("id", id)
                        .update()
                == 1;
    }

    boolean delete(String id) {
        return jdbc.sql("DELETE FROM fault WHERE id = :id").param("id", id).update() == 1;
    }

    void deleteAll() {
        jdbc.sql("DELETE FROM fault").update();
    }

    private static Fault fault(ResultSet row, int number) throws SQLException {
        return new Fault(
                row.getString("id"),
                row.getString("institution_id"),
                row.getString("userid"),
                Step.valueOf(row.getString("step")),
                row.getString("account_id"),
                FaultKind.valueOf(row.getString("kind")),
                integer(row, "code"),
                integer(row, "seconds"),
                integer(row, "times"),
                row.getInt("hits"));
    }

    private static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Integer.class);
    }
}
