package io.fairlead.report.transaction;

import io.fairlead.report.ReportConstraints.FindTransaction;
import io.fairlead.report.rules.Posting;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which transactions a report lists: all, or those for which everything holds that was asked. */
record TransactionSearch(@Nullable FindTransaction asked) {

    boolean finds(Posting posting) {
        return asked == null
                || (hasText(posting, asked.findTransactionDescriptionMemo())
                        && isFrom(posting, asked.findTransactionAmountFrom())
                        && isTo(posting, asked.findTransactionAmountTo())
                        && isIn(posting, asked.findTransactionCategory()));
    }

    /** Description and memo with a space between them, exactly. */
    private static boolean hasText(Posting posting, @Nullable String text) {
        var joined =
                posting.memo() == null
                        ? posting.description()
                        : posting.description() + " " + posting.memo();
        return text == null || text.equals(joined);
    }

    private static boolean isFrom(Posting posting, @Nullable BigDecimal least) {
        return least == null || posting.amount().compareTo(least) >= 0;
    }

    private static boolean isTo(Posting posting, @Nullable BigDecimal most) {
        return most == null || posting.amount().compareTo(most) <= 0;
    }

    private static boolean isIn(Posting posting, @Nullable List<String> categories) {
        return categories == null
                || categories.isEmpty()
                || (posting.category() != null && categories.contains(posting.category()));
    }
}
