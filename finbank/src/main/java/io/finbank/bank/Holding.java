package io.finbank.bank;

import io.finbank.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/** What an investment account holds besides cash. */
final class Holding {

    private static final List<BigDecimal> SHARES =
            List.of(new BigDecimal("0.50"), new BigDecimal("0.30"), new BigDecimal("0.20"));

    private Holding() {}

    /** The positions of an account that are together worth so much, under the API's names. */
    static List<Map<String, Object>> of(Account account, BigDecimal worth, Object priceDate) {
        var securities = choose(account);
        List<Map<String, Object>> positions = new ArrayList<>();
        var left = worth;
        for (var i = 0; i < securities.size(); i++) {
            var last = i == securities.size() - 1;
            BigDecimal value = last ? left : Money.round(worth.multiply(SHARES.get(i)));
            left = left.subtract(value);
            positions.add(position(account, securities.get(i), value, priceDate));
        }
        return positions;
    }

    private static List<Security> choose(Account account) {
        var crypto = account.type() == AccountType.CRYPTOCURRENCY;
        List<Security> suitable =
                new ArrayList<>(
                        Security.all().stream()
                                .filter(security -> security.type().equals("Crypto") == crypto)
                                .toList());
        Collections.shuffle(suitable, new Random(account.id().hashCode()));
        return suitable.subList(0, Math.min(SHARES.size(), suitable.size()));
    }

    private static Map<String, Object> position(
            Account account, Security security, BigDecimal value, Object priceDate) {
        var units = value.divide(security.price(), 4, RoundingMode.HALF_UP);
        var cost = Money.round(units.multiply(security.paidPrice()));
        return new TreeMap<>(
                Map.ofEntries(
                        Map.entry(
                                "id",
                                1 + Math.abs((long) Objects.hash(account.id(), security.symbol()))),
                        Map.entry("description", security.name()),
                        Map.entry("securityName", security.name()),
                        Map.entry("symbol", security.symbol()),
                        Map.entry("securityId", security.cusip()),
                        Map.entry("securityIdType", "CUSIP"),
                        Map.entry("securityType", security.type()),
                        Map.entry("assetClass", security.assetClass()),
                        Map.entry("securityCurrency", "USD"),
                        Map.entry("transactionType", "Cash"),
                        Map.entry("holdType", "INVESTMENT"),
                        Map.entry("posType", "Long"),
                        Map.entry("status", "A"),
                        Map.entry("units", units.toPlainString()),
                        Map.entry("currentPrice", security.price().toPlainString()),
                        Map.entry("currentPriceDate", priceDate),
                        Map.entry("marketValue", value.toPlainString()),
                        Map.entry("paidPrice", security.paidPrice().toPlainString()),
                        Map.entry("costBasis", cost.toPlainString()),
                        Map.entry("costBasisPerShare", security.paidPrice().toPlainString()),
                        Map.entry("totalGLDollar", value.subtract(cost).toPlainString())));
    }
}
