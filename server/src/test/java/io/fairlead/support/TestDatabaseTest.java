package io.fairlead.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {

    @Test
    void givesEveryTestADatabaseOfItsOwn() throws SQLException {
        var first = TestDatabase.fresh();
        var second = TestDatabase.fresh();
        try (Connection connection = TestDatabase.connect(first);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE harbour (name text)");
        }
        try (Connection connection = TestDatabase.connect(second);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT to_regclass('harbour')")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getString(1)).isNull();
        }
    }
}
