package io.fairlead.consent;

import io.fairlead.account.agreement.DataKind;
import io.fairlead.shared.page.MessageKey;
import io.fairlead.shared.page.Texts;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What a consumer agrees to, in the same words on every page and in mails. Template {@code
 * connect/part/consent-facts}.
 *
 * @param partner who sees the data, as the consumer knows them
 * @param data the kinds of data in the order in which they are told
 * @param until when reading ends at the latest
 */
public record ConsentFacts(Texts texts, String partner, List<DataKind> data, Instant until) {

    public static ConsentFacts of(
            Texts texts, String partner, Collection<DataKind> data, Instant until) {
        return new ConsentFacts(texts, partner, data.stream().sorted().toList(), until);
    }

    /** All in one sentence. */
    public String summary() {
        return texts.get("consent.summary", partner, names(), date());
    }

    /** The kinds of data in one list of words. */
    public String names() {
        return texts.list(data.stream().map(this::nameInList).toList());
    }

    public String name(DataKind kind) {
        return texts.get(key(kind));
    }

    public String why(DataKind kind) {
        return texts.get(key(kind) + ".why");
    }

    public String date() {
        return texts.date(until);
    }

    private String nameInList(DataKind kind) {
        return texts.get(key(kind) + ".short");
    }

    private static String key(DataKind kind) {
        return "consent.data." + MessageKey.of(kind);
    }
}
