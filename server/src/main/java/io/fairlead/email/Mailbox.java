package io.fairlead.email;

import io.fairlead.email.EmailStore.Composed;
import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.Mode;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
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
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.HtmlUtils;

/**
 * What a sandbox has sent no further than to itself, for want of a mail server; read from the
 * messages as a receiver would.
 */
@Service
public class Mailbox {

    private static final Pattern LINK = Pattern.compile("href=\"(https?:[^\"]*)\"");

    private final EmailStore store;
    private final Mode mode;
    private final Route route;

    Mailbox(EmailStore store, EmailProperties properties, FairleadProperties fairlead) {
        this.store = store;
        this.mode = fairlead.mode();
        this.route = Route.of(properties, mode);
    }

    /** Whether there is one. */
    public boolean exists() {
        return mode == Mode.SANDBOX;
    }

    /** Whether mail comes here. */
    public boolean receives() {
        return route == Route.MAILBOX;
    }

    /** All mail, oldest first. */
    @Transactional(readOnly = true)
    public List<ReceivedMail> list() {
        return store.messages().stream().map(Mailbox::read).toList();
    }

    @Transactional(readOnly = true)
    public Optional<ReceivedMail> find(UUID id) {
        return store.messages().stream()
                .filter(composed -> composed.email().id().equals(id))
                .findFirst()
                .map(Mailbox::read);
    }

    private static ReceivedMail read(Composed composed) {
        try {
            var message =
                    new MimeMessage(
                            Session.getInstance(new Properties()),
                            new ByteArrayInputStream(composed.message()));
            var from = (InternetAddress) message.getFrom()[0];
            var html = part(message, "text/html");
            return new ReceivedMail(
                    composed.email().id(),
                    to(message),
                    Objects.requireNonNullElse(from.getPersonal(), from.getAddress()),
                    from.getAddress(),
                    String.valueOf(message.getSubject()),
                    html,
                    part(message, "text/plain"),
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

    private static String part(MimeMessage message, String type)
            throws MessagingException, IOException {
        var parts = (Multipart) message.getContent();
        for (var i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType(type)) {
                return ((String) part.getContent()).replace("\r\n", "\n");
            }
        }
        return "";
    }

    private static List<String> links(String html) {
        return LINK.matcher(html)
                .results()
                .map(link -> HtmlUtils.htmlUnescape(link.group(1)))
                .distinct()
                .toList();
    }
}
