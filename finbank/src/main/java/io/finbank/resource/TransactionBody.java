package io.finbank.resource;

import io.finbank.bank.Booking;
import io.finbank.clock.Calendar;
import io.finbank.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A transaction as clients read it. */
record TransactionBody(
        String id,
        String amount,
        String status,
        Instant transactionDate,
        @Nullable Instant postedDate,
        String description,
        @Nullable String memo,
        String type,
        @Nullable String checkNum,
        @Nullable String payee,
        String category,
        @Nullable InvestmentBody investment) {

    static TransactionBody of(Booking booking, LocalDate today) {
        var pending = booking.isPendingOn(today);
        var trade = booking.trade();
        return new TransactionBody(
                booking.id(),
                Money.text(booking.amount()),
                pending ? "pending" : "posted",
                Calendar.noon(booking.date()),
                pending ? null : Calendar.noon(booking.posted()),
                booking.description(),
                booking.memo(),
                booking.type(),
                booking.checkNum(),
                booking.payee(),
                booking.category(),
                trade == null ? null : InvestmentBody.of(trade));
    }

    record InvestmentBody(
            String ticker,
            String unitQuantity,
            String unitPrice,
            String investmentTransactionType,
            String securityId,
            String securityIdType) {

        static InvestmentBody of(Booking.Trade trade) {
            return new InvestmentBody(
                    trade.ticker(),
                    trade.unitQuantity().toPlainString(),
                    trade.unitPrice().toPlainString(),
                    trade.investmentTransactionType(),
                    trade.securityId(),
                    trade.securityIdType());
        }
    }
}
