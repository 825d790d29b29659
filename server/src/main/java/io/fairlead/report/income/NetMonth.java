package io.fairlead.report.income;

import java.math.BigDecimal;

/**
 * What came in a complete calendar month.
 *
 * @param month its beginning, in epoch seconds
 * @param gross an estimate
 */
public record NetMonth(long month, BigDecimal net, BigDecimal gross) {

    NetMonth plus(NetMonth other) {
        return new NetMonth(month, net.add(other.net), gross.add(other.gross));
    }
}
