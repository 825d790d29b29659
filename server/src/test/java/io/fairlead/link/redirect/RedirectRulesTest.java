package io.fairlead.link.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.PartnerId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedirectRulesTest {

    @Test
    void letsLinksLeadAnywhereUnlessSaid() {
        var rules = new RedirectRules(settings("any", Map.of()));

        assertThat(rules.allow(new PartnerId("1"), "https://anywhere.example/a")).isTrue();
        assertThat(rules.allow(new PartnerId("1"), "some-app://done")).isTrue();
    }

    @Test
    void letsLinksLeadToWhatIsListedOnly() {
        var rules =
                new RedirectRules(
                        settings(
                                "https,harbour-app",
                                Map.of("1", List.of("a.example", "*.b.example", "harbour-app:"))));
        var partner = new PartnerId("1");

        for (var allowed :
                List.of(
                        "https://a.example/x?y",
                        "HTTPS://A.EXAMPLE:8443/",
                        "https://deep.c.b.example/",
                        "harbour-app://done")) {
            assertThat(rules.allow(partner, allowed)).as(allowed).isTrue();
        }
        for (var refused :
                List.of(
                        "http://a.example/",
                        "https://b.example/",
                        "https://evilb.example/",
                        "https://a.example.evil.example/",
                        "https://sub.a.example/",
                        "other-app://done",
                        "https://evil.example/?a.example")) {
            assertThat(rules.allow(partner, refused)).as(refused).isFalse();
        }
        // No list of its own: every host, but not every scheme.
        assertThat(rules.allow(new PartnerId("2"), "https://anywhere.example/")).isTrue();
        assertThat(rules.allow(new PartnerId("2"), "other-app://done")).isFalse();
    }

    private static RedirectProperties settings(
            String schemes, Map<String, List<String>> redirects) {
        return new RedirectProperties(List.of(schemes.split(",")), redirects);
    }
}
