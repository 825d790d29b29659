package io.fairlead.link;

import io.fairlead.Fairlead;
import io.fairlead.start.Launcher;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** Fairlead with links that are never written: what the rest of the endpoint costs. */
@Configuration(proxyBeanMethods = false)
@Import(Fairlead.class)
public class WithoutInsert {

    public static void main(String[] arguments) {
        new Launcher(WithoutInsert.class, System.getenv()).launch(List.of());
    }

    @Bean
    @Primary
    LinkWriter writerOfNothing() {
        return new LinkWriter(
                rows -> rows.stream().map(row -> row.link().id()).collect(Collectors.toSet()),
                4096,
                512,
                Duration.ofSeconds(4));
    }
}
