package io.fairlead.spi;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Members of a body of the vendor's API by their names, which {@link Keys} lists.
 *
 * @param members values are {@code String}, {@code Boolean}, {@code Long}, {@link BigDecimal} or
 *     {@link Instant}: money is never a floating-point number, a date never a bare one
 */
public record Facts(Map<String, Object> members) {

    public static final Facts NONE = new Facts(Map.of());

    public Facts {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        members.values().forEach(Facts::check);
    }

    private static void check(Object value) {
        switch (value) {
            case String _, Boolean _, Long _, BigDecimal _, Instant _ -> {}
            default ->
                    throw new IllegalArgumentException(
                            "A fact is no %s".formatted(value.getClass().getSimpleName()));
        }
    }

    /** The names that facts may have. Others would reach partners without a meaning. */
    public static final class Keys {

        /** Of {@link BankAccount#detail}. */
        public static final Set<String> ACCOUNT_DETAIL =
                Set.of(
                        "autoPayEnrolled",
                        "availableBalanceAmount",
                        "availableCashBalance",
                        "cashAccountAllowed",
                        "cashAdvanceAvailableAmount",
                        "cashAdvanceBalance",
                        "cashAdvanceInterestRate",
                        "cashAdvanceMaxAmount",
                        "cashBalanceAmount",
                        "contribTotalYtd",
                        "creditAvailableAmount",
                        "creditMaxAmount",
                        "currentBalance",
                        "currentLoanBalance",
                        "currentSchool",
                        "daysDelinquent",
                        "description",
                        "empMatchAmount",
                        "empPretaxContribAmount",
                        "empPretaxContribAmountYtd",
                        "escrowBalance",
                        "expectedPayoffDate",
                        "feesBalance",
                        "firstMortgage",
                        "firstPaymentDate",
                        "guarantor",
                        "initialMlAmount",
                        "initialMlDate",
                        "interestBalance",
                        "interestPeriod",
                        "interestPriorYtdAmount",
                        "interestRate",
                        "interestRateType",
                        "interestSubsidyType",
                        "interestYtdAmount",
                        "lastPaymentAmount",
                        "lastPaymentDate",
                        "lastPaymentInterestAmount",
                        "lastPaymentPrincipalAmount",
                        "lastPaymentReceiveDate",
                        "lender",
                        "loanAwardId",
                        "loanNumber",
                        "loanPaymentAddress",
                        "loanPaymentFreq",
                        "loanPaymentNumber",
                        "loanStatus",
                        "loanStatusStartDate",
                        "loanTermType",
                        "loanTypeDesc",
                        "marginAllowed",
                        "marginBalance",
                        "matchAmount",
                        "maturityDate",
                        "mlHolderName",
                        "nextPayment",
                        "nextPaymentDate",
                        "nextPaymentInterestAmount",
                        "nextPaymentPrincipalAmount",
                        "openDate",
                        "originalInterestRate",
                        "originalMaturityDate",
                        "originalSchool",
                        "outOfSchoolDate",
                        "pastDueAmount",
                        "paymentDueDate",
                        "paymentMinAmount",
                        "paymentsMade",
                        "paymentsRemaining",
                        "payoffAmount",
                        "payoffAmountDate",
                        "periodEndDate",
                        "periodInterestAmount",
                        "periodInterestRate",
                        "periodStartDate",
                        "preTaxAmount",
                        "previousBalance",
                        "principalBalance",
                        "profitSharingAmount",
                        "recurringPaymentAmount",
                        "repaymentPlan",
                        "rewardEarnedBalance",
                        "rolloverAmount",
                        "statementCloseBalance",
                        "statementCloseDate",
                        "statementEndDate",
                        "statementStartDate",
                        "termOfMl",
                        "vestedBalance",
                        "ytdInterestPaid",
                        "ytdPrincipalPaid");

        /** Of each of {@link BankAccount#holdings}. */
        public static final Set<String> POSITION =
                Set.of(
                        "assetClass",
                        "costBasis",
                        "costBasisPerShare",
                        "currentPrice",
                        "currentPriceDate",
                        "description",
                        "holdType",
                        "id",
                        "marketValue",
                        "optionExpireDate",
                        "paidPrice",
                        "posType",
                        "securityCurrency",
                        "securityId",
                        "securityIdType",
                        "securityName",
                        "securityType",
                        "status",
                        "subAccountType",
                        "symbol",
                        "totalGLDollar",
                        "transactionType",
                        "units");

        /** Of {@link BankTransaction#investment}. */
        public static final Set<String> INVESTMENT_TRANSACTION =
                Set.of(
                        "commissionAmount",
                        "currencySymbol",
                        "escrowAmount",
                        "feeAmount",
                        "interestAmount",
                        "investmentTransactionType",
                        "principalAmount",
                        "securityId",
                        "securityIdType",
                        "ticker",
                        "unitPrice",
                        "unitQuantity");

        private Keys() {}
    }
}
