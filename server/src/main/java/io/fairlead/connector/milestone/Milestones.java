package io.fairlead.connector.milestone;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairlead.connector.LoginKey;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What this node has seen of a call to a bank that is under way. Only for the words of a screen
 * that waits: a screen that another node shows has fewer of them.
 */
@Component
public class Milestones {

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int MOST = 10_000;

    private final Cache<LoginKey, Milestone> reached =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    /** A call begins, of which nothing is known yet. */
    public void begin(LoginKey login) {
        reached.invalidate(login);
    }

    /** The bank lets the consumer in. */
    public void signedIn(LoginKey login) {
        reached.put(login, new Milestone(null));
    }

    /** The bank has shown so many accounts. */
    public void found(LoginKey login, int accounts) {
        reached.put(login, new Milestone(accounts));
    }

    /** How far the call for a login has come; none when it is at its beginning. */
    public Optional<Milestone> of(LoginKey login) {
        return Optional.ofNullable(reached.getIfPresent(login));
    }
}
