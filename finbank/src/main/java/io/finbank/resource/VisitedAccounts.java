package io.finbank.resource;

import io.finbank.bank.Account;
import io.finbank.bank.Accounts;
import io.finbank.fault.Call;
import io.finbank.fault.Faults;
import io.finbank.fault.Step;
import io.finbank.problem.Problem;
import io.finbank.problem.ProblemException;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The accounts that a visitor's token opens. Who asks for one meets the faults of the step first.
 */
@Component
class VisitedAccounts {

    private final Accounts accounts;
    private final Faults faults;

    VisitedAccounts(Accounts accounts, Faults faults) {
        this.accounts = accounts;
        this.faults = faults;
    }

    List<Account> all(Visitor visitor) {
        faults.meet(Call.of(Step.ACCOUNTS, visitor.institutionId(), visitor.userid()));
        return accounts.of(visitor.institutionId(), visitor.profile()).stream()
                .filter(account -> visitor.maySee(account.id()))
                .toList();
    }

    /**
     * @throws ProblemException when there is none of this id, it is closed, or the token does not
     *     open it
     */
    Account one(Visitor visitor, Step step, String id) {
        faults.meet(new Call(step, visitor.institutionId(), visitor.userid(), id));
        var account =
                accounts.find(visitor.institutionId(), visitor.profile(), id)
                        .filter(found -> visitor.maySee(id))
                        .orElseThrow(() -> new ProblemException(Problem.ACCOUNT_NOT_FOUND));
        if (account.closed()) {
            throw new ProblemException(Problem.ACCOUNT_CLOSED);
        }
        return account;
    }
}
