package io.fairlead.connector;

import io.fairlead.spi.BankContext;
import io.fairlead.spi.BankHttp;
import io.fairlead.spi.SecretText;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What a connector sees of this server during one call. */
record InstitutionContext(
        String institutionId,
        Map<String, String> settings,
        Map<String, SecretText> secrets,
        URI callback,
        BankHttp http,
        Clock clock,
        Instant deadline)
        implements BankContext {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    @Override
    public Optional<SecretText> secret(String name) {
        return Optional.ofNullable(secrets.get(name));
    }

    @Override
    public RandomGenerator random() {
        return RANDOM;
    }
}
