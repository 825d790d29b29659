package io.fairlead.email;

import io.fairlead.consent.Consents;
import io.fairlead.experience.Experience;
import io.fairlead.experience.Experiences;
import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.page.Language;
import io.fairlead.shared.page.Pages;
import io.fairlead.shared.page.Texts;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** The mail with a link as it looks in an experience, with content that is made up. */
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

    /**
     * The mail's HTML, with its picture in it.
     *
     * @param asker who asks, as consumers know them
     * @param joint whether two borrowers are asked
     */
    public String html(Experience experience, Language language, String asker, boolean joint) {
        var texts = Texts.of(language);
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
        var brand = Brand.of(experience, experiences.pictures(experience));
        var mail =
                new InvitationMail(
                        texts,
                        brand,
                        config,
                        consents.announced(texts, asker, experience.settings(), EXPIRY),
                        fairlead.publicUrl().toString(),
                        fairlead.publicUrl().getHost(),
                        EXPIRY,
                        joint);
        return InvitationMail.withLogo(pages.render("email/invitation/html", mail), brand.logo());
    }
}
