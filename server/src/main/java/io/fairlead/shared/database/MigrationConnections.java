package io.fairlead.shared.database;

import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A migration takes as long as it takes. */
@Configuration(proxyBeanMethods = false)
class MigrationConnections {

    @Bean
    FlywayConfigurationCustomizer unhurriedMigrations(UnhurriedConnections connections) {
        return flyway -> flyway.dataSource(connections.source());
    }
}
