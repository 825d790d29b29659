package io.fairlead.sandbox.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyTextTest {

    @Test
    void namesTheEventOfALongBody() {
        var body = "{\"eventType\":\"added\",\"x\":\"" + "x".repeat(200_000) + "\"}";
        assertThat(BodyText.of(body)).isEqualTo(new BodyText(body, "added", null));
    }

    @Test
    void leavesAVeryLongBodyUnread() {
        var json = "{\"eventType\":\"added\",\"x\":[{}" + ",{}".repeat(100_000) + "]}";
        assertThat(BodyText.of(json)).isEqualTo(new BodyText(json, null, null));
        var xml = "<event><eventType>added</eventType>" + "<a/>".repeat(70_000) + "</event>";
        assertThat(BodyText.of(xml)).isEqualTo(new BodyText(xml, null, null));
    }
}
