package io.fairlead.spi;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** All that a connector sees of the world during one call. */
public interface BankContext {

    /** The id of the institution in the directory. */
    String institutionId();

    /** A setting the operator made for this institution, such as the address of its API. */
    Optional<String> setting(String name);

    /** A secret the operator made for this institution, such as an OAuth client's. */
    Optional<SecretText> secret(String name);

    /** Where the institution's pages send the consumer back to. */
    URI callback();

    BankHttp http();

    Clock clock();

    /** Unpredictable, good for states and nonces. */
    RandomGenerator random();

    /** When Fairlead gives the call up. */
    Instant deadline();
}
