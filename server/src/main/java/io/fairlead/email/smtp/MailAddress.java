package io.fairlead.email.smtp;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address that mail can be sent to.
 *
 * @param ascii the address as SMTP has it: its domain in lower case, and in ASCII
 */
public record MailAddress(String ascii) {

    public static final int MAX_LENGTH = 254;

    private static final int MAX_LOCAL_PART = 64;
    private static final Pattern LOCAL_PART =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile(
                    "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    /** Reads a bare address: no name, no comment, no quotes. */
    public static Optional<MailAddress> parse(String text) {
        var at = text.lastIndexOf('@');
        if (at < 1 || at > MAX_LOCAL_PART || !LOCAL_PART.matcher(text.substring(0, at)).matches()) {
            return Optional.empty();
        }
        return asciiDomain(text.substring(at + 1))
                .map(domain -> text.substring(0, at) + "@" + domain)
                .filter(MailAddress::isSendable)
                .map(MailAddress::new);
    }

    String domain() {
        return ascii.substring(ascii.lastIndexOf('@') + 1);
    }

    private static Optional<String> asciiDomain(String domain) {
        try {
            return Optional.of(IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES))
                    .map(ascii -> ascii.toLowerCase(Locale.ROOT))
                    .filter(ascii -> DOMAIN.matcher(ascii).matches());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean isSendable(String address) {
        try {
            new InternetAddress(address, true).validate();
            return address.length() <= MAX_LENGTH;
        } catch (AddressException _) {
            return false;
        }
    }
}
