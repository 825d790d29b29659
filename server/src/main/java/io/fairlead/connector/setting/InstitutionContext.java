package io.fairlead.connector.setting;

import io.fairlead.spi.BankContext;
import io.fairlead.spi.BankHttp;
import io.fairlead.spi.BankKey;
import io.fairlead.spi.Occasion;
import io.fairlead.spi.SecretText;
import io.fairlead.spi.Visitor;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What a connector sees of this server during one call. */
public record InstitutionContext(
        String institutionId,
        InstitutionSettings made,
        Function<BankKey.Purpose, List<BankKey>> keysOf,
        URI callback,
        BankHttp http,
        Clock clock,
        Instant deadline,
        Occasion occasion,
        Supplier<Optional<Visitor>> visiting,
        Supplier<String> recipientName)
        implements BankContext {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public Optional<String> setting(String name) {
        return Optional.ofNullable(made.settings().get(name));
    }

    @Override
    public Optional<SecretText> secret(String name) {
        return Optional.ofNullable(made.secrets().get(name));
    }

    @Override
    public List<BankKey> keys(BankKey.Purpose purpose) {
        return keysOf.apply(purpose);
    }

    @Override
    public Optional<Visitor> visitor() {
        return visiting.get();
    }

    @Override
    public String recipient() {
        return recipientName.get();
    }

    @Override
    public RandomGenerator random() {
        return RANDOM;
    }
}
