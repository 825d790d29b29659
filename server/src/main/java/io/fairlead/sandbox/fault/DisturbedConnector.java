package io.fairlead.sandbox.fault;

import static io.fairlead.sandbox.fault.FaultStep.ACCOUNTS;
import static io.fairlead.sandbox.fault.FaultStep.OWNERS;
import static io.fairlead.sandbox.fault.FaultStep.PAYMENTS;
import static io.fairlead.sandbox.fault.FaultStep.REFRESH;
import static io.fairlead.sandbox.fault.FaultStep.STATEMENTS;
import static io.fairlead.sandbox.fault.FaultStep.TRANSACTIONS;

import io.fairlead.sandbox.fault.ExtraQuestion.Waiting;
import io.fairlead.sandbox.fault.Meetings.Meeting;
import io.fairlead.spi.AchDetails;
import io.fairlead.spi.BankAccount;
import io.fairlead.spi.BankContext;
import io.fairlead.spi.BankOwner;
import io.fairlead.spi.BankStatement;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.Cause;
import io.fairlead.spi.Connector;
import io.fairlead.spi.ConsumerInput;
import io.fairlead.spi.DateRange;
import io.fairlead.spi.Grant;
import io.fairlead.spi.Health;
import io.fairlead.spi.Inventory;
import io.fairlead.spi.Linked;
import io.fairlead.spi.LoanPayment;
import io.fairlead.spi.Page;
import io.fairlead.spi.Revoked;
import io.fairlead.spi.SavedState;
import io.fairlead.spi.Setting;
import io.fairlead.spi.StatementFile;
import io.fairlead.spi.Step;
import io.fairlead.spi.Traits;
import io.fairlead.spi.Visit;
import io.fairlead.spi.Wish;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A connector whose calls meet faults first. Long, because connectors have many calls. */
final class DisturbedConnector implements Connector {

    private final Connector real;
    private final Meeting meeting;
    private final Userids userids;

    DisturbedConnector(Connector real, Meeting meeting, Userids userids) {
        this.real = real;
        this.meeting = meeting;
        this.userids = userids;
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public List<Setting> settings() {
        return real.settings();
    }

    @Override
    public Traits traits(BankContext bank) {
        return real.traits(bank);
    }

    @Override
    public Step<Linked> begin(BankContext bank, Wish wish) {
        var met = met(Set.of(FaultStep.BEGINNING), () -> userids.known(meeting.login()));
        return struck(met, () -> real.begin(bank, wish));
    }

    @Override
    public Step<Linked> resume(BankContext bank, SavedState state, ConsumerInput input) {
        if (ExtraQuestion.isAskedWith(state)) {
            return answered(bank, state, input);
        }
        var userid = useridOf(input);
        var met = met(Set.of(stepOf(input)), () -> userid);
        return asking(
                bank, met, new Waiting.Input(state, input), () -> real.resume(bank, state, input));
    }

    private static FaultStep stepOf(ConsumerInput input) {
        return switch (input) {
            case ConsumerInput.Fields _ -> FaultStep.CREDENTIALS;
            case ConsumerInput.Answers _, ConsumerInput.Poll _ -> FaultStep.MFA;
            case ConsumerInput.NewCode _ -> FaultStep.NEW_CODE;
            case ConsumerInput.Callback _ -> FaultStep.CONSENT;
        };
    }

    private Optional<String> useridOf(ConsumerInput input) {
        return input instanceof ConsumerInput.Fields(var values)
                ? userids.typed(meeting.login(), values)
                : userids.known(meeting.login());
    }

    /** Goes on where the bank has asked one question more. */
    private Step<Linked> answered(BankContext bank, SavedState state, ConsumerInput input) {
        if (!(input instanceof ConsumerInput.Answers)) {
            return Step.failed(Cause.STATE_EXPIRED);
        }
        if (!ExtraQuestion.isAnsweredBy(input)) {
            return ExtraQuestion.askAgain(bank, state);
        }
        var waiting = ExtraQuestion.waitingIn(state);
        var met = met(Set.of(FaultStep.MFA), () -> userids.known(meeting.login()));
        return asking(
                bank,
                met,
                waiting,
                () ->
                        switch (waiting) {
                            case Waiting.Input(var held, var given) ->
                                    real.resume(bank, held, given);
                            case Waiting.Access(var grant) -> Step.done(Linked.unread(grant));
                        });
    }

    @Override
    public Step<Grant> renew(BankContext bank, Grant grant) {
        if (meeting.hasLostConsent()) {
            return RefusalCodes.failure(947).ofAnother();
        }
        var step = reading(bank, grant, Set.of(FaultStep.TOKEN), () -> real.renew(bank, grant));
        meeting.hasLostConsent();
        return step;
    }

    @Override
    public Step<Inventory> accounts(BankContext bank, Grant grant, Set<String> known) {
        return reading(
                bank,
                grant,
                read(ACCOUNTS),
                () -> real.accounts(bank, grant, known),
                met -> shown -> DisturbedData.of(shown, met));
    }

    @Override
    public Step<BankAccount> balance(BankContext bank, Grant grant, String accountId) {
        return reading(bank, grant, read(ACCOUNTS), () -> real.balance(bank, grant, accountId));
    }

    @Override
    public Step<Page<BankTransaction>> transactions(
            BankContext bank,
            Grant grant,
            String accountId,
            DateRange range,
            @Nullable String page) {
        return reading(
                bank,
                grant,
                read(TRANSACTIONS),
                () -> real.transactions(bank, grant, accountId, range, page),
                met -> shown -> DisturbedData.of(shown, met, bank.clock().instant()));
    }

    @Override
    public Step<Visit> visit(
            BankContext bank, Grant grant, Map<String, DateRange> days, Set<String> known) {
        return reading(
                bank,
                grant,
                read(ACCOUNTS, TRANSACTIONS),
                () -> real.visit(bank, grant, days, known),
                met -> shown -> DisturbedData.of(shown, met, bank.clock().instant()));
    }

    @Override
    public Step<List<BankOwner>> owners(BankContext bank, Grant grant, String accountId) {
        return reading(bank, grant, Set.of(OWNERS), () -> real.owners(bank, grant, accountId));
    }

    @Override
    public Step<AchDetails> achDetails(BankContext bank, Grant grant, String accountId) {
        return reading(
                bank, grant, Set.of(PAYMENTS), () -> real.achDetails(bank, grant, accountId));
    }

    @Override
    public Step<LoanPayment> loanPayment(BankContext bank, Grant grant, String accountId) {
        return reading(
                bank, grant, Set.of(PAYMENTS), () -> real.loanPayment(bank, grant, accountId));
    }

    @Override
    public Step<Page<BankStatement>> statements(
            BankContext bank, Grant grant, String accountId, @Nullable String page) {
        return reading(
                bank,
                grant,
                Set.of(STATEMENTS),
                () -> real.statements(bank, grant, accountId, page));
    }

    @Override
    public Step<StatementFile> statement(
            BankContext bank, Grant grant, String accountId, String statementId) {
        return reading(
                bank,
                grant,
                Set.of(STATEMENTS),
                () -> real.statement(bank, grant, accountId, statementId));
    }

    @Override
    public Step<Revoked> revoke(BankContext bank, Grant grant) {
        var met = met(Set.of(FaultStep.REVOKE), () -> userids.of(meeting.login(), grant));
        return struck(met, () -> real.revoke(bank, grant));
    }

    @Override
    public Health probe(BankContext bank) {
        return real.probe(bank);
    }

    private Set<FaultStep> read(FaultStep... steps) {
        var all = EnumSet.copyOf(List.of(steps));
        if (meeting.isRefresh()) {
            all.add(REFRESH);
        }
        return all;
    }

    private List<Fault> met(Set<FaultStep> steps, Supplier<Optional<String>> userid) {
        return meeting.meet(steps, userid);
    }

    private <T> Step<T> reading(
            BankContext bank, Grant grant, Set<FaultStep> steps, Supplier<Step<T>> call) {
        return reading(bank, grant, steps, call, _ -> shown -> shown);
    }

    private <T> Step<T> reading(
            BankContext bank,
            Grant grant,
            Set<FaultStep> steps,
            Supplier<Step<T>> call,
            Function<List<Fault>, Function<T, T>> change) {
        var met = met(steps, () -> userids.of(meeting.login(), grant));
        return met.isEmpty()
                ? call.get()
                : asking(bank, met, new Waiting.Access(grant), call)
                        .then(shown -> Step.done(change.apply(met).apply(shown)));
    }

    /** The call, unless a fault wants a question asked first. */
    private <T> Step<T> asking(
            BankContext bank, List<Fault> met, Waiting waiting, Supplier<Step<T>> call) {
        return struck(
                met,
                () ->
                        met.stream().anyMatch(fault -> fault.does() == FaultKind.ASK_MORE)
                                ? ExtraQuestion.ask(bank, waiting)
                                : call.get());
    }

    /** The call, unless a fault has ended it before. */
    private <T> Step<T> struck(List<Fault> met, Supplier<Step<T>> call) {
        for (var fault : met) {
            var failure = Strike.of(fault);
            if (failure.isPresent()) {
                if (fault.does() == FaultKind.EXPIRED_CONSENT) {
                    meeting.loseConsent();
                }
                return failure.get().ofAnother();
            }
        }
        return call.get();
    }
}
