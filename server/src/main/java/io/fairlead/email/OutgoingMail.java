package io.fairlead.email;

import io.fairlead.shared.page.Texts;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What every mail says of who sends it, and to whom. */
public sealed interface OutgoingMail permits InvitationMail, ReceiptMail {

    /** Names the logo within the message. */
    String LOGO_ID = "logo";

    Texts texts();

    Brand brand();

    /** With everything that may stand in for what the partner left open. */
    EmailConfig config();

    /** The folder of its templates {@code html} and {@code text}. */
    String templates();

    /** What a mail program shows beside the subject. */
    String preview();

    String heading();

    /** Whom to ask. */
    String doubt();

    /** Why the reader gets it. */
    String footer();

    /** Who asks for the data, or has got them. */
    default String asker() {
        return Objects.requireNonNull(config().institutionName());
    }

    default String subject() {
        return Objects.requireNonNull(config().subject());
    }

    default String greeting() {
        var name = config().firstName();
        return name == null
                ? texts().get("email.greeting")
                : texts().get("email.greeting.name", name);
    }

    default List<String> signature() {
        return Objects.requireNonNullElse(config().signature(), List.of());
    }

    default @Nullable String postalAddress() {
        return config().institutionAddress();
    }

    /** The address of the logo within the message. */
    default String logo() {
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
}
