package io.fairlead.report.cashflow;

/** The cash flow of all accounts together. */
public record CashFlowSummary(
        BalanceFlowSummary cashFlowBalanceSummary,
        CreditFlowSummary cashFlowCreditSummary,
        DebitFlowSummary cashFlowDebitSummary,
        NetFlowSummary cashFlowCharacteristicsSummary) {}
