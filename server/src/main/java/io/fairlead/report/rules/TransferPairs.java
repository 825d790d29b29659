package io.fairlead.report.rules;

import static java.util.stream.Collectors.groupingBy;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds transfers that nobody calls so: an amount that leaves one account and comes onto another
 * one of the customer within three days. It must be the only one of this amount, on both sides, in
 * those days; where two could be meant, none is.
 */
final class TransferPairs {

    private static final int DAYS = 3;

    private final ZoneId zone;
    private final Map<BigDecimal, List<Posting>> byAmount;

    private TransferPairs(List<Posting> unknown, ZoneId zone) {
        this.zone = zone;
        this.byAmount =
                unknown.stream()
                        .collect(groupingBy(posting -> posting.amount().stripTrailingZeros()));
    }

    /** Both sides of each, among postings of which nothing else is known. */
    static List<Posting> among(List<AccountHistory> accounts, PostingKinds kinds, ZoneId zone) {
        var unknown =
                accounts.stream()
                        .flatMap(account -> account.postings().stream())
                        .filter(posting -> kinds.is(posting, PostingKind.OTHER))
                        .filter(posting -> !PayEvidence.isCalledIncome(posting))
                        .toList();
        var pairs = new TransferPairs(unknown, zone);
        return unknown.stream().filter(Posting::isCredit).flatMap(pairs::pair).toList();
    }

    private Stream<Posting> pair(Posting credit) {
        var sources = beside(credit);
        if (sources.size() != 1) {
            return Stream.of();
        }
        var source = sources.getFirst();
        return beside(source).size() == 1 ? Stream.of(credit, source) : Stream.of();
    }

    /** Those of the opposite amount, on other accounts, in the days around. */
    private List<Posting> beside(Posting one) {
        return byAmount.getOrDefault(one.amount().negate().stripTrailingZeros(), List.of()).stream()
                .filter(other -> other.accountId() != one.accountId())
                .filter(other -> isNear(one, other))
                .toList();
    }

    private boolean isNear(Posting one, Posting other) {
        return Math.abs(ChronoUnit.DAYS.between(one.day(zone), other.day(zone))) <= DAYS;
    }
}
