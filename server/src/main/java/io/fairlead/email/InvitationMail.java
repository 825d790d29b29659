package io.fairlead.email;

import io.fairlead.consent.ConsentFacts;
import io.fairlead.shared.page.Texts;
import java.time.Instant;

/**
 * What the mail with a link says. Templates {@code email/invitation/html} and {@code
 * email/invitation/text}.
 *
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
        boolean joint)
        implements OutgoingMail {

    @Override
    public String templates() {
        return "email/invitation";
    }

    @Override
    public String preview() {
        return request();
    }

    @Override
    public String heading() {
        return texts.get("email.heading");
    }

    /** Who asks for what, and why. */
    public String request() {
        return texts.get(joint ? "email.request.joint" : "email.request", asker());
    }

    public String life() {
        return texts.get("email.life", texts.moment(expiresAt));
    }

    @Override
    public String doubt() {
        var phone = config.supportPhone();
        return phone == null
                ? texts.get("email.doubt", asker())
                : texts.get("email.doubt.phone", asker(), phone);
    }

    @Override
    public String footer() {
        return texts.get("email.footer", asker());
    }
}
