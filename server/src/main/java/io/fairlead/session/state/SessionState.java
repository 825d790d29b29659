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
 * @param proved whether the consumer has proved to be the one who shares accounts by the link in
 *     other browsers; until then those do not show
 */
public record SessionState(int part, Set<Integer> finished, boolean proved, Stage stage) {

    /** Where a session begins. */
    public static SessionState at(Stage stage) {
        return new SessionState(0, Set.of(), false, stage);
    }

    public SessionState with(Stage next) {
        return new SessionState(part, finished, proved, next);
    }

    public SessionState inPart(int opened, Stage next) {
        return new SessionState(opened, finished, proved, next);
    }

    /** The same place, now that the consumer has proved to be the same as in other browsers. */
    public SessionState onceProved() {
        return new SessionState(part, finished, true, stage);
    }

    public SessionState finishedPart(Stage next) {
        var more = new HashSet<>(finished);
        more.add(part);
        return new SessionState(part, more, proved, next);
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
