package io.fairlead.session.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of a session, which is stored sealed.
 *
 * @param part whose turn it is: 0 is the link's customer, 1 the joint borrower
 * @param finished the parts that are done
 */
public record SessionState(int part, Set<Integer> finished, Stage stage) {

    public static SessionState at(Stage stage) {
        return new SessionState(0, Set.of(), stage);
    }

    public SessionState with(Stage next) {
        return new SessionState(part, finished, next);
    }

    public SessionState inPart(int opened, Stage next) {
        return new SessionState(opened, finished, next);
    }

    public SessionState finishedPart(Stage next) {
        var more = new HashSet<>(finished);
        more.add(part);
        return new SessionState(part, more, next);
    }

    /** The attempt that the bank's page may send the consumer back for. */
    @JsonIgnore
    @Nullable
    public String attemptAtBank() {
        return stage instanceof Stage.AwaitingReturn at && at.round() != null
                ? at.round().attempt()
                : null;
    }
}
