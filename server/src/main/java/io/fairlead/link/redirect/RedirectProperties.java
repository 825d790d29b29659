package io.fairlead.link.redirect;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where a {@code redirectUri} may lead.
 *
 * @param redirectSchemes which schemes it may have; {@code any}: all that run no code
 * @param redirects by partner: the hosts, as {@code app.example.com} or {@code *.example.com}, and
 *     the schemes of apps, as {@code harbour-app:}, that its links may lead to; a partner without
 *     any may let them lead anywhere
 */
@Validated
@ConfigurationProperties("fairlead.link")
record RedirectProperties(
        @NotNull @DefaultValue(RedirectRules.ANY) List<String> redirectSchemes,
        @NotNull @DefaultValue Map<String, List<String>> redirects) {}
