package io.fairlead.shared.sealing;

import io.fairlead.shared.Secret;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the server's keys come from.
 *
 * @param file the key file; read again when it changes
 * @param value the content of a key file; wins over {@code file}
 */
@ConfigurationProperties("fairlead.keys")
record KeyProperties(@Nullable Path file, @Nullable Secret value) {}
