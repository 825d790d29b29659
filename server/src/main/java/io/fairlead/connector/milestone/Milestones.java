package io.fairlead.connector.milestone;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairlead.shared.PartnerId;
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

    private record Login(PartnerId partner, String id) {}

    private final Cache<Login, Milestone> reached =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    /** A call begins, of which nothing is known yet. */
    public void begin(PartnerId partner, String login) {
        reached.invalidate(new Login(partner, login));
    }

    /** The bank lets the consumer in. */
    public void signedIn(PartnerId partner, String login) {
        reached.put(new Login(partner, login), new Milestone(null));
    }

    /** The bank has shown so many accounts. */
    public void found(PartnerId partner, String login, int accounts) {
        reached.put(new Login(partner, login), new Milestone(accounts));
    }

    /** How far the call for a login has come; none when it is at its beginning. */
    public Optional<Milestone> of(PartnerId partner, String login) {
        return Optional.ofNullable(reached.getIfPresent(new Login(partner, login)));
    }
}
