package io.fairlead.shared.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.SQLExceptionOverride.Override;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class DatabaseFailureTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "08006", "08001", "25006", "25P03", "40001", "40P01", "53100", "53300", "55P03",
                "57014", "57P01", "57P03", "58030"
            })
    void isTheDatabasesWhateverItCameAs(String state) {
        var reason = new SQLException("said", state);
        assertThat(DatabaseFailure.isUnavailable(reason)).isTrue();
        assertThat(
                        DatabaseFailure.isUnavailable(
                                new UncategorizedSQLException("insert", "SQL", reason)))
                .isTrue();
        assertThat(DatabaseFailure.isUnavailable(new TransactionSystemException("commit", reason)))
                .isTrue();
        assertThat(
                        DatabaseFailure.isUnavailable(
                                new IllegalStateException(
                                        "beside",
                                        new CannotCreateTransactionException("open", reason))))
                .isTrue();
    }

    @Test
    void isTheDatabasesWithoutAnyWordOfIts() {
        assertThat(DatabaseFailure.isUnavailable(new DataAccessResourceFailureException("late")))
                .isTrue();
        assertThat(DatabaseFailure.isUnavailable(new SQLTransientConnectionException("full")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "23505", "23503", "42P01", "42601", "25001", "XX001"})
    void isOursWhenTheStatementIsWrong(String state) {
        assertThat(
                        DatabaseFailure.isUnavailable(
                                new UncategorizedSQLException(
                                        "insert", "SQL", new SQLException("said", state))))
                .isFalse();
        assertThat(DatabaseFailure.isUnavailable(new IllegalStateException("ours"))).isFalse();
        assertThat(DatabaseFailure.isUnavailable(null)).isFalse();
    }

    @Test
    void dropsConnectionsThatTakeNoChanges() {
        var eviction = new ReadOnlyEviction();
        assertThat(eviction.adjudicate(new SQLException("read-only", "25006")))
                .isEqualTo(Override.MUST_EVICT);
        assertThat(eviction.adjudicate(new SQLException("taken", "23505")))
                .isEqualTo(Override.CONTINUE_EVICT);
    }
}
