package io.fairlead.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.institution.InstitutionSettings;
import io.fairlead.link.LinkDetails.Presentation;
import io.fairlead.link.LinkDetails.ReportOptions;
import io.fairlead.link.LinkDetails.Webhook;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkQueryTest {

    private static final LinkId SIGNATURE = new LinkId("ab".repeat(32));

    @Test
    void listsItsKeysInAlphabeticalOrder() {
        var details =
                details(
                        LinkType.LITE,
                        new Presentation("en", "https://app.example/back", true, null, null, null),
                        new Webhook("https://hook.example/c", "application/json", null));

        assertThat(query(details).sign(SIGNATURE))
                .hasToString(
                        "consumerId=c0&customerId=7001200340&institutionId=102105&isWebView=true"
                                + "&language=en&origin=url&partnerId=2445000000001"
                                + "&redirectUri=https%3A%2F%2Fapp.example%2Fback&signature="
                                + SIGNATURE.hex()
                                + "&timestamp=1731000000123&ttl=1731007200123&type=lite"
                                + "&webhook=https%3A%2F%2Fhook.example%2Fc"
                                + "&webhookContentType=application%2Fjson");
    }

    @Test
    void leavesOutWhatWasNotAskedFor() {
        var plain = new Presentation(null, null, null, null, null, null);

        assertThat(query(details(LinkType.FULL, plain, null)).toString())
                .doesNotContain("type=", "webhook", "language", "isWebView", "redirectUri");
    }

    @Test
    void encodesLikeEncodeUriComponent() {
        var odd = new Presentation(null, "app://a b+c/é?x=1&y='(!*~)'#f", null, null, null, null);

        assertThat(query(details(LinkType.FULL, odd, null)).toString())
                .contains("redirectUri=app%3A%2F%2Fa%20b%2Bc%2F%C3%A9%3Fx%3D1%26y%3D'(!*~)'%23f");
    }

    @Test
    void readsWhatItWrote() {
        var odd = new Presentation("fr-CA", "app://a b+c?é=%26", null, null, null, null);
        var written = query(details(LinkType.FULL, odd, null));
        var unsigned = written.unsigned();

        var read = LinkQuery.parse(written.sign(SIGNATURE).toString()).orElseThrow();

        assertThat(read.unsigned()).isEqualTo(unsigned);
        assertThat(read.get("redirectUri")).isEqualTo("app://a b+c?é=%26");
        assertThat(read.signature()).contains(SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ttl", "ttl=1&ttl=2", "ttl=%zz", "ttl=%4", "ttl=1&origin"})
    void refusesWhatNoLinkHas(String query) {
        assertThat(LinkQuery.parse(query)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "origin=url&ttl=1&fbclid=x",
                "gclid=%zz&origin=url&&ttl=1&mc_cid",
                "origin=url&amp;ttl=1",
                "origin=url&amp;amp;ttl=1&amp;utm_source=a",
                "origin=url&ttl=1&ttl=1",
                "ttl=1&origin=url"
            })
    void readsALinksKeysAndNoOthers(String query) {
        assertThat(LinkQuery.parse(query).orElseThrow()).hasToString("origin=url&ttl=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ttl=1.",
                "ttl=1).",
                "ttl=1%22",
                "ttl=1%E2%80%A6",
                "ttl=1,&x=.",
                "ttl=1%20%3E"
            })
    void readsItWithoutTheMarksAtItsEnd(String query) {
        assertThat(LinkQuery.readings("origin=url&" + query))
                .extracting(LinkQuery::toString)
                .contains("origin=url&ttl=1");
    }

    @Test
    void readsNoEndlessMarks() {
        assertThat(LinkQuery.readings("ttl=1" + ".".repeat(10_000))).hasSize(16);
        assertThat(LinkQuery.readings("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ttl=1", "signature=abc", "signature=", "signature=AB"})
    void findsNoSignatureOfAnotherForm(String query) {
        assertThat(LinkQuery.parse(query).orElseThrow().signature()).isEmpty();
    }

    private static LinkQuery query(LinkDetails details) {
        return LinkQuery.of(
                new PartnerId("2445000000001"),
                new CustomerId("7001200340"),
                details,
                Instant.ofEpochMilli(1731000000123L),
                Instant.ofEpochMilli(1731007200123L));
    }

    private static LinkDetails details(
            LinkType type, Presentation presentation, @Nullable Webhook webhook) {
        return new LinkDetails(
                type,
                LinkOrigin.URL,
                "c0",
                null,
                type == LinkType.LITE ? "102105" : null,
                null,
                presentation,
                webhook,
                InstitutionSettings.NONE,
                ReportOptions.NONE);
    }
}
