package io.fairlead.oauth;

import io.fairlead.spi.BankContext;
import io.fairlead.spi.BankHttp;
import io.fairlead.spi.BankKey;
import io.fairlead.spi.Occasion;
import io.fairlead.spi.SecretText;
import io.fairlead.spi.Visitor;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The world of one call.
 *
 * @param keys with which Fairlead signs
 * @param now the time, which stands still
 */
record TestContext(List<BankKey> keys, BankHttp http, Instant now) implements BankContext {

    static final URI CALLBACK = URI.create("https://connect.example/oauth/callback");

    @Override
    public String institutionId() {
        return "500123";
    }

    @Override
    public Optional<String> setting(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<SecretText> secret(String name) {
        return Optional.empty();
    }

    @Override
    public List<BankKey> keys(BankKey.Purpose purpose) {
        return purpose == BankKey.Purpose.SIGN ? keys : List.of();
    }

    @Override
    public URI callback() {
        return CALLBACK;
    }

    @Override
    public Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    @Override
    public RandomGenerator random() {
        return RandomGenerator.getDefault();
    }

    @Override
    public Instant deadline() {
        return now.plus(Duration.ofMinutes(1));
    }

    @Override
    public Occasion occasion() {
        return Occasion.PARTNER;
    }

    @Override
    public Optional<Visitor> visitor() {
        return Optional.empty();
    }

    @Override
    public String recipient() {
        return "A partner";
    }
}
