package io.fairlead.link.redirect;

import io.fairlead.shared.PartnerId;
import io.fairlead.shared.page.BrowserAddress;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Where consumers may be sent when they are done, as the operator has set it. */
@Component
public final class RedirectRules {

    static final String ANY = "any";

    private static final String ALL_BELOW = "*.";

    private final RedirectProperties properties;

    RedirectRules(RedirectProperties properties) {
        this.properties = properties;
    }

    /** Whether a link of the partner may lead there, which is a checked absolute URI. */
    public boolean allow(PartnerId partner, String redirectUri) {
        var uri = Objects.requireNonNull(BrowserAddress.parse(redirectUri));
        var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        var schemes = properties.redirectSchemes();
        if (!schemes.contains(ANY) && !schemes.contains(scheme)) {
            return false;
        }
        var allowed = properties.redirects().getOrDefault(partner.value(), List.of(ANY));
        var host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        var isWeb = scheme.equals("https") || scheme.equals("http");
        return allowed.contains(ANY)
                || (isWeb
                        ? allowed.stream().anyMatch(rule -> names(rule, host))
                        : allowed.contains(scheme + ":"));
    }

    private static boolean names(String rule, String host) {
        return rule.startsWith(ALL_BELOW)
                ? host.endsWith(rule.substring(1)) && host.length() >= rule.length()
                : host.equals(rule);
    }
}
