package io.fairlead.account.recurring;

import static java.util.stream.Collectors.groupingBy;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairlead.account.transaction.Booking;
import io.fairlead.account.transaction.BookingState;
import io.fairlead.account.transaction.Transactions;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/**
 * Finds what recurs in the stored transactions of the last three years.
 *
 * <p>What was found is kept as long as the transactions stay the same, and calls for it at the same
 * time find it once. Memory is bounded whatever is asked: so many bookings are held at once by all
 * calls of a node, and a customer with more of them has them read in parts, payee by payee.
 */
@Service
public class RecurringTransactions {

    private static final Period HISTORY = Period.ofYears(3);

    /** Of about 100 bytes each. */
    private static final int BOOKINGS_AT_ONCE = 200_000;

    /** Ids of transactions in streams, of about 30 bytes each. */
    private static final int MOST_IDS_KEPT = 500_000;

    private static final Duration UNUSED = Duration.ofMinutes(10);

    private final Transactions transactions;
    private final Clock clock;
    private final BookingRoom room;
    private final AsyncCache<Question, Optional<RecurringStreams>> answers =
            Caffeine.newBuilder()
                    .<Question, Optional<RecurringStreams>>weigher(
                            (_, answer) -> 1 + answer.map(RecurringStreams::size).orElse(0))
                    .maximumWeight(MOST_IDS_KEPT)
                    .expireAfterAccess(UNUSED)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .buildAsync();

    @Autowired
    RecurringTransactions(Transactions transactions, Clock clock) {
        this(transactions, clock, new BookingRoom(BOOKINGS_AT_ONCE));
    }

    RecurringTransactions(Transactions transactions, Clock clock, BookingRoom room) {
        this.transactions = transactions;
        this.clock = clock;
        this.room = room;
    }

    /** All that an answer depends on. */
    private record Question(
            PartnerId partner,
            CustomerId customer,
            List<String> accounts,
            LocalDate today,
            BookingState state) {

        LocalDate from() {
            return today.minus(HISTORY);
        }
    }

    /**
     * What recurs on these accounts.
     *
     * @return nothing when they have no posted transactions
     */
    public Optional<RecurringStreams> find(
            PartnerId partner, CustomerId customer, List<String> accounts) {
        var today = LocalDate.now(clock);
        var state = transactions.bookingState(partner, customer, accounts, today.minus(HISTORY));
        try {
            return answers.get(
                            new Question(partner, customer, List.copyOf(accounts), today, state),
                            asked -> room.take(asked.state().posted(), () -> answer(asked)))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException reason ? reason : e;
        }
    }

    private Optional<RecurringStreams> answer(Question question) {
        var answer = Optional.<RecurringStreams>empty();
        for (var part = 0; part < room.parts(question.state().posted()); part++) {
            var ofPart = streams(question, part);
            answer = answer.map(found -> ofPart.map(found::with).orElse(found)).or(() -> ofPart);
        }
        return answer;
    }

    private Optional<RecurringStreams> streams(Question question, int part) {
        var posted = question.state().posted();
        var parts = room.parts(posted);
        var read =
                transactions.bookings(
                        question.partner(),
                        question.customer(),
                        question.accounts(),
                        question.from(),
                        payee -> Math.floorMod(payee.hashCode(), parts) == part,
                        room.mostOfPayee(posted));
        return read.isEmpty()
                ? Optional.empty()
                : Optional.of(streams(question.accounts(), read, new Recurrence(question.today())));
    }

    private static RecurringStreams streams(
            List<String> accounts, List<Booking> bookings, Recurrence recurrence) {
        var ofAccount = bookings.stream().collect(groupingBy(Booking::account));
        var byAccount = new LinkedHashMap<String, List<RecurringStream>>();
        for (var account : accounts) {
            byAccount.put(account, recurrence.among(ofAccount.getOrDefault(account, List.of())));
        }
        return new RecurringStreams(recurrence.among(bookings), byAccount);
    }
}
