package io.fairlead.email;

import io.fairlead.consent.ConsentFacts;
import io.fairlead.shared.page.Texts;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the mail with a link says. Templates {@code email/invitation/html} and {@code
 * email/invitation/text}.
 *
 * @param config with everything that may stand in for what the partner left open
 * @param facts what the consumer is asked to agree to
 * @param url opens the link
 * @param host where the link leads, for the reader to compare
 */
public record InvitationMail(
        Texts texts,
        Brand brand,
        EmailConfig config,
        ConsentFacts facts,
        String url,
        String host,
        Instant expiresAt,
        boolean joint) {

    /** Names the logo within the message. */
    static final String LOGO_ID = "logo";

    /** Who asks. */
    public String asker() {
        return Objects.requireNonNull(config.institutionName());
    }

    /** The address of the logo within the message. */
    public String logo() {
        return "cid:" + LOGO_ID;
    }

    /** The HTML with its picture in it, for a reader that is no mail program. */
    static String withLogo(String html, byte @Nullable [] png) {
        return png == null
                ? html
                : html.replace(
                        "cid:" + LOGO_ID,
                        "data:image/png;base64," + Base64.getEncoder().encodeToString(png));
    }

    public String subject() {
        return Objects.requireNonNull(config.subject());
    }

    public String greeting() {
        var name = config.firstName();
        return name == null ? texts.get("email.greeting") : texts.get("email.greeting.name", name);
    }

    /** Who asks for what, and why. */
    public String request() {
        return texts.get(joint ? "email.request.joint" : "email.request", asker());
    }

    public String life() {
        return texts.get("email.life", texts.moment(expiresAt));
    }

    /** Whom to ask. */
    public String doubt() {
        var phone = config.supportPhone();
        return phone == null
                ? texts.get("email.doubt", asker())
                : texts.get("email.doubt.phone", asker(), phone);
    }

    public List<String> signature() {
        return Objects.requireNonNullElse(config.signature(), List.of());
    }

    public @Nullable String postalAddress() {
        return config.institutionAddress();
    }
}
