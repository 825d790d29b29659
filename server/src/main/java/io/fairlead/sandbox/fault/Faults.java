package io.fairlead.sandbox.fault;

import io.fairlead.link.Link;
import io.fairlead.link.Links;
import io.fairlead.shared.database.Recent;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The faults that tests have ordered, and the calls that meet them. */
@Service
public class Faults {

    /** More than any test orders. */
    public static final int MOST = 500;

    public static final int LONGEST_STALL_SECONDS = 3600;
    public static final int MOST_TIMES = 1_000_000;

    private static final String ALL = "all";

    private final FaultStore store;
    private final Links links;
    private final LinkedLogins linked;
    private final Clock clock;
    private final Recent<String, List<Fault>> recent;

    Faults(
            FaultStore store,
            Links links,
            LinkedLogins linked,
            Clock clock,
            FaultProperties properties) {
        this.recent = new Recent<>(1, properties.knownFor());
        this.store = store;
        this.links = links;
        this.linked = linked;
        this.clock = clock;
    }

    /**
     * Orders a fault, which waits for calls from now on.
     *
     * @param code the aggregation status of {@link FaultKind#REFUSE}
     * @param seconds how late {@link FaultKind#STALL} answers
     * @param times how many calls it meets; null means every one until it is cleared
     * @throws InvalidFaultException for the first field that is wrong
     */
    @Transactional
    public Fault order(
            FaultStep at,
            FaultKind does,
            @Nullable Integer code,
            @Nullable Integer seconds,
            FaultScope scope,
            @Nullable Integer times) {
        var fault =
                new Fault(
                        UUID.randomUUID(),
                        at,
                        does,
                        code,
                        seconds,
                        scope,
                        times,
                        0,
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
        check(fault);
        store.insert(fault);
        recent.changes(ALL);
        return fault;
    }

    private void check(Fault fault) {
        refuseUnless(
                fault.at().kinds().contains(fault.does()),
                "does",
                "must be something that can happen at \"%s\": GET /sandbox/v1/faults/steps says what"
                        .formatted(fault.at().storedName()));
        var refuses = fault.does() == FaultKind.REFUSE;
        refuseUnless(
                refuses == (fault.code() != null),
                "code",
                refuses ? "is missing: it is what the bank refuses with" : "is for refuse only");
        refuseUnless(
                fault.code() == null || RefusalCodes.has(fault.code()),
                "code",
                "must be an aggregation status of docs/sandbox.md");
        var stalls = fault.does() == FaultKind.STALL;
        refuseUnless(
                stalls == (fault.seconds() != null),
                "seconds",
                stalls ? "is missing: it is how late the bank answers" : "is for stall only");
        refuseUnless(
                isBetween(fault.seconds(), LONGEST_STALL_SECONDS),
                "seconds",
                "must be a whole number from 1 to " + LONGEST_STALL_SECONDS);
        refuseUnless(
                isBetween(fault.times(), MOST_TIMES),
                "times",
                "must be a whole number from 1 to %d, or null".formatted(MOST_TIMES));
        refuseUnless(
                !fault.scope().isEmpty(),
                "for",
                "must name a customerId, link, institutionLoginId, institutionId or userid");
        refuseUnless(
                store.count() < MOST,
                "times",
                "cannot be counted: %d faults wait already. Clear some".formatted(MOST));
    }

    private static boolean isBetween(@Nullable Integer number, int most) {
        return number == null || (number >= 1 && number <= most);
    }

    private static void refuseUnless(boolean right, String field, String what) {
        if (!right) {
            throw new InvalidFaultException(field, what);
        }
    }

    /** The link of this URL, to order a fault for. */
    public Optional<Link> link(String url) {
        return links.find(url);
    }

    /** All that were ordered and not cleared, the oldest first. */
    @Transactional(readOnly = true)
    public List<Fault> all() {
        return store.all();
    }

    @Transactional(readOnly = true)
    public Optional<Fault> find(UUID id) {
        return store.all().stream().filter(fault -> fault.id().equals(id)).findFirst();
    }

    /** False when there was none. */
    @Transactional
    public boolean clear(UUID id) {
        recent.changes(ALL);
        return store.delete(id);
    }

    /** Clears all of them, and says how many there were. */
    @Transactional
    public int clearAll() {
        recent.changes(ALL);
        return store.deleteAll();
    }

    /** The faults that a call meets now, the oldest first. Each of them has counted it. */
    List<Fault> meet(FaultyCall call) {
        return recent.find(ALL, _ -> Optional.of(store.all())).orElse(List.of()).stream()
                .filter(fault -> !fault.isOver() && concerns(fault, call))
                .filter(fault -> store.hit(fault.id()))
                .peek(_ -> recent.changes(ALL))
                .toList();
    }

    private boolean concerns(Fault fault, FaultyCall call) {
        var scope = fault.scope();
        return call.steps().contains(fault.at())
                && isOrAny(scope.customer(), call.login().customer().value())
                && isOrAny(scope.login(), call.login().login())
                && isOrAny(scope.institution(), call.institution())
                && (scope.userid() == null
                        || call.userid().get().filter(scope.userid()::equals).isPresent())
                && (scope.link() == null
                        || linked.isOf(scope.link(), call.login(), call.institution()));
    }

    private static boolean isOrAny(@Nullable String wanted, String is) {
        return wanted == null || wanted.equals(is);
    }
}
