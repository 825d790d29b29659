package io.fairlead.kit;

import io.fairlead.spi.BankContext;
import io.fairlead.spi.BankKey;
import io.fairlead.spi.Occasion;
import io.fairlead.spi.SecretText;
import io.fairlead.spi.Setting;
import io.fairlead.spi.Visitor;
import java.net.InetAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What a connector sees of the world while the contract calls it. */
record KitContext(
        TestInstitution institution,
        List<Setting> declared,
        KitKeys keys,
        KitHttp http,
        Clock clock)
        implements BankContext {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public String institutionId() {
        return institution.id();
    }

    @Override
    public Optional<String> setting(String name) {
        return declared(name, false)
                .flatMap(
                        setting ->
                                Optional.ofNullable(
                                        institution
                                                .settings()
                                                .getOrDefault(name, setting.standard())));
    }

    @Override
    public Optional<SecretText> secret(String name) {
        return declared(name, true)
                .flatMap(_ -> Optional.ofNullable(institution.secrets().get(name)));
    }

    private Optional<Setting> declared(String name, boolean secret) {
        return declared.stream()
                .filter(setting -> setting.name().equals(name))
                .filter(setting -> secret == (setting.kind() == Setting.Kind.SECRET))
                .findFirst();
    }

    @Override
    public List<BankKey> keys(BankKey.Purpose purpose) {
        return keys.of(purpose);
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
        return clock.instant().plus(http.patience());
    }

    @Override
    public Occasion occasion() {
        return Occasion.CONSUMER;
    }

    @Override
    public Optional<Visitor> visitor() {
        return Optional.of(
                new Visitor(InetAddress.ofLiteral("192.0.2.7"), "Kit", List.of("en-US")));
    }

    @Override
    public String recipient() {
        return "Kit";
    }
}
