package io.fairlead.email;

import io.fairlead.email.EmailStore.Composed;
import io.fairlead.email.smtp.EmailProperties;
import io.fairlead.email.smtp.MailRoute;
import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.Mode;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.web.util.HtmlUtils;

/**
 * What a sandbox has sent no further than to itself, for want of a mail server; read from the
 * messages as a receiver would.
 */
@Service
public class Mailbox {

    private static final long BYTES_LISTED = 8L * 1024 * 1024;
    private static final Pattern LINK = Pattern.compile("href=\"(https?:[^\"]*)\"");

    private final EmailStore store;
    private final Mode mode;
    private final MailRoute route;

    Mailbox(EmailStore store, EmailProperties properties, FairleadProperties fairlead) {
        this.store = store;
        this.mode = fairlead.mode();
        this.route = MailRoute.of(properties, mode);
    }

    /** Whether there is one. */
    public boolean exists() {
        return mode == Mode.SANDBOX;
    }

    /** Whether mail comes here. */
    public boolean receives() {
        return route == MailRoute.MAILBOX;
    }

    /** The newest mail, 8 MiB of it, oldest first. */
    public List<ReceivedMail> list() {
        return store.messages(BYTES_LISTED).stream().map(Mailbox::read).toList();
    }

    public Optional<ReceivedMail> find(UUID id) {
        return store.message(id).map(Mailbox::read);
    }

    private static ReceivedMail read(Composed composed) {
        try {
            var message =
                    new MimeMessage(
                            Session.getInstance(new Properties()),
                            new ByteArrayInputStream(composed.message()));
            var from = (InternetAddress) message.getFrom()[0];
            var html = html(message);
            return new ReceivedMail(
                    composed.email().id(),
                    to(message),
                    Objects.requireNonNullElse(from.getPersonal(), from.getAddress()),
                    from.getAddress(),
                    String.valueOf(message.getSubject()),
                    html,
                    text(message, "text/plain"),
                    links(html),
                    new String(composed.message(), StandardCharsets.UTF_8),
                    Objects.requireNonNull(composed.email().progress().sentAt()));
        } catch (MessagingException e) {
            throw new IllegalStateException("Cannot read a mail", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> to(MimeMessage message) throws MessagingException {
        return Arrays.stream(message.getRecipients(Message.RecipientType.TO))
                .map(InternetAddress.class::cast)
                .map(InternetAddress::getAddress)
                .toList();
    }

    /** The HTML as a reader shows it, with its picture in it. */
    private static String html(MimeMessage message) throws MessagingException, IOException {
        var html = text(message, "text/html");
        var logo = part(message, "image/png");
        return OutgoingMail.withLogo(
                html, logo.isEmpty() ? null : logo.get().getInputStream().readAllBytes());
    }

    private static String text(MimeMessage message, String type)
            throws MessagingException, IOException {
        var part = part(message, type);
        return part.isEmpty() ? "" : ((String) part.get().getContent()).replace("\r\n", "\n");
    }

    /** The first part of that type, however deep it is. */
    private static Optional<Part> part(Part whole, String type)
            throws MessagingException, IOException {
        if (whole.isMimeType(type)) {
            return Optional.of(whole);
        }
        if (whole.isMimeType("multipart/*")) {
            var parts = (Multipart) whole.getContent();
            for (var i = 0; i < parts.getCount(); i++) {
                var found = part(parts.getBodyPart(i), type);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> links(String html) {
        return LINK.matcher(html)
                .results()
                .map(link -> HtmlUtils.htmlUnescape(link.group(1)))
                .distinct()
                .toList();
    }
}
