package io.finbank.clock;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ClockStore {

    private final JdbcClient jdbc;

    ClockStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Duration offset() {
        return jdbc.sql("SELECT offset_seconds FROM clock_offset")
                .query(Long.class)
                .optional()
                .map(Duration::ofSeconds)
                .orElse(Duration.ZERO);
    }

    void keep(Duration offset) {
        jdbc.sql("MERGE INTO clock_offset (id, offset_seconds) VALUES (1, :seconds)")
                .param("seconds", offset.toSeconds())
                .update();
    }
}
