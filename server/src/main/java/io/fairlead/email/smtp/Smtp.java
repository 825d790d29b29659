package io.fairlead.email.smtp;

import io.fairlead.email.smtp.SmtpResult.Accepted;
import io.fairlead.email.smtp.SmtpResult.Refused;
import io.fairlead.email.smtp.SmtpResult.TryLater;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Hands messages over to one mail server, with a connection for each. */
public final class Smtp {

    private static final Pattern ENHANCED_STATUS =
            Pattern.compile("\\b[245]\\.\\d{1,3}\\.\\d{1,3}\\b");
    private static final int PERMANENT = 500;
    private static final int SIGN_ON_NEEDED = 530;

    private final SmtpServer server;
    private final Session session;

    public Smtp(SmtpServer server, SenderPolicy senders) {
        this.server = server;
        this.session = Session.getInstance(server.settings(senders.host(), senders.operator()));
    }

    /** Sends the message as it is; never inside a transaction. */
    public SmtpResult send(byte[] message, List<String> receivers) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A call to a mail server inside a transaction");
        }
        try (var transport = session.getTransport("smtp")) {
            var password = server.password();
            transport.connect(
                    server.host(),
                    server.port(),
                    server.user(),
                    password == null ? null : password.reveal());
            transport.sendMessage(
                    new MimeMessage(session, new ByteArrayInputStream(message)),
                    addresses(receivers));
            return new Accepted();
        } catch (AuthenticationFailedException _) {
            return new TryLater("sign-on failed"); // the operator's to mend, not the mail's fault
        } catch (SendFailedException e) {
            return refusal(e);
        } catch (MessagingException e) {
            return new TryLater(reason(e));
        }
    }

    private static Address[] addresses(List<String> receivers) throws MessagingException {
        var addresses = new Address[receivers.size()];
        for (var i = 0; i < addresses.length; i++) {
            addresses[i] =
                    new InternetAddress(MailAddress.parse(receivers.get(i)).orElseThrow().ascii());
        }
        return addresses;
    }

    /** For good only if it is so for every receiver. */
    private static SmtpResult refusal(SendFailedException failure) {
        if (failure.getValidSentAddresses() != null && failure.getValidSentAddresses().length > 0) {
            return new Accepted();
        }
        @Nullable Refused refused = null;
        for (@Nullable Exception cause = failure;
                cause instanceof MessagingException answered;
                cause = answered.getNextException()) {
            var code = code(answered);
            if (code >= PERMANENT && code != SIGN_ON_NEEDED) {
                refused = refused == null ? new Refused(status(code, answered)) : refused;
            } else if (code > 0) {
                return new TryLater(status(code, answered));
            }
        }
        return refused == null ? new TryLater(reason(failure)) : refused;
    }

    /** The code that the server has answered with; 0: it has not, or for another receiver. */
    private static int code(MessagingException failure) {
        return switch (failure) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException send -> send.getReturnCode();
            default -> 0;
        };
    }

    /** Without the words, which often repeat the address. */
    private static String status(int code, MessagingException failure) {
        var enhanced = ENHANCED_STATUS.matcher(String.valueOf(failure.getMessage()));
        return enhanced.find() ? code + " " + enhanced.group() : String.valueOf(code);
    }

    private static String reason(MessagingException failure) {
        var cause = failure.getNextException();
        return (cause == null ? failure : cause).getClass().getSimpleName();
    }
}
