package io.fairlead.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.account.Accounts;
import io.fairlead.account.agreement.DataKind;
import io.fairlead.connector.Connections;
import io.fairlead.connector.InstitutionRef;
import io.fairlead.connector.LoginKey;
import io.fairlead.connector.Progress;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.RandomId;
import io.fairlead.spi.BankAccount;
import io.fairlead.spi.BankContext;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.Cause;
import io.fairlead.spi.ConsumerInput;
import io.fairlead.spi.DateRange;
import io.fairlead.spi.Facts;
import io.fairlead.spi.Grant;
import io.fairlead.spi.Inventory;
import io.fairlead.spi.Linked;
import io.fairlead.spi.Page;
import io.fairlead.spi.Step;
import io.fairlead.spi.Traits;
import io.fairlead.spi.Visit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A bank of one test, for what FinBank never does: it bears what its traits say, answers what the
 * test wants, and notes how it was called.
 */
public final class ScriptedBank {

    private static final Map<String, ScriptedBank> BANKS = new ConcurrentHashMap<>();

    public volatile Traits traits = Traits.ORDINARY;
    public volatile Supplier<Step<Linked>> linking = () -> Step.done(linked("first"));
    public volatile Function<ConsumerInput, Step<Linked>> resuming =
            _ -> Step.failed(Cause.STATE_EXPIRED);
    public volatile Supplier<Step<Inventory>> accounts = () -> Step.done(inventory());
    public volatile Function<DateRange, Step<Page<BankTransaction>>> transactions =
            _ -> Step.done(new Page<>(List.of(), null));

    /** What the bank says of the transactions of single accounts, by its ids of them. */
    public final Map<String, Supplier<Step<Page<BankTransaction>>>> transactionsOf =
            new ConcurrentHashMap<>();

    public volatile Function<Map<String, DateRange>, Step<Visit>> visits = this::emptyVisit;

    /** The names of the calls, in their order. */
    public final List<String> calls = new CopyOnWriteArrayList<>();

    /** The days that were asked for, by calls and in their order. */
    public final List<DateRange> asked = new CopyOnWriteArrayList<>();

    /** The contents of the grants with which transactions were read, by calls. */
    public final List<String> grants = new CopyOnWriteArrayList<>();

    /** The contents of the grants that were revoked. */
    public final List<String> revoked = new CopyOnWriteArrayList<>();

    private final String id = "scripted-" + RandomId.hex();
    private final List<BankAccount> shown;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    /** A bank that shows these accounts. */
    public ScriptedBank(BankAccount... shown) {
        this.shown = List.of(shown);
        BANKS.put(id, this);
    }

    static ScriptedBank of(BankContext context) {
        return Objects.requireNonNull(BANKS.get(context.institutionId()));
    }

    public InstitutionRef ref() {
        return new InstitutionRef(id, ScriptedConnector.NAME);
    }

    /** A customer's login at the bank, whose accounts are shared and not read yet. */
    public LoginKey link(TestPartner partner, Accounts stored, Connections connections) {
        var customer = new CustomerId(partner.newCustomer());
        var login = new LoginKey(partner.id(), customer, RandomId.digits(10));
        var found = new HashMap<String, BankAccount>();
        shown.forEach(account -> found.put(RandomId.digits(10), account));
        stored.register(login, "101732", found);
        stored.keepOnly(login, found.keySet(), DataKind.all());
        if (!(connections.begin(login, ref(), Set.of()) instanceof Progress.Connected)) {
            throw new IllegalStateException("The scripted bank has not linked");
        }
        calls.clear();
        return login;
    }

    /** The accounts that the bank shows. */
    public Inventory inventory() {
        return new Inventory(shown, Map.of());
    }

    /** A link with a grant of this content, and the accounts. */
    public Linked linked(String content) {
        return Linked.with(Grant.lasting(content.getBytes(UTF_8)), inventory());
    }

    /** The most calls that were under way at once. */
    public int mostAtOnce() {
        return most.get();
    }

    <T> T called(String name, Supplier<T> answer) {
        calls.add(name);
        most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        try {
            return answer.get();
        } finally {
            underWay.decrementAndGet();
        }
    }

    private Step<Visit> emptyVisit(Map<String, DateRange> days) {
        var pages = new HashMap<String, Page<BankTransaction>>();
        days.keySet().forEach(account -> pages.put(account, new Page<>(List.of(), null)));
        return Step.done(new Visit(inventory(), pages));
    }

    /** A transaction; pending without a time of its posting. */
    public static BankTransaction transaction(
            String id, Instant transactedAt, @Nullable Instant postedAt) {
        return new BankTransaction(
                id,
                null,
                new BigDecimal("-5.00"),
                transactedAt,
                postedAt,
                "Coffee",
                null,
                null,
                null,
                null,
                null,
                Facts.NONE);
    }
}
