package io.finbank.bank;

import io.finbank.problem.Problem;
import io.finbank.problem.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Books transactions for tests. */
@RestController
class TestTransactionsController {

    private static final int LONGEST_DESCRIPTION = 500;
    private static final BigDecimal LARGEST = new BigDecimal("1000000000");

    private final Accounts accounts;
    private final Ledger ledger;

    TestTransactionsController(Accounts accounts, Ledger ledger) {
        this.accounts = accounts;
        this.ledger = ledger;
    }

    @PostMapping("/api/institutions/{institutionId}/accounts/{accountId}/test-transactions")
    @ResponseStatus(HttpStatus.CREATED)
    Created book(
            @PathVariable String institutionId,
            @PathVariable String accountId,
            @RequestBody TestTransaction transaction) {
        var account =
                accounts.find(institutionId, accountId)
                        .orElseThrow(() -> new ProblemException(Problem.ACCOUNT_NOT_FOUND));
        return new Created(
                ledger.book(
                        account,
                        transaction.checkedAmount(),
                        transaction.checkedDescription(),
                        transaction.day(),
                        transaction.pending()));
    }

    record Created(String id) {}

    record TestTransaction(
            @Nullable BigDecimal amount,
            @Nullable String description,
            @Nullable Instant transactionDate,
            @Nullable String status) {

        BigDecimal checkedAmount() {
            if (amount == null || amount.scale() > 2 || amount.abs().compareTo(LARGEST) >= 0) {
                throw new ProblemException(
                        Problem.BAD_REQUEST, "\"amount\" must be an amount in dollars and cents.");
            }
            return amount;
        }

        String checkedDescription() {
            if (description == null
                    || description.isBlank()
                    || description.length() > LONGEST_DESCRIPTION) {
                throw new ProblemException(
                        Problem.BAD_REQUEST, "\"description\" must have 1 to 500 characters.");
            }
            return description;
        }

        @Nullable LocalDate day() {
            return transactionDate == null
                    ? null
                    : LocalDate.ofInstant(transactionDate, ZoneOffset.UTC);
        }

        boolean pending() {
            return "pending".equals(status);
        }
    }
}
