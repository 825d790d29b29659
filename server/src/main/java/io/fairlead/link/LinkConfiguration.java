package io.fairlead.link;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LinkConfiguration {

    /** Closed by Spring after the web server and before the connection pool. */
    @Bean
    LinkWriter linkWriter(LinkStore store, LinkProperties properties) {
        return new LinkWriter(store::insert, properties.queueCapacity(), properties.batchSize());
    }
}
