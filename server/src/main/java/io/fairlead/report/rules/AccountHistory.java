package io.fairlead.report.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An account and what was posted on it.
 *
 * @param type the account's type in the API's words, such as {@code checking}
 * @param balance what it holds when all postings are posted; debts are negative
 * @param postings all that are known, oldest first
 */
public record AccountHistory(long id, String type, BigDecimal balance, List<Posting> postings) {

    private static final Set<String> INCOME_TYPES = Set.of("checking", "savings", "moneyMarket");

    public AccountHistory {
        postings = postings.stream().sorted(Posting.OLDEST_FIRST).toList();
    }

    /** Whether wages can be paid into it: checking, savings and money market accounts. */
    public boolean takesIncome() {
        return INCOME_TYPES.contains(type);
    }

    /** The oldest posting that is known. */
    public Optional<Posting> oldest() {
        return postings.stream().findFirst();
    }

    /** Those posted within a period. */
    public List<Posting> within(ReportWindow window) {
        return postings.stream().filter(posting -> window.contains(posting.postedAt())).toList();
    }
}
