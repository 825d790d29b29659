package io.fairlead.email;

import io.fairlead.consent.SharedSummary;
import io.fairlead.shared.page.Texts;

/**
 * What the mail says that a consumer gets for having shared accounts. Templates {@code
 * email/receipt/html} and {@code email/receipt/text}.
 *
 * @param shared by which link, at each bank; the reader alone gets the addresses of its receipts
 * @param site where the receipts are, without a slash at the end
 */
public record ReceiptMail(
        Texts texts, Brand brand, EmailConfig config, SharedSummary shared, String site)
        implements OutgoingMail {

    @Override
    public String templates() {
        return "email/receipt";
    }

    @Override
    public String preview() {
        return shared.sentence();
    }

    @Override
    public String heading() {
        return texts.get("email.receipt.heading");
    }

    /** The address of what was shared of one bank. */
    public String url(SharedSummary.Receipt receipt) {
        return site + receipt.path();
    }

    @Override
    public String doubt() {
        return texts.get("email.receipt.doubt");
    }

    @Override
    public String footer() {
        return texts.get("email.receipt.footer", asker());
    }
}
