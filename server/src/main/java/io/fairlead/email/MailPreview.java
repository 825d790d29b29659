package io.fairlead.email;

import io.fairlead.consent.Consents;
import io.fairlead.consent.SharedSummary;
import io.fairlead.experience.Experience;
import io.fairlead.experience.Experiences;
import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.page.Language;
import io.fairlead.shared.page.Pages;
import io.fairlead.shared.page.Texts;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** The mails as they look in an experience, with content that is made up. */
@Component
public class MailPreview {

    private static final Instant EXPIRY = Instant.parse("2026-12-01T17:00:00Z");

    private final Pages pages;
    private final Experiences experiences;
    private final Consents consents;
    private final FairleadProperties fairlead;

    MailPreview(
            Pages pages, Experiences experiences, Consents consents, FairleadProperties fairlead) {
        this.pages = pages;
        this.experiences = experiences;
        this.consents = consents;
        this.fairlead = fairlead;
    }

    /** The mails that there are. */
    public enum Kind {
        INVITATION,
        INVITATION_OF_TWO,
        RECEIPT
    }

    /**
     * The mail's HTML, with its picture in it.
     *
     * @param asker who asks, as consumers know them
     */
    public String html(Kind kind, Experience experience, Language language, String asker) {
        var texts = Texts.of(language);
        var joint = kind == Kind.INVITATION_OF_TWO;
        var config =
                new EmailConfig(
                        List.of("consumer@example.com"),
                        null,
                        "801-984-4200",
                        texts.get("email.heading"),
                        joint ? "Jane, James" : "Jane",
                        asker,
                        "1 Harbor Street, Salt Lake City, UT 84101",
                        List.of(asker));
        var brand = Brand.of(experience, experiences);
        var site = fairlead.publicUrl();
        var mail =
                kind == Kind.RECEIPT
                        ? new ReceiptMail(
                                texts, brand, config, shared(texts, asker), site.toString())
                        : new InvitationMail(
                                texts,
                                brand,
                                config,
                                consents.announced(texts, asker, experience.settings(), EXPIRY),
                                site.toString(),
                                site.getHost(),
                                EXPIRY,
                                joint);
        return OutgoingMail.withLogo(pages.render(mail.templates() + "/html", mail), brand.logo());
    }

    private static SharedSummary shared(Texts texts, String asker) {
        var accounts =
                List.of(
                        new SharedSummary.Row(
                                "Everyday Checking", "••1234", texts.get("accountType.checking")),
                        new SharedSummary.Row(
                                "High Yield Savings Account",
                                "••2345",
                                texts.get("accountType.savings")));
        var receipt = new SharedSummary.Receipt("FinBank", accounts, EXPIRY, "/consents/");
        return new SharedSummary(texts, asker, List.of(receipt));
    }
}
