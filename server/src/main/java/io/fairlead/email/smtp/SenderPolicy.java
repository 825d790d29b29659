package io.fairlead.email.smtp;

import io.fairlead.shared.CannotStartException;
import io.fairlead.shared.FairleadProperties;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whom mail may come from: only domains that the operator may send for pass SPF and DMARC. */
@Component
public class SenderPolicy {

    private final String operator;
    private final List<String> allowed;
    private final String host;

    SenderPolicy(EmailProperties properties, FairleadProperties fairlead) {
        this.host = host(fairlead.publicUrl());
        this.operator = properties.from() == null ? "no-reply@" + host : checked(properties.from());
        this.allowed =
                properties.allowedSenders().stream()
                        .map(sender -> sender.toLowerCase(Locale.ROOT))
                        .toList();
    }

    /** The operator's own address, which bounces go to. */
    public String operator() {
        return operator;
    }

    /** The name of this server in mail: in message ids, and when it greets another server. */
    public String host() {
        return host;
    }

    /** Whether mail may come from this address. */
    public boolean mayUse(String address) {
        return address.equalsIgnoreCase(operator)
                || MailAddress.parse(address).filter(this::isAllowed).isPresent();
    }

    private boolean isAllowed(MailAddress address) {
        return allowed.contains(address.domain())
                || allowed.contains(address.ascii().toLowerCase(Locale.ROOT));
    }

    private static String checked(String from) {
        return Optional.of(from)
                .flatMap(MailAddress::parse)
                .map(MailAddress::ascii)
                .orElseThrow(
                        () ->
                                new CannotStartException(
                                        "fairlead.email.from is \"%s\": it must be an e-mail address."
                                                .formatted(from)));
    }

    private static String host(URI publicUrl) {
        var host = publicUrl.getHost();
        return host.startsWith("[") ? "[IPv6:" + host.substring(1) : host;
    }
}
