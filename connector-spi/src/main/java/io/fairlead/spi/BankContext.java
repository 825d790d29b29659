package io.fairlead.spi;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** All that a connector sees of the world during one call. */
public interface BankContext {

    /** The id of the institution in the directory. */
    String institutionId();

    /**
     * A setting of this institution, such as the address of its API: the operator's for the
     * institution, else the operator's for the connector, else {@link Setting#standard}.
     *
     * @param name of one of {@link Connector#settings} that is no secret
     */
    Optional<String> setting(String name);

    /**
     * A secret of this institution, such as an OAuth client's, found like a setting.
     *
     * @param name of one of {@link Connector#settings} that is a secret
     */
    Optional<SecretText> secret(String name);

    /**
     * The keys that Fairlead has made for this institution, newest first; at least one. What is new
     * is made with the newest, what is older may need another one.
     */
    List<BankKey> keys(BankKey.Purpose purpose);

    /** Where the institution's pages send the consumer back to. */
    URI callback();

    BankHttp http();

    Clock clock();

    /** Unpredictable, good for states and nonces. */
    RandomGenerator random();

    /** When Fairlead gives the call up. */
    Instant deadline();

    /** Why the bank is called. */
    Occasion occasion();

    /** The consumer's browser, while there is one. */
    Optional<Visitor> visitor();

    /** For whom the data is read, as the consumer knows it: the partner's name. */
    String recipient();
}
