package io.finbank.resource;

import io.finbank.bank.Ledger;
import io.finbank.clock.Calendar;
import io.finbank.fault.Step;
import io.finbank.problem.Problem;
import io.finbank.problem.ProblemException;
import io.finbank.statement.Statement;
import io.finbank.statement.StatementPdf;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The monthly statements of an account, the latest first. */
@RestController
@RequestMapping("/api/accounts/{id}/statements")
class StatementsController {

    private static final int MONTHS = 24;
    private static final int PAGE_SIZE = 12;

    private final VisitedAccounts accounts;
    private final Ledger ledger;
    private final Calendar calendar;

    StatementsController(VisitedAccounts accounts, Ledger ledger, Calendar calendar) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.calendar = calendar;
    }

    @GetMapping
    StatementList list(
            Visitor visitor,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String page) {
        accounts.one(visitor, Step.STATEMENTS, id);
        var all = months().map(StatementBody::of).toList();
        var shown = Page.ofNumbered(all, page, PAGE_SIZE);
        return new StatementList(shown.items(), shown.next());
    }

    @GetMapping("/{statementId}")
    ResponseEntity<byte[]> show(
            Visitor visitor, @PathVariable String id, @PathVariable String statementId) {
        var account = accounts.one(visitor, Step.STATEMENTS, id);
        var month =
                months().filter(existing -> existing.toString().equals(statementId))
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .body(StatementPdf.of(Statement.of(account, month, ledger)));
    }

    private Stream<YearMonth> months() {
        var current = YearMonth.from(calendar.today());
        return Stream.iterate(current.minusMonths(1), month -> month.minusMonths(1)).limit(MONTHS);
    }

    record StatementList(List<StatementBody> statements, @Nullable String nextPage) {}

    record StatementBody(
            String id, LocalDate periodStart, LocalDate periodEnd, LocalDate issuedOn) {

        static StatementBody of(YearMonth month) {
            return new StatementBody(
                    month.toString(),
                    month.atDay(1),
                    month.atEndOfMonth(),
                    month.plusMonths(1).atDay(1));
        }
    }
}
