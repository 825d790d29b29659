package io.fairlead.report.rules;

import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What each posting on a customer's accounts was, by its own words and by the others beside it. */
public final class PostingKinds {

    /** By when a debit that takes back a deposit has come. */
    private static final int DAYS_TO_TAKE_BACK = 10;

    private static final Set<PostingKind> MAY_BE_TAKEN_BACK =
            EnumSet.of(PostingKind.PAY, PostingKind.BENEFIT, PostingKind.OTHER);

    private final Map<Long, PostingKind> kinds = new HashMap<>();

    private PostingKinds() {}

    /**
     * Reads the postings of accounts together.
     *
     * @param accounts all accounts of the customer that the report may look at, whether or not it
     *     prints them: a transfer is seen by its two sides
     * @param zone where days begin
     */
    public static PostingKinds of(List<AccountHistory> accounts, ZoneId zone) {
        var found = new PostingKinds();
        for (var account : accounts) {
            account.postings().forEach(posting -> found.add(account, posting));
            found.takeBack(account, zone);
        }
        TransferPairs.among(accounts, found, zone)
                .forEach(posting -> found.kinds.put(posting.id(), PostingKind.TRANSFER));
        return found;
    }

    public PostingKind of(Posting posting) {
        return kinds.getOrDefault(posting.id(), PostingKind.OTHER);
    }

    public boolean is(Posting posting, PostingKind kind) {
        return of(posting) == kind;
    }

    /** What a deposit itself says about being income. */
    public PayEvidence evidence(Posting deposit) {
        return PayEvidence.of(deposit, of(deposit));
    }

    /** Money comes onto a loan or an investment account when it is paid, not when it is lent. */
    private void add(AccountHistory account, Posting posting) {
        var kind = KindRules.kind(posting);
        var lent = kind != PostingKind.LOAN_DEPOSIT || account.takesIncome();
        kinds.put(posting.id(), lent ? kind : PostingKind.OTHER);
    }

    /** A deposit that was taken back soon is money that came back, as is what took it. */
    private void takeBack(AccountHistory account, ZoneId zone) {
        for (var debit : account.postings()) {
            if (KindRules.takesBack(debit)) {
                account.postings().reversed().stream()
                        .filter(credit -> isTakenBack(credit, debit, zone))
                        .findFirst()
                        .ifPresent(
                                credit -> {
                                    kinds.put(credit.id(), PostingKind.REFUND);
                                    kinds.put(debit.id(), PostingKind.REFUND);
                                });
            }
        }
    }

    private boolean isTakenBack(Posting credit, Posting debit, ZoneId zone) {
        var days = ChronoUnit.DAYS.between(credit.day(zone), debit.day(zone));
        return credit.amount().compareTo(debit.amount().negate()) == 0
                && days >= 0
                && days <= DAYS_TO_TAKE_BACK
                && MAY_BE_TAKEN_BACK.contains(of(credit));
    }
}
