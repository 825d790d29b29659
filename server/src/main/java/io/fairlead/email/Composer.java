package io.fairlead.email;

import io.fairlead.email.smtp.MailAddress;
import io.fairlead.email.smtp.SenderPolicy;
import io.fairlead.shared.page.Pages;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes the message that goes over the wire, byte for byte. */
@Component
class Composer {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final Pages pages;
    private final SenderPolicy senders;

    Composer(Pages pages, SenderPolicy senders) {
        this.pages = pages;
        this.senders = senders;
    }

    /**
     * The complete message.
     *
     * @param id makes its Message-ID
     */
    byte[] compose(UUID id, OutgoingMail mail, Instant now) {
        try {
            var message = new IdentifiedMessage("<" + id + "@" + senders.host() + ">");
            address(message, mail.config(), mail.asker());
            message.setSubject(mail.subject(), UTF_8);
            message.setSentDate(Date.from(now));
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setContent(new MimeMultipart("alternative", text(mail), look(mail)));
            message.saveChanges();
            var bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException e) {
            throw new IllegalStateException("Cannot compose a mail", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void address(MimeMessage message, EmailConfig config, String asker)
            throws MessagingException, IOException {
        var from = Objects.requireNonNull(config.from());
        var ownsAddress = senders.mayUse(from);
        message.setFrom(
                new InternetAddress(ownsAddress ? ascii(from) : senders.operator(), asker, UTF_8));
        if (!ownsAddress) {
            message.setReplyTo(
                    new InternetAddress[] {new InternetAddress(ascii(from), asker, UTF_8)});
        }
        for (var to : config.to()) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(ascii(to)));
        }
    }

    private MimeBodyPart text(OutgoingMail mail) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(pages.render(mail.templates() + "/text", mail), UTF_8);
        return part;
    }

    /** The HTML, together with its picture where it has one. */
    private MimeBodyPart look(OutgoingMail mail) throws MessagingException {
        var logo = mail.brand().logo();
        if (logo == null) {
            return html(mail);
        }
        var both = new MimeBodyPart();
        both.setContent(new MimeMultipart("related", html(mail), picture(logo)));
        return both;
    }

    private static MimeBodyPart picture(byte[] png) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(png, "image/png")));
        part.setContentID("<" + OutgoingMail.LOGO_ID + ">");
        part.setDisposition(Part.INLINE);
        return part;
    }

    private MimeBodyPart html(OutgoingMail mail) throws MessagingException {
        var part = new MimeBodyPart();
        part.setContent(
                pages.render(mail.templates() + "/html", mail), "text/html; charset=" + UTF_8);
        return part;
    }

    private static String ascii(String address) {
        return MailAddress.parse(address).map(MailAddress::ascii).orElse(address);
    }

    /** Keeps its own id, where Jakarta Mail would make up one. */
    private static final class IdentifiedMessage extends MimeMessage {

        private final String id;

        IdentifiedMessage(String id) {
            super(Session.getInstance(new Properties()));
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
