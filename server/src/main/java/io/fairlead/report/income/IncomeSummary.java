package io.fairlead.report.income;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.fairlead.report.rules.Money;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.TreeMap;

/**
 * The streams of one degree of confidence, over all accounts, added up. Gross is estimated of each
 * stream by itself, as each employer withholds by itself.
 */
public record IncomeSummary(
        EstimateInclusion confidenceType,
        List<NetMonth> netMonthly,
        BigDecimal averageMonthlyIncomeNet,
        BigDecimal averageMonthlyIncomeGross,
        IncomeEstimate incomeEstimate) {

    /** One for each degree that occurs, the surest first. */
    public static List<IncomeSummary> of(List<IncomeStream> streams) {
        return streams.stream()
                .collect(
                        groupingBy(
                                IncomeStream::estimateInclusion,
                                () -> new EnumMap<>(EstimateInclusion.class),
                                toList()))
                .entrySet()
                .stream()
                .map(degree -> of(degree.getKey(), degree.getValue()))
                .toList();
    }

    private static IncomeSummary of(EstimateInclusion inclusion, List<IncomeStream> streams) {
        var estimate = IncomeEstimate.sum(streams.stream().map(IncomeStream::estimate).toList());
        return new IncomeSummary(
                inclusion,
                months(streams),
                Money.monthly(estimate.netAnnual()),
                Money.monthly(estimate.estimatedGrossAnnual()),
                estimate);
    }

    private static List<NetMonth> months(List<IncomeStream> streams) {
        return List.copyOf(
                streams.stream()
                        .flatMap(stream -> stream.netMonthly().stream())
                        .collect(
                                toMap(
                                        NetMonth::month,
                                        month -> month,
                                        NetMonth::plus,
                                        TreeMap::new))
                        .values());
    }
}
