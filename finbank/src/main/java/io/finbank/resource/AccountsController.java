package io.finbank.resource;

import io.finbank.bank.Account;
import io.finbank.bank.Details;
import io.finbank.bank.Ledger;
import io.finbank.fault.Step;
import io.finbank.problem.Problem;
import io.finbank.problem.ProblemException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The accounts of a visitor, their owners and the numbers that payments need. */
@RestController
@RequestMapping("/api/accounts")
class AccountsController {

    private static final int PAGE_SIZE = 20;

    /** Made up for FinBank: the check digit is right, the bank is none. */
    private static final String ROUTING_NUMBER = "124399901";

    private final VisitedAccounts accounts;
    private final Patience patience;
    private final Ledger ledger;
    private final Details details;
    private final Clock clock;

    AccountsController(
            VisitedAccounts accounts,
            Patience patience,
            Ledger ledger,
            Details details,
            Clock clock) {
        this.accounts = accounts;
        this.patience = patience;
        this.ledger = ledger;
        this.details = details;
        this.clock = clock;
    }

    @GetMapping
    AccountList list(Visitor visitor, @RequestParam(required = false) @Nullable String page) {
        patience.tryFor(visitor);
        var shown = Page.ofNumbered(accounts.all(visitor), page, PAGE_SIZE);
        return new AccountList(shown.items().stream().map(this::body).toList(), shown.next());
    }

    @GetMapping("/{id}")
    AccountBody show(Visitor visitor, @PathVariable String id) {
        return body(accounts.one(visitor, Step.BALANCE, id));
    }

    @GetMapping("/{id}/owners")
    OwnerList owners(Visitor visitor, @PathVariable String id) {
        var account = accounts.one(visitor, Step.OWNERS, id);
        return new OwnerList(account.owners().stream().map(OwnerBody::of).toList());
    }

    @GetMapping("/{id}/ach")
    Ach ach(Visitor visitor, @PathVariable String id) {
        var account = accounts.one(visitor, Step.ACH, id);
        if (!account.type().hasAch()) {
            throw new ProblemException(Problem.NOT_SUPPORTED);
        }
        return new Ach(ROUTING_NUMBER, account.number());
    }

    @GetMapping("/{id}/loan")
    LoanBody loan(Visitor visitor, @PathVariable String id) {
        var account = accounts.one(visitor, Step.LOAN, id);
        if (!account.type().isLoan()) {
            throw new ProblemException(Problem.NOT_SUPPORTED);
        }
        return LoanBody.of(account, ROUTING_NUMBER, ledger.balance(account), clock.instant());
    }

    private AccountBody body(Account account) {
        return AccountBody.of(account, ledger, details, clock.instant());
    }

    record AccountList(List<AccountBody> accounts, @Nullable String nextPage) {}

    record OwnerList(List<OwnerBody> owners) {}

    record Ach(String routingNumber, String accountNumber) {}
}
