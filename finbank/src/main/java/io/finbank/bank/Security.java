package io.finbank.bank;

import java.math.BigDecimal;
import java.util.List;

/** Something that investment accounts hold. */
record Security(
        String symbol,
        String name,
        String cusip,
        String type,
        String assetClass,
        BigDecimal price,
        BigDecimal paidPrice) {

    private static final List<Security> ALL =
            DataFile.read("finbank/securities.yaml", Catalogue.class).securities();

    static List<Security> all() {
        return ALL;
    }

    static Security of(String symbol) {
        return ALL.stream()
                .filter(security -> security.symbol().equals(symbol))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no " + symbol + "."));
    }

    private record Catalogue(List<Security> securities) {}
}
