package io.fairlead.kit;

import io.fairlead.spi.BankContext;
import io.fairlead.spi.BankHttp;
import io.fairlead.spi.SecretText;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What a connector sees of the world while the contract calls it. */
record KitContext(TestInstitution institution, BankHttp http, Clock clock, Duration patience)
        implements BankContext {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public String institutionId() {
        return institution.id();
    }

    @Override
    public Optional<String> setting(String name) {
        return Optional.ofNullable(institution.settings().get(name));
    }

    @Override
    public Optional<SecretText> secret(String name) {
        return Optional.ofNullable(institution.secrets().get(name));
    }

    @Override
    public URI callback() {
        return institution.callback();
    }

    @Override
    public RandomGenerator random() {
        return RANDOM;
    }

    @Override
    public Instant deadline() {
        return clock.instant().plus(patience);
    }
}
