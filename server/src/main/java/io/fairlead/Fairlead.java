package io.fairlead;

import io.fairlead.shared.time.ServerClock;
import io.fairlead.start.Launcher;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The program: the server, or the command that its arguments name. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableScheduling
public class Fairlead {

    public static void main(String[] arguments) {
        if (Boolean.getBoolean("spring.aot.processing")) {
            // The build only looks at the beans: there is no home and no database to open.
            SpringApplication.run(Fairlead.class);
        } else {
            new Launcher(Fairlead.class, System.getenv()).launch(List.of(arguments));
        }
    }

    @Bean
    ServerClock clock() {
        return new ServerClock(InstantSource.system());
    }
}
