package io.fairlead.consent;

import io.fairlead.consent.Consent.SharedAccount;
import io.fairlead.shared.page.Texts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What a partner can see now.
 *
 * @param receipts one for each bank; at least one
 */
public record SharedSummary(Texts texts, String partner, List<Receipt> receipts) {

    private static final Set<String> DEPOSITS = Set.of("checking", "savings", "moneyMarket", "cd");

    /** Otherwise in the bank's order. */
    private static final Comparator<SharedAccount> DEPOSITS_FIRST =
            Comparator.comparing(account -> !DEPOSITS.contains(account.type()));

    /**
     * What is shared of one bank.
     *
     * @param until when it ends
     * @param path of the consumer's receipt
     */
    public record Receipt(String bank, List<Row> accounts, Instant until, String path) {

        public static Receipt of(Consent consent, Texts texts) {
            return new Receipt(
                    consent.institutionName(),
                    consent.sharedAccounts().stream()
                            .sorted(DEPOSITS_FIRST)
                            .map(one -> Row.of(one, texts))
                            .toList(),
                    consent.endsAt(),
                    consent.key().path());
        }
    }

    /** An account, with the end of its number masked. */
    public record Row(String name, String number, String type) {

        public static Row of(SharedAccount account, Texts texts) {
            var type = "accountType." + account.type();
            return new Row(
                    account.name(),
                    "••" + account.ending(),
                    texts.get(texts.has(type) ? type : "accountType.other"));
        }

        String named() {
            return name + " " + number;
        }
    }

    /** Who can see what, until when. */
    public String sentence() {
        return texts.get("consent.now", partner, accounts(), date());
    }

    private String accounts() {
        var all = receipts.stream().flatMap(receipt -> receipt.accounts().stream()).toList();
        return texts.get("consent.accounts", all.size() - 1, all.getFirst().named());
    }

    /** When the last of it ends. */
    private String date() {
        return texts.date(
                receipts.stream().map(Receipt::until).max(Instant::compareTo).orElseThrow());
    }
}
