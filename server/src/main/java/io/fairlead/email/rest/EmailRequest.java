package io.fairlead.email.rest;

import io.fairlead.email.EmailConfig;
import io.fairlead.email.smtp.MailAddress;
import io.fairlead.link.LinkType;
import io.fairlead.link.rest.ConnectFields;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The object {@code email} of a send call, read into what it asks for. */
public final class EmailRequest {

    private static final int MAX_TEXT = 255;
    private static final int MAX_NAME = 100;
    private static final int MAX_LINES = 10;
    private static final Pattern BETWEEN = Pattern.compile("\\s*[,;]\\s*");
    private static final Pattern PHONE = Pattern.compile("[0-9A-Za-z +().,/*#-]{3,40}");

    private EmailRequest() {}

    /** Reads it; a joint call may name the addresses of both borrowers. */
    public static EmailConfig read(LinkType type, ConnectFields call) {
        var fields = call.requiredObject("email");
        return new EmailConfig(
                receivers(type, fields),
                from(fields),
                phone(fields),
                fields.text("subject", MAX_TEXT),
                fields.text("firstName", MAX_NAME),
                fields.text("institutionName", MAX_NAME),
                fields.text("institutionAddress", MAX_TEXT),
                fields.texts("signature", MAX_LINES, MAX_TEXT));
    }

    private static List<String> receivers(LinkType type, ConnectFields fields) {
        var most = type == LinkType.JOINT_BORROWER ? 2 : 1;
        var text = fields.requiredText("to", most * (MailAddress.MAX_LENGTH + 1));
        var receivers = most == 1 ? List.of(text) : Arrays.asList(BETWEEN.split(text, -1));
        if (receivers.size() > most || !receivers.stream().allMatch(EmailRequest::isAddress)) {
            throw fields.wrong("to", "must be a valid email");
        }
        return receivers.stream().distinct().toList();
    }

    private static @Nullable String from(ConnectFields fields) {
        var from = fields.text("from", MailAddress.MAX_LENGTH);
        if (from != null && !isAddress(from)) {
            throw fields.wrong("from", "must be a valid email");
        }
        return from;
    }

    private static @Nullable String phone(ConnectFields fields) {
        var phone = fields.text("supportPhone", MAX_NAME);
        if (phone != null && !PHONE.matcher(phone).matches()) {
            throw fields.wrong("supportPhone", "must be a phone number");
        }
        return phone;
    }

    private static boolean isAddress(String text) {
        return MailAddress.parse(text).isPresent();
    }
}
