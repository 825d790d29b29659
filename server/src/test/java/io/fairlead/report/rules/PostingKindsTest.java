package io.fairlead.report.rules;

import static io.fairlead.report.Deposits.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.report.Deposits;
import io.fairlead.report.Deposits.Saying;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostingKindsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 5);

    @ParameterizedTest
    @CsvSource({
        "-35.00, INSUFFICIENT FUNDS FEE,           fee,           Bank Fee,        NSF_FEE",
        "-35.00, NSF FEE,                          ,              ,                NSF_FEE",
        "-30.00, Returned item charge 1142,        ,              ,                NSF_FEE",
        "-34.00, NON-SUFFICIENT FUNDS,             fee,           ,                NSF_FEE",
        "-35.00, NSF/OVERDRAFT FEE,                ,              ,                NSF_FEE",
        " 35.00, NSF FEE REVERSAL,                 ,              ,                NSF_FEE_REVERSAL",
        " 35.00, REFUND OF INSUFFICIENT FUNDS FEE, credit,        Bank Fee,        NSF_FEE_REVERSAL",
        "-35.00, NSF FEE REVERSAL CORRECTION,      ,              ,                OTHER",
        "-35.00, OVERDRAFT FEE,                    fee,           Bank Fee,        OVERDRAFT_FEE",
        "-812.1, NSF RETURN OF DEPOSITED CHECK,    check,         ,                OTHER",
        "1150.0, RETURNED ITEM LIBERTY ROOMS RENT, credit,        Mortgage & Rent, REFUND",
        "-25.00, MONTHLY SERVICE CHARGE,           serviceCharge, Service Fee,     FEE",
        "-12.00, CONFERENCE HALL,                  pointOfSale,   Entertainment,   OTHER",
        "2000.0, ACME CORP PAYROLL 1029,           directDeposit, ,                PAY",
        "2000.0, ACME CORP,                        ,              Paycheck,        PAY",
        "1810.0, SSA TREAS 310 XXSOC SEC,          ,              ,                BENEFIT",
        " 640.0, STATE UNEMPLOYMENT INS,           ,              ,                BENEFIT",
        "   0.7, INTEREST PAID,                    interest,      Interest Income, INTEREST",
        "  41.0, AMAZON MARKETPLACE REFUND,        credit,        Shopping,        REFUND",
        "1200.0, IRS TREAS 310 TAX REF,            ,              ,                REFUND",
        "-500.0, ONLINE TRANSFER TO SAVINGS,       transfer,      Transfer,        TRANSFER",
        " 500.0, ZELLE FROM A FRIEND,              ,              ,                TRANSFER",
        " 900.0, WIRE TRANSFER BIG CLIENT,         ,              Income,          OTHER",
        " 255.0, QUICKLEND PAYDAY ADVANCE,         deposit,       Loans,           LOAN_DEPOSIT",
        "5000.0, BRIDGE LENDING LLC,               ,              ,                LOAN_DEPOSIT",
        "2400.0, HOME LOAN SERVICES PAYROLL,       ,              ,                PAY",
        " 300.0, MOBILE DEPOSIT,                   deposit,       ,                OTHER"
    })
    void tellsByWordsTypesAndCategories(
            String amount, String description, String type, String category, PostingKind kind) {
        var account =
                Deposits.checking()
                        .post(DAY, amount, description, new Saying(null, null, category, type))
                        .holding("0");

        assertThat(kind(account, 0, account)).isEqualTo(kind);
    }

    @Test
    void takesNoPaymentOfALoanForALoan() {
        var loan =
                Deposits.on(7, "loan")
                        .post(DAY, "232.00", "LOAN PAYMENT RECEIVED", Saying.category("Loan"))
                        .holding("-7400");

        assertThat(kind(loan, 0, loan)).isEqualTo(PostingKind.OTHER);
    }

    @Test
    void seesATransferByItsTwoSides() {
        var from = Deposits.on(1, "checking").post(DAY, "-417.20", "DEBIT 4471").holding("0");
        var to = Deposits.on(2, "savings").post(DAY.plusDays(3), "417.20", "CREDIT").holding("0");

        assertThat(kind(from, 0, from, to)).isEqualTo(PostingKind.TRANSFER);
        assertThat(kind(to, 0, from, to)).isEqualTo(PostingKind.TRANSFER);
        assertThat(kind(to, 0, to)).isEqualTo(PostingKind.OTHER);
    }

    @Test
    void pairsNothingFartherApartThanThreeDays() {
        var from = Deposits.on(1, "checking").post(DAY, "-417.20", "DEBIT 4471").holding("0");
        var to = Deposits.on(2, "savings").post(DAY.plusDays(4), "417.20", "CREDIT").holding("0");

        assertThat(kind(to, 0, from, to)).isEqualTo(PostingKind.OTHER);
    }

    /** A rent of the same amount as a gift proves nothing. */
    @Test
    void pairsNothingThatCouldMeanTwoThings() {
        var from =
                Deposits.on(1, "checking")
                        .post(DAY, "-500.00", "RENT")
                        .post(DAY.plusDays(1), "-500.00", "CAR")
                        .holding("0");
        var to = Deposits.on(2, "savings").post(DAY, "500.00", "CREDIT").holding("0");

        assertThat(kind(to, 0, from, to)).isEqualTo(PostingKind.OTHER);
        assertThat(kind(from, 0, from, to)).isEqualTo(PostingKind.OTHER);
    }

    @Test
    void neverPairsPay() {
        var from = Deposits.on(1, "checking").post(DAY, "-2000.00", "CAR DEALER").holding("0");
        var to = Deposits.on(2, "savings").pay(DAY, "2000.00", "ACME").holding("0");

        assertThat(kind(to, 0, from, to)).isEqualTo(PostingKind.PAY);
        assertThat(kind(from, 0, from, to)).isEqualTo(PostingKind.OTHER);
    }

    @Test
    void countsNoDepositThatWasTakenBack() {
        var account =
                Deposits.checking()
                        .pay(DAY.minusDays(14), "2000.00", "ACME")
                        .pay(DAY, "2000.00", "ACME")
                        .post(DAY.plusDays(4), "-2000.00", "ACME PAYROLL REVERSAL")
                        .holding("0");

        assertThat(kind(account, 0, account)).isEqualTo(PostingKind.PAY);
        assertThat(kind(account, 1, account)).isEqualTo(PostingKind.REFUND);
        assertThat(kind(account, 2, account)).isEqualTo(PostingKind.REFUND);
    }

    private static PostingKind kind(AccountHistory of, int index, AccountHistory... all) {
        return PostingKinds.of(List.of(all), ZONE).of(of.postings().get(index));
    }
}
