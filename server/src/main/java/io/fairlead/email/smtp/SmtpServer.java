package io.fairlead.email.smtp;

import io.fairlead.shared.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * A mail server as {@code FAIRLEAD_SMTP_URL} names it.
 *
 * @param implicitTls whether the connection begins with TLS; otherwise it goes over to TLS, which
 *     only a server on this machine may leave out
 * @param user null where the server asks for none
 */
public record SmtpServer(
        String host,
        int port,
        boolean implicitTls,
        @Nullable String user,
        @Nullable Secret password) {

    private static final int SUBMISSION = 587;
    private static final int SUBMISSION_OVER_TLS = 465;
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final Duration TO_WRITE = Duration.ofSeconds(30);

    /** As RFC 5321 asks for: who gives up on a server that has the mail sends it twice. */
    public static final Duration TO_ANSWER = Duration.ofMinutes(10);

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    public static SmtpServer of(Secret url) {
        var uri = URI.create(url.reveal());
        var implicitTls = "smtps".equalsIgnoreCase(uri.getScheme());
        var standardPort = implicitTls ? SUBMISSION_OVER_TLS : SUBMISSION;
        var login =
                uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
        return new SmtpServer(
                uri.getHost(),
                uri.getPort() < 0 ? standardPort : uri.getPort(),
                implicitTls,
                login.length > 0 ? decoded(login[0]) : null,
                login.length > 1 ? new Secret(decoded(login[1])) : null);
    }

    private static String decoded(String part) {
        return UriUtils.decode(part, StandardCharsets.UTF_8);
    }

    /**
     * Settings of Jakarta Mail.
     *
     * @param ownHost what this server calls itself
     * @param bounces whom the mail server tells what it could not deliver
     */
    Properties settings(String ownHost, String bounces) {
        var settings = new Properties();
        settings.setProperty("mail.smtp.localhost", ownHost);
        settings.setProperty("mail.smtp.from", bounces);
        settings.setProperty("mail.smtp.sendpartial", "true");
        settings.setProperty("mail.smtp.connectiontimeout", millis(TO_CONNECT));
        settings.setProperty("mail.smtp.timeout", millis(TO_ANSWER));
        settings.setProperty("mail.smtp.writetimeout", millis(TO_WRITE));
        settings.setProperty("mail.smtp.auth", String.valueOf(user != null));
        settings.setProperty("mail.smtp.ssl.enable", String.valueOf(implicitTls));
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        settings.setProperty("mail.smtp.starttls.enable", String.valueOf(!implicitTls));
        settings.setProperty(
                "mail.smtp.starttls.required", String.valueOf(!implicitTls && !isHere()));
        return settings;
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }

    private boolean isHere() {
        return THIS_MACHINE.contains(host.toLowerCase(Locale.ROOT));
    }
}
