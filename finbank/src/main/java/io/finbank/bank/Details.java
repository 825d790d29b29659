package io.finbank.bank;

import io.finbank.clock.Calendar;
import io.finbank.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/**
 * The details and the holdings of accounts, under the names that the aggregation API gives them.
 */
@Service
public class Details {

    private final Ledger ledger;
    private final Calendar calendar;

    Details(Ledger ledger, Calendar calendar) {
        this.ledger = ledger;
        this.calendar = calendar;
    }

    /** The details: those that are planned, or else those that such an account has. */
    public Map<String, Object> of(Account account) {
        var planned = account.plan().detail();
        if (planned != null) {
            return planned;
        }
        var detail = new Detail();
        switch (account.type().family()) {
            case DEPOSIT -> deposit(account, detail);
            case CREDIT -> credit(account, detail);
            case INVESTMENT -> investment(account, detail);
            case LOAN -> loan(account, detail);
            case STUDENT_LOAN -> {
                loan(account, detail);
                studentLoan(account, detail);
            }
        }
        var own = account.plan().own();
        if (own != null) {
            detail.members.putAll(own.detail());
        }
        return detail.members;
    }

    /** What an investment account holds; empty for all others. */
    public List<Map<String, Object>> holdings(Account account) {
        if (account.type().family() != AccountType.Family.INVESTMENT) {
            return List.of();
        }
        var balance = ledger.balance(account);
        return Holding.of(
                account, balance.subtract(cash(balance)), Calendar.noon(calendar.today()));
    }

    private static BigDecimal cash(BigDecimal balance) {
        return Money.share(balance, "0.04");
    }

    private void deposit(Account account, Detail detail) {
        var balance = ledger.balance(account);
        var interest = Money.share(balance.max(BigDecimal.ZERO), "0.0004");
        var month = YearMonth.from(calendar.today());
        detail.money("availableBalanceAmount", ledger.available(account))
                .date("openDate", opened(account))
                .date("periodStartDate", month.atDay(1))
                .date("periodEndDate", month.atEndOfMonth())
                .text("periodInterestRate", "0.50")
                .money("periodInterestAmount", interest)
                .money("interestYtdAmount", times(interest, month.getMonthValue() - 1))
                .money("interestPriorYtdAmount", times(interest, 12));
        if (account.type() == AccountType.CD) {
            detail.date("maturityDate", opened(account).plusMonths(12));
        }
    }

    private void credit(Account account, Detail detail) {
        var owed = ledger.balance(account).negate();
        var limit = limitFor(account.plan().balance().negate());
        var lastMonth = YearMonth.from(calendar.today()).minusMonths(1);
        var closing = ledger.balanceAtEndOf(account, lastMonth.atEndOfMonth()).negate();
        detail.text("interestRate", "19.24")
                .money("currentBalance", owed)
                .money("creditMaxAmount", limit)
                .money("creditAvailableAmount", limit.subtract(owed))
                .money("cashAdvanceMaxAmount", Money.share(limit, "0.2"))
                .money("cashAdvanceAvailableAmount", Money.share(limit, "0.2"))
                .money("cashAdvanceBalance", BigDecimal.ZERO)
                .text("cashAdvanceInterestRate", "27.99")
                .money("paymentMinAmount", Money.of("35"))
                .date("paymentDueDate", lastMonth.plusMonths(1).atDay(25))
                .date("statementStartDate", lastMonth.atDay(1))
                .date("statementEndDate", lastMonth.atEndOfMonth())
                .date("statementCloseDate", lastMonth.atEndOfMonth())
                .money("statementCloseBalance", closing)
                .money("previousBalance", closing)
                .money("pastDueAmount", BigDecimal.ZERO)
                .money("lastPaymentAmount", Money.share(closing, "0.5"))
                .date("lastPaymentDate", lastMonth.atDay(24))
                .text("rewardEarnedBalance", "412");
    }

    private static BigDecimal limitFor(BigDecimal owed) {
        var thousand = BigDecimal.valueOf(1000);
        var thousands = owed.divideToIntegralValue(thousand).longValueExact();
        return thousand.multiply(BigDecimal.valueOf(Math.max(8, 3 * (thousands + 1))));
    }

    private void investment(Account account, Detail detail) {
        var balance = ledger.balance(account);
        detail.money("currentBalance", balance)
                .money("vestedBalance", balance)
                .money("availableCashBalance", cash(balance))
                .money("cashBalanceAmount", cash(balance))
                .money("marginBalance", BigDecimal.ZERO)
                .money("currentLoanBalance", BigDecimal.ZERO)
                .money("contribTotalYtd", times(Money.of("250"), monthsOfThisYear()))
                .flag("marginAllowed", account.type() == AccountType.BROKERAGE_ACCOUNT)
                .flag("cashAccountAllowed", true);
        switch (account.type()) {
            case PLAN_401K, PLAN_403B, PLAN_457, PLAN_401A, ROTH_401K, THRIFT_SAVINGS_PLAN ->
                    detail.money("empMatchAmount", Money.of("125"))
                            .money("empPretaxContribAmount", Money.of("250"))
                            .money(
                                    "empPretaxContribAmountYtd",
                                    times(Money.of("250"), monthsOfThisYear()))
                            .money("matchAmount", Money.of("125"))
                            .money("preTaxAmount", balance);
            case ROLLOVER -> detail.money("rolloverAmount", Money.share(balance, "0.8"));
            case PROFIT_SHARING_PLAN -> detail.money("profitSharingAmount", balance);
            default -> {}
        }
    }

    private void loan(Account account, Detail detail) {
        var owed = ledger.balance(account).negate();
        var payment = Money.share(owed, "0.008");
        var interest = Money.share(payment, "0.3");
        var month = YearMonth.from(calendar.today());
        var mortgage = account.type() == AccountType.MORTGAGE;
        int term = mortgage ? 360 : 120;
        var made = paymentsMade(account);
        detail.text("interestRate", mortgage ? "4.125" : "5.5")
                .text("interestRateType", "fixed")
                .text("interestPeriod", "monthly")
                .text("loanPaymentFreq", "monthly")
                .text("loanTermType", "fixed")
                .text("loanTypeDesc", mortgage ? "Conventional 30-Year Mortgage" : account.name())
                .text("description", account.name())
                .text("lender", "FinBank")
                .text("mlHolderName", account.owners().getFirst().name())
                .text("termOfMl", Integer.toString(term))
                .text("autoPayEnrolled", "Y")
                .number("paymentsMade", made)
                .number("paymentsRemaining", Math.max(0, term - made))
                .money("principalBalance", owed)
                .money("payoffAmount", owed.add(interest))
                .date("payoffAmountDate", month.atEndOfMonth())
                .money("initialMlAmount", Money.share(owed, "1.35"))
                .date("initialMlDate", opened(account))
                .date("firstPaymentDate", opened(account).plusMonths(1))
                .date("originalMaturityDate", opened(account).plusMonths(term))
                .money("nextPayment", payment)
                .money("recurringPaymentAmount", payment)
                .money("paymentMinAmount", payment)
                .money("nextPaymentInterestAmount", interest)
                .money("nextPaymentPrincipalAmount", payment.subtract(interest))
                .date("nextPaymentDate", month.plusMonths(1).atDay(1))
                .date("paymentDueDate", month.plusMonths(1).atDay(1))
                .money("lastPaymentAmount", payment)
                .date("lastPaymentDate", month.atDay(1))
                .money("lastPaymentInterestAmount", interest)
                .money("lastPaymentPrincipalAmount", payment.subtract(interest))
                .money("ytdInterestPaid", times(interest, monthsOfThisYear()))
                .money("ytdPrincipalPaid", times(payment.subtract(interest), monthsOfThisYear()))
                .money("pastDueAmount", BigDecimal.ZERO);
        if (mortgage) {
            detail.money("escrowBalance", Money.share(owed, "0.01")).text("firstMortgage", "Y");
        }
    }

    private void studentLoan(Account account, Detail detail) {
        var owed = ledger.balance(account).negate();
        detail.text("loanAwardId", "FB" + account.number())
                .text("guarantor", "US Department of Education")
                .text("owner", "FinBank")
                .text("originalSchool", "Wasatch State University")
                .text("currentSchool", "Wasatch State University")
                .text("interestSubsidyType", "Subsidized")
                .text("repaymentPlan", "Standard")
                .text("loanStatus", "Repayment")
                .date("loanStatusStartDate", opened(account).plusMonths(6))
                .date("outOfSchoolDate", opened(account))
                .date("expectedPayoffDate", opened(account).plusMonths(120))
                .text("originalInterestRate", "5.5")
                .money("interestBalance", Money.share(owed, "0.01"))
                .money("feesBalance", BigDecimal.ZERO)
                .number("daysDelinquent", 0);
    }

    private int monthsOfThisYear() {
        return calendar.today().getMonthValue();
    }

    private int paymentsMade(Account account) {
        return (int) opened(account).until(calendar.today()).toTotalMonths();
    }

    /** Between 2016 and 2022, as the account's id has it. */
    private static LocalDate opened(Account account) {
        return LocalDate.of(2016, 1, 15).plusDays(Math.floorMod(account.id().hashCode(), 2500));
    }

    private static BigDecimal times(BigDecimal amount, int factor) {
        return amount.multiply(BigDecimal.valueOf(factor));
    }

    /** Details as they are collected. */
    private static final class Detail {

        private final Map<String, Object> members = new TreeMap<>();

        Detail money(String name, BigDecimal amount) {
            members.put(name, Money.text(amount));
            return this;
        }

        Detail text(String name, String text) {
            members.put(name, text);
            return this;
        }

        Detail number(String name, int number) {
            members.put(name, number);
            return this;
        }

        Detail flag(String name, boolean flag) {
            members.put(name, flag);
            return this;
        }

        Detail date(String name, LocalDate day) {
            members.put(name, Calendar.noon(day));
            return this;
        }
    }
}
