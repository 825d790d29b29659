package io.fairlead.session.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {

    @ParameterizedTest
    @ValueSource(strings = {"app://", "app://back", "app:/back?a=b", "https://app.example/back"})
    void takesLinksIntoAppsAndToSites(String link) {
        assertThat(Host.of("iOS", null, link, false).redirectUrl()).isEqualTo(link);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "://", "back", "javascript://", "javascript:alert(1)", "app://a b"})
    void leavesOutWhatIsNoLink(String link) {
        assertThat(Host.of("iOS", null, link, false).redirectUrl()).isNull();
    }
}
