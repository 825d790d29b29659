package io.fairlead;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The program. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableScheduling
public class Fairlead {

    public static void main(String[] arguments) {
        SpringApplication.run(Fairlead.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
