package io.fairlead.shared;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What every module may ask about the server it runs in.
 *
 * @param mode sandbox or production
 * @param home the folder of the sandbox's data, keys and logs
 * @param publicUrl where partners and consumers reach the server, without a slash at the end
 */
@ConfigurationProperties("fairlead")
public record FairleadProperties(
        @DefaultValue("sandbox") Mode mode,
        @DefaultValue(".fairlead") Path home,
        @DefaultValue("http://localhost:8080") URI publicUrl) {}
