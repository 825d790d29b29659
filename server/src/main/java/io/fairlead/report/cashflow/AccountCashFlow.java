package io.fairlead.report.cashflow;

/** The cash flow of an account. */
public record AccountCashFlow(
        AccountBalanceFlow cashFlowBalance,
        AccountCreditFlow cashFlowCredit,
        AccountDebitFlow cashFlowDebit,
        AccountNetFlow cashFlowCharacteristic) {}
