package io.finbank.bank;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** The types of accounts, under the names that the aggregation API gives them. */
public enum AccountType {
    CHECKING("checking", Family.DEPOSIT, true),
    SAVINGS("savings", Family.DEPOSIT, true),
    CD("cd", Family.DEPOSIT, false),
    MONEY_MARKET("moneyMarket", Family.DEPOSIT, true),
    CREDIT_CARD("creditCard", Family.CREDIT, false),
    LINE_OF_CREDIT("lineOfCredit", Family.CREDIT, false),
    INVESTMENT("investment", Family.INVESTMENT, false),
    INVESTMENT_TAX_DEFERRED("investmentTaxDeferred", Family.INVESTMENT, false),
    EMPLOYEE_STOCK_PURCHASE_PLAN("employeeStockPurchasePlan", Family.INVESTMENT, false),
    IRA("ira", Family.INVESTMENT, false),
    PLAN_401K("401k", Family.INVESTMENT, false),
    ROTH("roth", Family.INVESTMENT, false),
    PLAN_403B("403b", Family.INVESTMENT, false),
    PLAN_529("529plan", Family.INVESTMENT, false),
    ROLLOVER("rollover", Family.INVESTMENT, false),
    UGMA("ugma", Family.INVESTMENT, false),
    UTMA("utma", Family.INVESTMENT, false),
    KEOGH("keogh", Family.INVESTMENT, false),
    PLAN_457("457plan", Family.INVESTMENT, false),
    PLAN_401A("401a", Family.INVESTMENT, false),
    BROKERAGE_ACCOUNT("brokerageAccount", Family.INVESTMENT, false),
    EDUCATION_SAVINGS("educationSavings", Family.INVESTMENT, false),
    HEALTH_SAVINGS_ACCOUNT("healthSavingsAccount", Family.INVESTMENT, false),
    PENSION("pension", Family.INVESTMENT, false),
    PROFIT_SHARING_PLAN("profitSharingPlan", Family.INVESTMENT, false),
    ROTH_401K("roth401k", Family.INVESTMENT, false),
    SEP_IRA("sepIRA", Family.INVESTMENT, false),
    SIMPLE_IRA("simpleIRA", Family.INVESTMENT, false),
    THRIFT_SAVINGS_PLAN("thriftSavingsPlan", Family.INVESTMENT, false),
    VARIABLE_ANNUITY("variableAnnuity", Family.INVESTMENT, false),
    CRYPTOCURRENCY("cryptocurrency", Family.INVESTMENT, false),
    MORTGAGE("mortgage", Family.LOAN, false),
    LOAN("loan", Family.LOAN, false),
    STUDENT_LOAN("studentLoan", Family.STUDENT_LOAN, false),
    STUDENT_LOAN_GROUP("studentLoanGroup", Family.STUDENT_LOAN, false),
    STUDENT_LOAN_ACCOUNT("studentLoanAccount", Family.STUDENT_LOAN, false);

    /** Types with the same kind of details. */
    public enum Family {
        DEPOSIT,
        CREDIT,
        INVESTMENT,
        LOAN,
        STUDENT_LOAN
    }

    private final String wireName;
    private final Family family;
    private final boolean ach;

    AccountType(String wireName, Family family, boolean ach) {
        this.wireName = wireName;
        this.family = family;
        this.ach = ach;
    }

    @JsonCreator
    static AccountType named(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no type " + wireName));
    }

    /** Its name in answers. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    public Family family() {
        return family;
    }

    /** Whether money can be sent to such an account over the ACH network. */
    public boolean hasAch() {
        return ach;
    }

    /** Whether such an account is a debt that is paid back in instalments. */
    public boolean isLoan() {
        return family == Family.LOAN || family == Family.STUDENT_LOAN;
    }
}
