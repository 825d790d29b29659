package io.fairlead.connector;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.spi.Visitor;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Remembers the browsers of consumers who are in a session on this node. */
@Component
public class Visitors {

    private static final int MOST = 100_000;
    private static final Duration LIFE = Duration.ofMinutes(10);

    private record Key(PartnerId partner, CustomerId customer) {}

    private final Cache<Key, Visitor> seen =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LIFE).build();

    /** The customer's consumer is here with this browser. */
    public void see(PartnerId partner, CustomerId customer, Visitor visitor) {
        seen.put(new Key(partner, customer), visitor);
    }

    Optional<Visitor> of(LoginKey login) {
        return Optional.ofNullable(seen.getIfPresent(new Key(login.partner(), login.customer())));
    }
}
