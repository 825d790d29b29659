package io.finbank.resource;

import io.finbank.bank.Account;
import io.finbank.bank.Booking;
import io.finbank.bank.Ledger;
import io.finbank.clock.Calendar;
import io.finbank.fault.Step;
import io.finbank.problem.Problem;
import io.finbank.problem.ProblemException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The transactions of an account, the latest first. */
@RestController
class TransactionsController {

    private static final int LARGEST_PAGE = 500;

    private final VisitedAccounts accounts;
    private final Ledger ledger;
    private final Calendar calendar;

    TransactionsController(VisitedAccounts accounts, Ledger ledger, Calendar calendar) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.calendar = calendar;
    }

    @GetMapping("/api/accounts/{id}/transactions")
    TransactionList list(
            Visitor visitor,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(defaultValue = "100") int pageSize) {
        if (pageSize < 1 || pageSize > LARGEST_PAGE) {
            throw new ProblemException(
                    Problem.BAD_REQUEST, "\"pageSize\" must be a number from 1 to 500.");
        }
        var account = accounts.one(visitor, Step.TRANSACTIONS, id);
        LocalDate first = from == null ? calendar.firstDay() : from;
        LocalDate last = to == null ? calendar.today() : to;
        Stream<Booking> bookings =
                page == null
                        ? ledger.made(account, first, last)
                        : after(PageEnd.read(page), account, first);
        return answer(bookings.limit(pageSize + 1L).toList(), pageSize);
    }

    /** From the day on which the page before ended, without what it had of that day. */
    private Stream<Booking> after(PageEnd end, Account account, LocalDate first) {
        var dayOfEnd = ledger.made(account, end.day(), end.day()).toList();
        var seen = 0;
        for (var i = 0; i < dayOfEnd.size(); i++) {
            if (dayOfEnd.get(i).id().equals(end.id())) {
                seen = i + 1;
            }
        }
        return Stream.concat(
                dayOfEnd.stream().skip(seen), ledger.made(account, first, end.day().minusDays(1)));
    }

    private TransactionList answer(List<Booking> found, int pageSize) {
        var today = calendar.today();
        var shown = found.subList(0, Math.min(pageSize, found.size()));
        return new TransactionList(
                shown.stream().map(booking -> TransactionBody.of(booking, today)).toList(),
                found.size() > pageSize ? PageEnd.of(shown.getLast()).token() : null);
    }

    record TransactionList(List<TransactionBody> transactions, @Nullable String nextPage) {}

    /** Where a page ended, so that the next one begins there whatever was booked meanwhile. */
    private record PageEnd(LocalDate day, String id) {

        private static final int DATE_LENGTH = 10;

        static PageEnd of(Booking last) {
            return new PageEnd(last.date(), last.id());
        }

        static PageEnd read(String token) {
            if (!token.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}_[0-9a-z-]+")) {
                throw new ProblemException(Problem.BAD_REQUEST);
            }
            return new PageEnd(
                    LocalDate.parse(token.substring(0, DATE_LENGTH)),
                    token.substring(DATE_LENGTH + 1));
        }

        String token() {
            return day + "_" + id;
        }
    }
}
