package io.fairlead.shared.api;

import io.fairlead.shared.inbound.Guards;
import io.fairlead.shared.inbound.JsonMemory;
import java.util.List;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Fits Spring MVC and its web server to this package. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private final JsonMemory memory;

    WebConfiguration(JsonMemory memory) {
        this.memory = memory;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new JsonBodyResolver(memory));
    }

    /**
     * Calls have one form of answer each. A call that has done its work must not fail because the
     * caller would have liked another one.
     */
    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
        configurer.ignoreAcceptHeader(true).defaultContentType(MediaType.ALL);
    }

    /** Behind Tomcat's own valves, so that it answers before they do, and before the guards. */
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusedRequests(
            ProblemAdvice problems, SecurityHeaders headers, JsonMapper json, Guards guards) {
        return factory ->
                factory.addContextCustomizers(
                        context -> {
                            var pipeline = context.getParent().getPipeline();
                            pipeline.addValve(new RefusedRequests(problems, headers, json));
                            guards.addTo(pipeline);
                        });
    }
}
